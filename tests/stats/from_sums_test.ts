import { olsFromSums } from "../../lib/stats/from_sums.ts";
import { assertDigits } from "./digits.ts";
import { NIST } from "./nist.ts";

Deno.test("olsFromSums() keeps 9 digits of NIST's Longley, whose predictors nearly depend", () => {
  const { rows, names, estimates, rSquared } = NIST.find(({ name }) => name === "Longley")!;
  const [yCentre, ...centres] = rows[0].map((_, j) =>
    rows.reduce((sum, row) => sum + row[j], 0) / rows.length
  );
  const t = rows.map(([y, ...xs]) => [1, ...xs.map((x, j) => x - centres[j]), y - yCentre]);
  const products = t[0].map((_, a) =>
    Float64Array.from(t[0], (_, b) => t.reduce((sum, row) => sum + row[a] * row[b], 0))
  );
  const ySquares = products.at(-1)!.at(-1)!, near = names.map(() => 0);
  const found = olsFromSums({ names, centres, yCentre, near, products, ySquares });
  found.coefficients.forEach((each, i) => assertDigits(each, estimates[i], 9));
  assertDigits(found.rSquared, rSquared, 9);
});
