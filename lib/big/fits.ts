import type { Fit, GrowthName } from "../fit/fit.ts";
import { fitFromMoments } from "../fit/fit_from_moments.ts";
import type { Moments } from "../fit/moments.ts";

/** The moments of points on the three scales, and what else a fit tells of them. */
export type GrowthMoments = {
  moments: Record<GrowthName, Moments>;
  /** Smallest and largest x, in its own unit. */
  xRange: [number, number];
  /** Mean of 10^residual (Duan 1983) of the two fits of log y; 1 for the linear one. */
  smearing: Record<GrowthName, number>;
};

/**
 * Fits the three growths from moments alone: what `fitLinear`, `fitPowerLaw` and `fitExponential` give
 * for the points, with classical errors.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { momentsOf } from "../fit/moments.ts";
 * const moments = momentsOf([{ x: 1, y: 2 }, { x: 2, y: 5 }, { x: 3, y: 6 }]);
 * const fits = fitsFromMoments({
 *   moments: { "linear": moments, "power law": moments, "exponential": moments },
 *   xRange: [1, 3], smearing: { "linear": 1, "power law": 1, "exponential": 1 },
 * });
 * assert.deepEqual([fits[0].growth, fits[0].slope], ["linear", 2]);
 * ```
 * @throws {RangeError} as `fitFromMoments` does.
 */
export function fitsFromMoments(
  { moments, xRange, smearing }: GrowthMoments,
  { level }: { level?: number } = {},
): Fit[] {
  return GROWTHS.map((growth) => ({
    ...fitFromMoments(moments[growth], { xRange, level }),
    growth,
    smearing: smearing[growth],
  }));
}

const GROWTHS: readonly GrowthName[] = ["linear", "power law", "exponential"];
