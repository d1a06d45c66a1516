import assert from "node:assert/strict";
import { breakProfile } from "../../lib/fit/break_profile.ts";
import { brokenLine } from "../../lib/fit/broken_line.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { co2Points } from "./study_points.ts";

const leaderboard = co2Points();
const found = breakProfile(leaderboard, { named: 7 });

Deno.test("breakProfile() finds the break that R's segmented finds on the leaderboard", () => {
  // R 4.2: s <- segmented(lm(y ~ x), seg.Z = ~x, psi = 0.9) on log10 of both;
  //   10^s$psi[, "Est."]; slope(s); deviance(s)
  assertDigits(found.best.breakAt, 7.242004, 6);
  assertDigits(found.best.slopeBelow, 0.27487, 5);
  assertDigits(found.best.slopeAbove, 1.2362, 5);
  assertDigits(found.best.rss, 150.739190562, 8);
});

Deno.test("breakProfile() compares with no break and with a named one as statsmodels does", () => {
  // sm.OLS(ly, sm.add_constant(lx)).fit().rsquared, .ssr; with a hinge at 7: .rsquared, .ssr
  assertAllDigits(found.straight, { rSquared: 0.5216141777641512, rss: 226.99980486230342 }, 11);
  assertAllDigits(found.named!, { rSquared: 0.6808190213051581, rss: 151.45519894560672 }, 11);
  const { rss } = found.best;
  assertDigits(found.named!.f, (151.45519894560672 - rss) / (rss / 2216), 8);
  assert.equal(found.named!.inInterval, false);
});

Deno.test("breakProfile() has an interval with F at its ends at the quantile", () => {
  // scipy.stats.f.ppf(0.95, 1, 2216)
  const quantile = 3.845658581278066;
  for (const breakAt of found.interval) {
    const { rss } = brokenLine(leaderboard, breakAt);
    assertDigits((rss - found.best.rss) / (found.best.rss / 2216), quantile, 3);
  }
  assert.deepEqual(found.open, [false, false]);
  // numpy: on geomspace(0.5, 70, 400) F <= quantile from 7.168 to 7.532, one step being 1.2 %
  assert.ok(found.interval[0] > 7.168 / 1.0125 && found.interval[0] <= 7.168);
  assert.ok(found.interval[1] >= 7.532 && found.interval[1] < 7.532 * 1.0125);
});

Deno.test("breakProfile() keeps enough on each side of every break, and survives JSON", () => {
  for (const { breakAt } of [found.profile[0], found.profile[found.profile.length - 1]]) {
    const below = leaderboard.filter((p) => p.x <= breakAt).length;
    assert.ok(below >= 111 && 2220 - below >= 111, `${breakAt}: ${below}`);
  }
  assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
});

Deno.test("breakProfile() takes given breaks as they are", () => {
  const { profile, best, interval } = breakProfile(leaderboard, { breaks: [13, 3, 7] });
  assert.deepEqual(profile.map((c) => c.breakAt), [3, 7, 13]);
  // sm.OLS with a hinge at 3, 7, 13: .ssr
  [183.79070122890613, 151.45519894560672, 159.64152133346423]
    .forEach((rss, i) => assertDigits(profile[i].rss, rss, 11));
  assert.equal(best.breakAt, 7);
  assert.deepEqual(interval, [7, 7]);
  assert.throws(
    () => breakProfile(leaderboard, { breaks: [7, 200] }),
    /^RangeError: Cannot profile the break: 200 given, need breaks from 0\.887 to 70/,
  );
});

Deno.test("breakProfile() says when the data leave the break open", () => {
  const straight = Array.from({ length: 60 }, (_, i) => ({
    x: 1.1 ** i,
    y: 1.1 ** i * (1 + 0.1 * Math.sin(17 * i * i)),
  }));
  const { open, named } = breakProfile(straight, { named: 1e6 });
  assert.ok(open[0] || open[1]);
  assert.equal(named, null);
});

Deno.test("breakProfile() of an exact break is finite", () => {
  const exact = Array.from({ length: 30 }, (_, i) => ({ x: i + 1, y: Math.max(i + 1, 10) }));
  const profile = breakProfile(exact, { breaks: [5, 10, 20] });
  assert.equal(profile.best.breakAt, 10);
  assert.deepEqual(JSON.parse(JSON.stringify(profile)), profile);
});

Deno.test("breakProfile() needs three different x on each side", () =>
  assert.throws(
    () => breakProfile([1, 2, 3, 4, 5].map((x) => ({ x, y: x }))),
    /^RangeError: Cannot profile the break: 5 points have 5 different x, need 6/,
  ));
