import { tQuantile } from "../fit/distributions.ts";
import { fitExponential } from "../fit/exponential.ts";
import type { ErrorKind, Fit, FitOptions } from "../fit/fit.ts";
import { compareGrowth, type Growth } from "../fit/growth.ts";
import { predictsBest } from "../fit/growth_candidate.ts";
import { fitLinear } from "../fit/linear.ts";
import type { Point } from "../fit/point.ts";
import { fitPowerLaw } from "../fit/power_law.ts";
import { widest } from "../fit/widest.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import { formatCounted } from "../words/quantity.ts";
import type { StudyPoint } from "./study_point.ts";
import type { ErrorChoice, StudySettings } from "./study_settings.ts";

/** Rows that are fitted together, and their fits. */
export type Part = {
  label: string;
  points: StudyPoint[];
  linear: Fit;
  powerLaw: Fit;
  exponential: Fit;
  /** Null when there are too few points to compare. */
  growth: Growth | null;
  /** A power law on either side of the limit, where it was asked for and the exponent changes there. */
  sides: { below: Fit; above: Fit } | null;
};

/** What a growth needs: at two sizes it is only a difference. */
export const FEWEST_SIZES = 3;

/** What a fit gives under a choice of standard errors; `interval` is the one that "widest" is about. */
export function underErrors<Result>(
  errors: ErrorChoice,
  fit: (errors: ErrorKind) => Result,
  interval: (result: Result) => readonly [number, number],
): Result {
  return errors === "widest" ? widest(fit, interval) : fit(errors);
}

/** Fits with the standard errors of a choice. */
export function fitWith(
  fit: (points: readonly Point[], options: FitOptions) => Fit,
  points: readonly Point[],
  errors: ErrorChoice,
): Fit {
  return underErrors(
    errors,
    (each) => fit(points, { errors: each }),
    ({ slopeInterval }) => slopeInterval,
  );
}

/**
 * Fits the three growths to points that belong together; with `sides`, a power law on either side of
 * the limit too.
 *
 * @throws {TooFewError} when no line can be fitted to them.
 */
export function fitPart(
  label: string,
  points: StudyPoint[],
  { errors, slmLimitB }: Pick<StudySettings, "errors" | "slmLimitB">,
  { sides = false }: { sides?: boolean } = {},
): Part {
  const growth = growthOrNull(points, errors);
  // The comparison has made the fits already, unless the errors are to be chosen for each.
  const fitOf = (name: Fit["growth"], fit: typeof fitLinear) =>
    (errors !== "widest" && growth?.candidates.find((c) => c.growth === name)?.fit) ||
    fitWith(fit, points, errors);
  return {
    label,
    points,
    linear: fitOf("linear", fitLinear),
    powerLaw: fitOf("power law", fitPowerLaw),
    exponential: fitOf("exponential", fitExponential),
    growth,
    sides: sides ? sidesOf(points, slmLimitB, errors) : null,
  };
}

/**
 * Fits each group of points by itself, in the order in which the groups first appear. Groups with
 * fewer than three points or sizes are given back as they are, with the reason.
 */
export function fitParts(
  points: readonly StudyPoint[],
  groupOf: (point: StudyPoint, index: number) => string,
  settings: Pick<StudySettings, "errors" | "slmLimitB">,
): { parts: Part[]; unfitted: { label: string; points: StudyPoint[]; why: string }[] } {
  const parts: Part[] = [], unfitted: { label: string; points: StudyPoint[]; why: string }[] = [];
  for (const [label, group] of Map.groupBy(points, groupOf)) {
    const sizes = sizesOf(group);
    if (group.length < FEWEST_SIZES || sizes.length < FEWEST_SIZES) {
      const why = `${formatCounted(group.length, "row")} of ${formatCounted(sizes.length, "size")}`;
      unfitted.push({ label, points: group, why });
    } else parts.push(fitPart(label, group, settings));
  }
  return { parts, unfitted };
}

/** All points as one part: the only group where there is but one, else a part of their own. */
export function together(
  label: string,
  points: StudyPoint[],
  settings: Pick<StudySettings, "errors" | "slmLimitB">,
  { parts, unfitted }: { parts: readonly Part[]; unfitted: readonly unknown[] },
): Part {
  return parts.length === 1 && unfitted.length === 0 ? parts[0] : fitPart(label, points, settings);
}

/** The different sizes of points, smallest first. */
export function sizesOf(points: readonly Point[]): number[] {
  return [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
}

/** The comparison of growths, or null where the points are too few for it. */
export function growthOrNull(
  points: readonly Point[],
  errors: ErrorChoice = "classical",
): Growth | null {
  const kind = errors === "widest" ? "classical" : errors;
  return orNull(() => compareGrowth(points, { errors: kind }));
}

/** A result, or null where there are too few points for it. */
export function orNull<Result>(make: () => Result): Result | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooFewError) return null;
    throw error;
  }
}

/**
 * A power law on either side of the limit, where the two exponents differ by more than noise: the
 * difference of two independent slopes, whose squared standard errors add up.
 */
function sidesOf(points: readonly StudyPoint[], limitB: number, errors: ErrorChoice) {
  const below: StudyPoint[] = [], above: StudyPoint[] = [];
  for (const point of points) (point.x <= limitB ? below : above).push(point);
  if (sizesOf(below).length < FEWEST_SIZES || sizesOf(above).length < FEWEST_SIZES) return null;
  const sides = orNull(() => ({
    below: fitWith(fitPowerLaw, below, errors),
    above: fitWith(fitPowerLaw, above, errors),
  }));
  if (sides === null) return null;
  const error = Math.hypot(sides.below.slopeStandardError, sides.above.slopeStandardError);
  const degrees = Math.min(sides.below.degreesOfFreedom, sides.above.degreesOfFreedom);
  const t = tQuantile((1 + sides.below.level) / 2, degrees);
  return Math.abs(sides.above.slope - sides.below.slope) > t * error ? sides : null;
}

/**
 * The fits that describe a part as the settings ask: one, or two where "best" is a power law on either
 * side of the limit. "best" without a break is the growth that predicts unseen rows best, or the power
 * law where rows are too few to tell.
 */
export function chosenFits({ sides, growth, ...part }: Part, { fit }: StudySettings): Fit[] {
  if (fit !== "best") return [fitNamed(part, fit)];
  if (sides !== null) return [sides.below, sides.above];
  if (growth === null) return [part.powerLaw];
  return [fitNamed(part, predictsBest(growth).growth)];
}

/** The chosen fit that speaks for a size: of two, the one on its side of the limit. */
export function chosenFitAt(part: Part, settings: StudySettings, paramsB: number): Fit {
  const fits = chosenFits(part, settings);
  return paramsB > settings.slmLimitB ? fits[fits.length - 1] : fits[0];
}

/** A part's fit by its growth. */
export function fitNamed(
  part: Pick<Part, "linear" | "powerLaw" | "exponential">,
  growth: Fit["growth"],
): Fit {
  return {
    "linear": part.linear,
    "power law": part.powerLaw,
    "exponential": part.exponential,
  }[growth];
}
