import assert from "node:assert/strict";
import { compare } from "../../lib/stats/compare.ts";
import { assertDigits } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";

const compared = compare(MADE_ROWS, { y: "y", x: "a", cluster: "g" });
const of = (law: string) => compared.find((each) => each.law === law)!;

Deno.test("compare() gives AICc of y for all laws, the lowest first", () => {
  // statsmodels: r = sm.OLS(log10(y) or y, column_stack([ones, log10(a) or a])).fit(); k = 3;
  // -2 * (r.llf - sum(log(y * log(10))) or r.llf) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
  assert.deepEqual(compared.map(({ law }) => law), ["exponential", "linear", "power"]);
  assertDigits(of("power").aicc, 91.38818193613018, 11);
  assertDigits(of("linear").aicc, 78.30973601741563, 11);
  assertDigits(of("exponential").aicc, 78.2665530986428, 11);
});

Deno.test("compare() predicts whole clusters from the others", () => {
  // numpy: for each of the 9 clusters lstsq on the other rows, mean |log10 y − log10 predicted|;
  // 10 ** the mean of the 9
  assertDigits(of("power").crossValidatedError, 1.1168704721910783, 11);
  assertDigits(of("linear").crossValidatedError, 1.0994845992177509, 11);
  assertDigits(of("exponential").crossValidatedError, 1.0974303643451362, 11);
});

Deno.test("compare() needs 5 clusters", () => {
  const rows = MADE_ROWS.map((row) => ({ ...row, g: row.g % 4 }));
  assert.deepEqual(compare(rows, { y: "y", x: "a", cluster: "g" }), []);
});

Deno.test("compare() deals clusters whole into 10 folds of about equal size", () => {
  // the same in numpy, of 13 clusters: largest first, each to the fold that holds the fewest rows
  const rows = MADE_ROWS.map((row, i) => ({ ...row, g: i % 13 }));
  const [first] = compare(rows, { y: "y", x: "a", cluster: "g" });
  assertDigits(first.crossValidatedError, 1.0965092347451624, 11);
});
