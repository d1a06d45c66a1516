import assert from "node:assert/strict";
import { brokenLine } from "../../lib/fit/broken_line.ts";
import { cr2, cr2Slope } from "../../lib/fit/cr2.ts";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { twoWay, twoWaySlope } from "../../lib/fit/two_way.ts";
import { assertDigits } from "./digits.ts";

/** 60 points of 14 unequal clusters and 5 others across them, without chance. */
const points = Array.from({ length: 60 }, (_, i) => {
  const x = 1 + i % 17 + i / 9;
  const y = x ** 0.7 * (1 + 0.3 * Math.sin(i * 2.4) + 0.2 * Math.sin(i % 12));
  return { x, y, cluster: `${Math.floor(Math.sqrt(3 * i))}`, second: `${i % 5}` };
});
const second = points.map((point) => point.second);

// `cr2` and `twoWay` are held against clubSandwich and statsmodels in their own tests.
Deno.test('errors "CR2" of a line are those of cr2Slope()', () => {
  const fit = fitPowerLaw(points, { errors: "CR2" });
  const own = cr2Slope(points, { growth: "power law" });
  assertDigits(fit.slopeStandardError, own.standardError, 10);
  assertDigits(fit.degreesOfFreedom, own.degreesOfFreedom, 10);
  assertDigits(fit.slopeInterval[1], own.interval[1], 10);
  assert.equal(fit.clusters, own.clusters);
});

Deno.test('errors "two-way" of a line are those of twoWaySlope()', () => {
  const fit = fitPowerLaw(points, { errors: "two-way" });
  const own = twoWaySlope(points, { growth: "power law", second });
  assertDigits(fit.slopeStandardError, own.standardError, 10);
  assert.equal(fit.degreesOfFreedom, 4);
});

for (const errors of ["CR2", "two-way"] as const) {
  Deno.test(`errors "${errors}" of a plane and of a broken line are those of one coefficient`, () => {
    const k = Math.log10(8);
    const rows = (far: (x: number) => number[]) =>
      points.map(({ x, y, ...clusters }) => ({
        y: Math.log10(y),
        xs: far(Math.log10(x)),
        ...clusters,
      }));
    const names = ["a", "b"];
    const bent = rows((x) => [x, Math.max(0, x - k)]);
    const apart = rows((x) => [Math.min(x, k), Math.max(0, x - k)]);
    const of = (from: typeof bent, name: string) =>
      errors === "CR2" ? cr2(from, { names, name }) : twoWay(from, { names, name, second });
    const { coefficients } = fitMultiple(bent, { names, errors });
    const line = brokenLine(points, 8, { errors });
    for (const [j, name] of names.entries()) {
      assertDigits(coefficients[j + 1].standardError, of(bent, name).standardError, 9);
      assertDigits(coefficients[j + 1].interval[0], of(bent, name).interval[0], 9);
    }
    assertDigits(line.slopeBelowStandardError, of(bent, "a").standardError, 9);
    assertDigits(line.differenceInterval[0], of(bent, "b").interval[0], 9);
    assertDigits(line.slopeAboveStandardError, of(apart, "b").standardError, 9);
    assertDigits(line.slopeAboveInterval[1], of(apart, "b").interval[1], 9);
  });
}

Deno.test("errors by cluster are refused without clusters, and with one", () => {
  const bare = points.map(({ x, y }) => ({ x, y }));
  assert.throws(() => fitPowerLaw(bare, { errors: "CR2" }), /^TypeError: .*row 1 has no cluster/);
  const one = points.map((point) => ({ ...point, second: "all" }));
  assert.throws(() => fitPowerLaw(one, { errors: "two-way" }), /60 rows are in 1 cluster \(all\)/);
});
