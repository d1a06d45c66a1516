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

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

/**
 * Cross-validated error of `other` less that of `candidate`, paired by fold; above 0 where `candidate`
 * predicts better. The standard error allows for training sets that overlap (see `compareGrowth`).
 */
export function errorDifference(
  candidate: Pick<Candidate, "foldErrors" | "folds">,
  other: Pick<Candidate, "foldErrors">,
): { difference: number; standardError: number } {
  const each = other.foldErrors.map((e, k) => e - candidate.foldErrors[k]);
  const j = each.length, difference = mean(each);
  const variance = each.reduce((sum, d) => sum + (d - difference) ** 2, 0) / (j - 1);
  return {
    difference,
    standardError: Math.sqrt(variance * (1 / j + 1 / (candidate.folds - 1))),
  };
}
