import { tQuantile } from "./distributions.ts";

/**
 * The smallest true distance from the tested value that a two-sided test would have found with a
 * probability of `power`: (t of 1 − α/2 + t of power) · standard error (Bloom 1995, "Minimum Detectable
 * Effects"). What is smaller than this, these rows could well have missed. For 5 degrees of freedom or
 * more it is within 1 % of what the noncentral t distribution gives.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const smallest = detectableEffect({ standardError: 0.1, degreesOfFreedom: 30 });
 * assert.equal(smallest.toFixed(2), "0.29");
 * ```
 * @param options `level` of the interval that belongs to the test.
 * @throws {RangeError} when power or level are no shares between 0 and 1.
 */
export function detectableEffect(
  { standardError, degreesOfFreedom }: { standardError: number; degreesOfFreedom: number },
  { power = 0.8, level = 0.95 }: {
    /** @default 0.8 */
    power?: number;
    /** @default 0.95 */
    level?: number;
  } = {},
): number {
  for (const [name, share] of Object.entries({ power, level })) {
    if (share > 0 && share < 1) continue;
    throw new RangeError(
      `Cannot compute a detectable effect: ${name} is ${share}, need a share between 0 and 1`,
    );
  }
  const ts = tQuantile((1 + level) / 2, degreesOfFreedom) + tQuantile(power, degreesOfFreedom);
  return ts * standardError;
}

/**
 * The smallest Cliff's delta that a comparison of ranks would have found, from its variance where the
 * samples do not differ, (nA + nB + 1) / (3 nA nB) (Noether 1987, "Sample Size Determination for Some
 * Common Nonparametric Tests"). 1 at most: no delta is larger.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(detectableDelta({ nA: 20, nB: 30 }).toFixed(2), "0.48");
 * ```
 */
export function detectableDelta({ nA, nB }: { nA: number; nB: number }): number {
  const standardError = Math.sqrt((nA + nB + 1) / (3 * nA * nB));
  return Math.min(1, detectableEffect({ standardError, degreesOfFreedom: nA + nB - 2 }));
}
