import assert from "node:assert/strict";
import { bend } from "../../lib/stats/bend.ts";
import { classRatio } from "../../lib/stats/class_ratio.ts";
import { assertDigits, assertSameNumbers } from "./digits.ts";
import { ROWS } from "./rows.ts";

const rows = ROWS.evaluations as { paramsB: number; co2Kg: number; family: string }[];
const cluster = "family";

// numpy and scipy, with the whole matrices: M = I − Q Qᵀ, A_g = (M_gg)^−½ by eigh,
// p_g = A_g X_g (XᵀX)⁻¹ c, variance Σ (p_gᵀ e_g)², degrees of freedom tr(G)² / Σ G² with G = PᵀP,
// P_g = M_:g p_g; X = [1, lx, maximum(0, lx − log10(7))] or [1, paramsB <= 7], y = log10 co2Kg
Deno.test("bend() finds the bend of the study's CO₂ with its families as clusters", () => {
  const found = bend(rows, { y: "co2Kg", x: "paramsB", at: 7, cluster });
  assert.deepEqual([found.n, found.clusters, found.errors], [2220, 244, "CR2"]);
  const { below, above, change } = found;
  const intervals = [below, above, change].map(({ estimate, interval }) => [estimate, ...interval]);
  assertSameNumbers(intervals, [
    [0.26549119740712873, 0.1353532891863995, 0.39562910562785797],
    [1.2294844624313597, 1.1146123158695547, 1.3443566089931647],
    [0.9639932650242309, 0.7554027506872859, 1.172583779361176],
  ], 10);
  assertDigits(below.error, 0.06274765975016149, 10);
  assertDigits(below.df, 21.978949378624502, 10);
  assertDigits(change.df, 17.04345685627173, 10);
  assertDigits(change.p, 2.1936491651342885e-08, 9);
  assertDigits(found.rSquared, 0.6808190213051585, 11);
  const [half, place, twice] = [3.5, 7, 14].map((x) => found.expected(x).estimate);
  assertDigits(twice / place, 2 ** above.estimate, 12);
  assertDigits(place / half, 2 ** below.estimate, 12);
});

Deno.test("classRatio() compares geometric means with clusters", () => {
  const options = { y: "co2Kg", small: (d: { paramsB: number }) => d.paramsB <= 7, cluster };
  const { ratio, small, large } = classRatio(rows, options);
  assertDigits(Math.log10(ratio.estimate), -0.3784803315283164, 11);
  assertDigits(Math.log10(ratio.interval[0]), -0.6323289091187925, 11);
  assertDigits(ratio.p, 0.004790570057505087, 10);
  assert.deepEqual([small, large], [{ n: 526, clusters: 119 }, { n: 1694, clusters: 130 }]);
});

Deno.test("a class or a side without rows is said", () => {
  const large = rows.filter((row) => row.paramsB > 7);
  assert.match(
    bend(large, { y: "co2Kg", x: "paramsB", at: 7, cluster }).why!,
    /^Cannot find a bend at paramsB = 7: 0 rows lie below it and 1694 above/,
  );
  assert.throws(
    () => classRatio(large, { y: "co2Kg", small: (d) => d.paramsB <= 7 }),
    /^RangeError: Cannot compare small with large: 0 rows are small and 1694 large/,
  );
});
