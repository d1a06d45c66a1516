import type { BrokenGrowthName } from "../fit/broken_growth.ts";
import { type ChangingPowerLaw, changingPowerLaw } from "../fit/changing_power_law.ts";
import { fitExponential } from "../fit/exponential.ts";
import type { Fit } from "../fit/fit.ts";
import type { BrokenCandidate, Candidate } from "../fit/growth_candidate.ts";
import { fitLinear } from "../fit/linear.ts";
import { type Fitted, namedGrowth } from "../fit/named_growth.ts";
import type { Point } from "../fit/point.ts";
import { fitPowerLaw } from "../fit/power_law.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import { formatCounted } from "../words/quantity.ts";
import { lowerFirst } from "../words/sentence.ts";
import { type AnyGrowth, growthOrNull } from "./any_growth.ts";
import { fitWith, underErrors } from "./standard_errors.ts";
import type { StudyPoint } from "./study_point.ts";
import type { ErrorChoice, StudySettings } from "./study_settings.ts";

/** Rows that are fitted together, and their fits. */
export type Part = {
  label: string;
  points: StudyPoint[];
  linear: Fit;
  powerLaw: Fit;
  exponential: Fit;
  /** These and those that change, on one yardstick; null when there are too few points to compare. */
  growth: AnyGrowth | null;
  /** The power law that changes, where that is the growth to name. */
  changing: ChangingPowerLaw | null;
};

/** What a growth needs: at two sizes it is only a difference. */
export const FEWEST_SIZES = 3;

/**
 * Fits the three growths to points that belong together, and compares them with power laws that change
 * at the limit and where the rows choose.
 *
 * @throws {TooFewError} when no line can be fitted to them.
 */
export function fitPart(
  label: string,
  points: StudyPoint[],
  { errors, slmLimitB }: Pick<StudySettings, "errors" | "slmLimitB">,
): Part {
  const growth = growthOrNull(points, errors, { breakAt: slmLimitB, searchBreak: true });
  // The comparison has made the fits already, unless the errors are to be chosen for each.
  const fitOf = (name: Fit["growth"], fit: typeof fitLinear) => {
    const compared = growth?.candidates.find((c) => c.growth === name)?.fit;
    return errors !== "widest" && compared && "growth" in compared
      ? compared
      : fitWith(fit, points, errors);
  };
  return {
    label,
    points,
    linear: fitOf("linear", fitLinear),
    powerLaw: fitOf("power law", fitPowerLaw),
    exponential: fitOf("exponential", fitExponential),
    growth,
    changing: growth && changingOf(points, namedGrowth(growth), errors),
  };
}

/** The power law that changes, where that is the growth to name. */
function changingOf(
  points: readonly Point[],
  { growth, fit }: Candidate | BrokenCandidate,
  errors: ErrorChoice,
): ChangingPowerLaw | null {
  if (!("breakAt" in fit)) return null;
  const { breakAt } = fit;
  return underErrors(
    errors,
    points,
    (each) =>
      changingPowerLaw(points, { growth: growth as BrokenGrowthName, breakAt, errors: each }),
    ({ line }) => line.differenceInterval,
  );
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
    const leave = (why: string) => void unfitted.push({ label, points: group, why });
    if (group.length < FEWEST_SIZES || sizes.length < FEWEST_SIZES) {
      leave(`${formatCounted(group.length, "row")} of ${formatCounted(sizes.length, "size")}`);
      continue;
    }
    try {
      parts.push(fitPart(label, group, settings));
    } catch (error) {
      if (!(error instanceof TooFewError)) throw error;
      leave(lowerFirst(error.message));
    }
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

/**
 * The fit that describes a part as the settings ask: "best" is the growth to name, or the power law
 * where rows are too few to tell.
 */
export function chosenFit({ growth, changing, ...part }: Part, { fit }: StudySettings): Fitted {
  if (fit !== "best") return fitNamed(part, fit);
  if (growth === null) return part.powerLaw;
  return changing ?? fitNamed(part, namedGrowth(growth).growth as Fit["growth"]);
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
