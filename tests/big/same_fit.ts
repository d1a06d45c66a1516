import type { Fit } from "../../lib/stats/fit.ts";
import { exponential, linear, powerLaw } from "../../lib/stats/laws.ts";
import { assertDigits, assertSameNumbers } from "../stats/digits.ts";

/** The laws of one x, in the order of a large regression. */
export const LAWS = [linear, powerLaw, exponential];

/** Asserts that a fit from sums is that of the rows, to 10 digits, but for what a database has not. */
export function assertSameFit(actual: Fit, expected: Fit, digits = 10): void {
  const told = ({ n, clusters, rSquared, sigma, middle, span }: Fit) => ({
    ...{ n, clusters, rSquared, sigma, middle, span },
  });
  assertSameNumbers(told(actual), told(expected), digits);
  const found = Object.values(actual.coefficients);
  Object.values(expected.coefficients).forEach(({ p, interval, ...each }, i) => {
    const { p: own, interval: about, ...other } = found[i];
    assertSameNumbers(other, each, digits, `coefficient ${i}`);
    // ends of an interval near 0 keep the digits of its width
    const width = interval[1] - interval[0], shift = interval[0] - 2 * width;
    assertSameNumbers(about.map((v) => v - shift), interval.map((v) => v - shift), digits - 1);
    if (p > 1e-100) assertDigits(own, p, digits - 3, `p of coefficient ${i}`);
  });
}
