import type { BrokenGrowthName } from "./broken_growth.ts";
import type { BrokenLine } from "./broken_line.ts";
import type { FoldErrors } from "./cross_validation.ts";
import type { Fit, GrowthName } from "./fit.ts";

/** How well a way to grow describes and predicts the points. */
type Scores = FoldErrors & {
  /** The fit's own, on its fitted scale: not comparable between candidates. */
  rSquared: number;
  /** Corrected Akaike information criterion of y; lower is better. */
  aicc: number;
  /** Above the best candidate's. */
  deltaAicc: number;
  /** Mean of `foldErrors`, in the unit of y. */
  crossValidatedError: number;
  /** Mean of `logFoldErrors`: 10 to this power is the factor by which a prediction is off. */
  crossValidatedLogError: number;
  /** Folds of a deal; `foldErrors` holds those of each deal. */
  folds: number;
};

/** One way to grow. */
export type Candidate = Scores & { growth: GrowthName; fit: Fit };

/** A way to grow that changes at one x. */
export type BrokenCandidate = Scores & { growth: BrokenGrowthName; fit: BrokenLine };

/** What is known of a candidate before it is compared. */
export function scoresOf({ foldErrors, logFoldErrors }: FoldErrors, folds: number) {
  return {
    foldErrors,
    logFoldErrors,
    folds,
    crossValidatedError: mean(foldErrors),
    crossValidatedLogError: mean(logFoldErrors),
    deltaAicc: 0,
  };
}

/** The candidate of lowest cross-validated error; `best` goes by AICc. */
export function predictsBest<C extends Pick<Candidate, "crossValidatedError">>(
  { candidates }: { candidates: readonly C[] },
): C {
  return candidates.reduce((a, b) => b.crossValidatedError < a.crossValidatedError ? b : a);
}

/** Whether one growth beats another by more than noise, both in AICc and in prediction. */
export function beats(
  one: Candidate | BrokenCandidate,
  other: Candidate | BrokenCandidate,
): boolean {
  const { difference, standardError } = errorDifference(one, other);
  return other.aicc - one.aicc > 2 && difference > 2 * standardError;
}

/** By how much one error is larger than another, and how sure that is. */
export type ErrorDifference = { difference: number; standardError: number };

/**
 * Cross-validated error of `other` less that of `candidate`, in the unit of y, paired by fold; above 0
 * where `candidate` predicts better. The standard error allows for training sets that overlap (see
 * `compareGrowth`).
 */
export function errorDifference(
  candidate: Pick<Candidate, "foldErrors" | "folds">,
  other: Pick<Candidate, "foldErrors">,
): ErrorDifference {
  return difference(candidate.foldErrors, other.foldErrors, candidate.folds);
}

/** `errorDifference` on the scale of log10 y, on which small and large y count alike. */
export function logErrorDifference(
  candidate: Pick<Candidate, "logFoldErrors" | "folds">,
  other: Pick<Candidate, "logFoldErrors">,
): ErrorDifference {
  return difference(candidate.logFoldErrors, other.logFoldErrors, candidate.folds);
}

function difference(
  errors: readonly number[],
  others: readonly number[],
  folds: number,
): ErrorDifference {
  const each = others.map((e, k) => e - errors[k]), j = each.length, centre = mean(each);
  const variance = each.reduce((sum, d) => sum + (d - centre) ** 2, 0) / (j - 1);
  return { difference: centre, standardError: Math.sqrt(variance * (1 / j + 1 / (folds - 1))) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
