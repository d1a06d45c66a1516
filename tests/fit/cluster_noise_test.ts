import assert from "node:assert/strict";
import { brokenLine } from "../../lib/fit/broken_line.ts";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { assertDigits } from "../stats/digits.ts";

/** 60 points of 14 unequal clusters and 5 others across them, without chance. */
const points = Array.from({ length: 60 }, (_, i) => {
  const x = 1 + i % 17 + i / 9;
  const y = x ** 0.7 * (1 + 0.3 * Math.sin(i * 2.4) + 0.2 * Math.sin(i % 12));
  return { x, y, cluster: `${Math.floor(Math.sqrt(3 * i))}`, second: `${i % 5}` };
});

// Those of a plane are held against the definition and statsmodels in cr2_test.ts and two_way_test.ts.
for (const errors of ["CR2", "two-way"] as const) {
  Deno.test(`errors "${errors}" of a line and of a broken line are those of a plane`, () => {
    const k = Math.log10(8);
    const plane = (far: (x: number) => number[]) => {
      const rows = points.map(({ x, y, ...clusters }) => ({
        y: Math.log10(y),
        xs: far(Math.log10(x)),
        ...clusters,
      }));
      return fitMultiple(rows, { names: ["a", "b"].slice(0, rows[0].xs.length), errors });
    };
    const straight = fitPowerLaw(points, { errors }),
      { clusters, coefficients } = plane((x) => [x]);
    assertDigits(straight.slopeStandardError, coefficients[1].standardError, 10);
    assertDigits(straight.degreesOfFreedom, coefficients[1].degreesOfFreedom, 10);
    assertDigits(straight.slopeInterval[1], coefficients[1].interval[1], 10);
    assert.equal(straight.clusters, clusters);
    if (errors === "two-way") assert.equal(straight.degreesOfFreedom, 4); // of 5 clusters
    const [, below, difference] = plane((x) => [x, Math.max(0, x - k)]).coefficients;
    const [, , above] = plane((x) => [Math.min(x, k), Math.max(0, x - k)]).coefficients;
    const line = brokenLine(points, 8, { errors });
    assertDigits(line.slopeBelowStandardError, below.standardError, 9);
    assertDigits(line.differenceInterval[0], difference.interval[0], 9);
    assertDigits(line.slopeAboveStandardError, above.standardError, 9);
    assertDigits(line.slopeAboveInterval[1], above.interval[1], 9);
  });
}

Deno.test("errors by cluster are refused without clusters, and with one", () => {
  const bare = points.map(({ x, y }) => ({ x, y }));
  assert.throws(() => fitPowerLaw(bare, { errors: "CR2" }), /^TypeError: .*row 1 has no cluster/);
  const one = points.map((point) => ({ ...point, second: "all" }));
  assert.throws(() => fitPowerLaw(one, { errors: "two-way" }), /60 rows are in 1 cluster \(all\)/);
});
