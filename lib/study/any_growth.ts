import type { BreakOptions } from "../fit/broken_growth.ts";
import { compareGrowth, type Growth } from "../fit/growth.ts";
import type { BrokenCandidate, Candidate } from "../fit/growth_candidate.ts";
import type { Point } from "../fit/point.ts";
import { orNull } from "../filter/too_few_error.ts";
import { kindOf } from "./standard_errors.ts";
import type { ErrorChoice } from "./study_settings.ts";

/** A comparison of growths, with those that change. */
export type AnyGrowth = Growth<Candidate | BrokenCandidate>;

/** How claims compare growths of points: null where these are too few. */
export type CompareGrowths = (points: readonly Point[]) => AnyGrowth | null;

/** Growths and a change that the rows choose, as claims compare them. */
export const compareForClaims: CompareGrowths = (points) =>
  growthOrNull(points, "classical", { searchBreak: true });

/** The comparison of growths, or null where the points are too few for it. */
export function growthOrNull(
  points: readonly Point[],
  errors: ErrorChoice,
  changes: BreakOptions & { deals?: number },
): AnyGrowth | null {
  const kind = errors === "widest" ? "classical" : kindOf(errors, points);
  return orNull(() => compareGrowth(points, { errors: kind, ...changes }));
}
