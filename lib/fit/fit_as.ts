import { fitExponential } from "./exponential.ts";
import type { Fit, FitOptions, GrowthName } from "./fit.ts";
import { fitLinear } from "./linear.ts";
import type { Point } from "./point.ts";
import { fitPowerLaw } from "./power_law.ts";

const FITS = {
  "linear": fitLinear,
  "power law": fitPowerLaw,
  "exponential": fitExponential,
};

/** The fit whose growth is known by name only. */
export function fitAs(
  growth: GrowthName,
  points: readonly Point[],
  options: FitOptions = {},
): Fit {
  return FITS[growth](points, options);
}
