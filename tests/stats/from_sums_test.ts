import { olsFromSums, type TableSums } from "../../lib/stats/from_sums.ts";
import { assertDigits } from "./digits.ts";
import { LONGLEY } from "./nist.ts";

/** The sums of rows about their means and slopes of 0. */
function sumsOf(rows: readonly { y: number; xs: readonly number[] }[]): TableSums {
  const all = rows.map(({ y, xs }) => [...xs, y]);
  const means = all[0].map((_, j) => all.reduce((sum, row) => sum + row[j], 0) / all.length);
  const t = all.map((row) => [1, ...row.map((value, j) => value - means[j])]);
  const products = t[0].map((_, a) =>
    Float64Array.from(t[0], (_, b) => t.reduce((sum, row) => sum + row[a] * row[b], 0))
  );
  const k = means.length - 1, near = new Array(k).fill(0);
  const about = { names: LONGLEY.names, centres: means.slice(0, k), yCentre: means[k], near };
  return { ...about, products, ySquares: products[k + 1][k + 1] };
}

Deno.test("olsFromSums() keeps 9 digits of NIST's Longley, whose predictors nearly depend", () => {
  const { coefficients, rSquared } = olsFromSums(sumsOf(LONGLEY.rows));
  coefficients.forEach((found, i) => assertDigits(found, LONGLEY.estimates[i], 9));
  assertDigits(rSquared, LONGLEY.rSquared, 9);
});
