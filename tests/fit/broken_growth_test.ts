import assert from "node:assert/strict";
import { breakProfile } from "../../lib/fit/break_profile.ts";
import { alongBrokenLine, brokenLine } from "../../lib/fit/broken_line.ts";
import { dealRepeatedly } from "../../lib/fit/folds.ts";
import { compareGrowth } from "../../lib/fit/growth.ts";
import { logErrorDifference } from "../../lib/fit/growth_candidate.ts";
import type { Point } from "../../lib/fit/point.ts";
import { assertDigits } from "../stats/digits.ts";
import { co2Points, energyPoints } from "./study_points.ts";

const atLimit = "power law, changing at the limit";
const chosen = "power law, changing where the rows choose";
const changes = { breakAt: 7, searchBreak: true };
const leaderboard = compareGrowth(co2Points(), changes);
const named = (name: string) => leaderboard.candidates.find((c) => c.growth === name)!;

Deno.test("compareGrowth() has statsmodels' AICc of power laws that change", () => {
  // e = sm.OLS(ly, add_constant([lx, maximum(0, lx - log10(k))])).fit().resid; the rest as in
  // growth_test.ts, with 4 parameters at k = 7, with 5 at 7.242, the break that R's segmented finds
  assertDigits(named(atLimit).aicc, AICC[0], 11);
  assertDigits(named(chosen).aicc, AICC[1], 11);
});
const AICC = [5087.2265238741, 5078.715542711403];

Deno.test("compareGrowth() lets the rows choose the break that breakProfile() finds", () => {
  const { fit } = named(chosen), { best } = breakProfile(co2Points());
  assert.ok("breakAt" in fit);
  assertDigits(fit.breakAt, best.breakAt, 6);
  assertDigits(fit.slopeAbove, best.slopeAbove, 6);
});

Deno.test("compareGrowth() says which growths remain on the leaderboard: both that change", () => {
  assert.deepEqual(leaderboard.remaining, [chosen, atLimit]);
  assert.equal(leaderboard.best, chosen);
  const limitAlone = compareGrowth(co2Points(), { breakAt: 7 });
  assert.deepEqual([limitAlone.best, limitAlone.decisive], [atLimit, true]);
  assert.deepEqual(limitAlone.remaining, [atLimit]);
});

Deno.test("logErrorDifference() compares on the log scale, where all sizes count alike", () => {
  const straight = named("power law"), change = named(atLimit);
  const { difference, standardError } = logErrorDifference(change, straight);
  const { crossValidatedLogError } = change;
  assertDigits(difference, straight.crossValidatedLogError - crossValidatedLogError, 12);
  assert.ok(difference > 2 * standardError);
});

Deno.test("compareGrowth() tests each fold on a change that the others show", () => {
  const points = energyPoints("A100"), limit = 3;
  const growth = compareGrowth(points, { breakAt: limit, searchBreak: true });
  const [{ folds, count }] = dealRepeatedly(points, 10, { seed: 1, times: 1 });
  for (const name of [atLimit, chosen]) {
    const { foldErrors, logFoldErrors } = growth.candidates.find((c) => c.growth === name)!;
    for (let k = 0; k < count; k++) {
      const others = points.filter((_, i) => folds[i] !== k);
      const at = name === atLimit ? limit : breakProfile(others).best.breakAt;
      const line = brokenLine(others, at), left = points.filter((_, i) => folds[i] === k);
      const errors = left.map(({ x, y }) => Math.abs(y - alongBrokenLine(line, x)));
      const logs = left.map(({ x, y }) => Math.abs(Math.log10(y / alongBrokenLine(line, x))));
      const digits = name === atLimit ? 9 : 5;
      assertDigits(foldErrors[k], errors.reduce((a, b) => a + b) / left.length, digits, name);
      assertDigits(logFoldErrors[k], logs.reduce((a, b) => a + b) / left.length, digits, name);
    }
  }
});

/** Made-up y that change their exponent at 20, scattered in proportion by a fixed pattern. */
const broken = Array.from({ length: 60 }, (_, i): Point => {
  const x = 1.1 ** i, y = x <= 20 ? x ** 0.3 : 20 ** -1.2 * x ** 1.5;
  return { x, y: y * (1 + 0.1 * Math.sin(7.3 * i * i)) };
});

Deno.test("compareGrowth() recognises a change, and does not see one where none is", () => {
  const there = compareGrowth(broken, { breakAt: 20, searchBreak: true });
  assert.ok(there.best === atLimit || there.best === chosen);
  assert.ok(!there.remaining.includes("power law") && !there.remaining.includes("linear"));
  const straight = broken.map(({ x }, i) => ({
    x,
    y: x ** 1.2 * (1 + 0.1 * Math.sin(7.3 * i * i)),
  }));
  const { best, remaining, candidates } = compareGrowth(straight, {
    breakAt: 20,
    searchBreak: true,
  });
  assert.equal(best, "power law");
  assert.deepEqual(remaining.slice(0, 1), ["power law"]);
  assert.deepEqual(JSON.parse(JSON.stringify(candidates)), candidates);
});

Deno.test("compareGrowth() leaves out a change that the points do not carry, and says why", () => {
  const { leftOut, candidates } = compareGrowth(broken, { breakAt: 1000, searchBreak: true });
  assert.equal(candidates.length, 4);
  assert.equal(leftOut[0].growth, atLimit);
  assert.match(
    leftOut[0].why,
    /^Cannot break the growth at 1000, need a place from .* to .*, where each side has enough points/,
  );
  const few = Array.from({ length: 20 }, (_, i) => ({ x: 1 + i % 5, y: 1 + i }));
  const { leftOut: both } = compareGrowth(few, { breakAt: 3, searchBreak: true });
  assert.deepEqual(both.map((each) => each.growth), [atLimit, chosen]);
  assert.match(both[1].why, /20 points have 5 different x, need 6/);
});

Deno.test("compareGrowth() asks for no change unless told to", () => {
  const { candidates, leftOut } = compareGrowth(broken);
  assert.deepEqual([candidates.length, leftOut], [3, []]);
});
