import assert from "node:assert/strict";
import { linear, powerLaw } from "../../lib/stats/laws.ts";
import { assertDigits } from "./digits.ts";
import { casesOf, only, ROWS } from "./rows.ts";

Deno.test("fits of the study's rows are those of scipy", () => {
  for (const { law, table, keep, y, ...expected } of casesOf("study_fits").fits) {
    const what = `${law} of ${y} ${JSON.stringify(keep)}`, rows = only(ROWS[table], keep);
    const options = { y, x: "paramsB", errors: "classical" } as const;
    const fit = law === "linear" ? linear(rows, options) : powerLaw(rows, options);
    const { intercept, paramsB } = fit.coefficients;
    assert.equal(fit.n, expected.n, what);
    assertDigits(paramsB.estimate, expected.slope, 11, what);
    assertDigits(paramsB.error, expected.error, 11, what);
    assertDigits(paramsB.interval[0], expected.low, 10, what);
    assertDigits(intercept.estimate, expected.intercept, 11, what);
    assertDigits(fit.rSquared, expected.rSquared, 11, what);
  }
});
