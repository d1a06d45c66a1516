import { tCdf } from "./distributions.ts";

/** A test whether a number lies within limits, as plain numbers. */
export type Equivalence = {
  limits: [number, number];
  /** Of the hypothesis that the number is at or beyond the nearer limit: small speaks for equivalence. */
  pValue: number;
  /** Of "at or below the lower limit" and "at or above the upper one", each one-sided. */
  pValues: [number, number];
};

/**
 * Two one-sided tests: whether a number is shown to lie within limits, such as an exponent within 0.8
 * to 1.2 for "almost in proportion". A test of difference that finds none does not show that
 * (Schuirmann 1987, "A Comparison of the Two One-Sided Tests Procedure and the Power Approach"; Lakens
 * 2017, "Equivalence Tests"). Below 0.05 where the 90 % interval lies within the limits.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const exponent = { estimate: 0.97, standardError: 0.06, degreesOfFreedom: 30 };
 * assert.ok(equivalence(exponent, [0.8, 1.2]).pValue < 0.01);
 * ```
 * @throws {RangeError} when the limits are not in order.
 */
export function equivalence(
  { estimate, standardError, degreesOfFreedom }: {
    estimate: number;
    standardError: number;
    degreesOfFreedom: number;
  },
  [low, high]: readonly [number, number],
): Equivalence {
  if (!(low < high)) {
    throw new RangeError(`Cannot test equivalence within ${low} to ${high}, need low < high`);
  }
  const beyond = (distance: number) =>
    standardError > 0 ? tCdf(-distance / standardError, degreesOfFreedom) : distance > 0 ? 0 : 1;
  const pValues: [number, number] = [beyond(estimate - low), beyond(high - estimate)];
  return { limits: [low, high], pValue: Math.max(...pValues), pValues };
}
