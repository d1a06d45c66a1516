import assert from "node:assert/strict";
import { linear } from "../../lib/stats/laws.ts";
import { assertDigits } from "./digits.ts";
import { type Certified, LONGLEY, NORRIS_AS_ROWS, WAMPLER } from "./nist.ts";

/** A certified problem by lm.linear. */
function fitted({ rows, names }: Certified) {
  const named = rows.map(({ y, xs }) => ({
    y,
    ...Object.fromEntries(names.map((name, j) => [name, xs[j]])),
  }));
  return linear(named, { y: "y", x: names, errors: "classical" });
}

for (const problem of [NORRIS_AS_ROWS, LONGLEY, ...WAMPLER]) {
  Deno.test(`linear() keeps 12 digits of NIST's ${problem.name}`, () => {
    const { coefficients, sigma, rSquared } = fitted(problem);
    const largest = Math.max(...problem.rows.map(({ y }) => Math.abs(y)));
    Object.values(coefficients).forEach(({ estimate, error }, i) => {
      assertDigits(estimate, problem.estimates[i], 12, `coefficient ${i}`);
      const certified = problem.standardErrors[i];
      if (certified > 0) assertDigits(error, certified, 12, `error ${i}`);
      else assert.ok(error < 1e-12 * largest, `error ${i} is ${error}`);
    });
    if (problem.residualStandardError > 0) {
      assertDigits(sigma, problem.residualStandardError, 12, "sigma");
    }
    assertDigits(rSquared, problem.rSquared, 12, "R²");
  });
}
