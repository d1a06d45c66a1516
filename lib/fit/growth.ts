import { TooFewError } from "../filter/too_few_error.ts";
import { foldErrorsOf } from "./cross_validation.ts";
import type { Fit, FitOptions, GrowthName } from "./fit.ts";
import { dealRepeatedly } from "./folds.ts";
import { leastSquares, onFittedScale } from "./least_squares.ts";
import { checkPoints, type Point } from "./point.ts";

/** One way to grow, and how well it describes and predicts the points. */
export type Candidate = {
  growth: GrowthName;
  fit: Fit;
  /** The fit's own, on its fitted scale: not comparable between candidates. */
  rSquared: number;
  /** Corrected Akaike information criterion of y; lower is better. */
  aicc: number;
  /** Above the best candidate's. */
  deltaAicc: number;
  /** Mean of `foldErrors`, in the unit of y. */
  crossValidatedError: number;
  /** Mean absolute error of each fold of each deal, in the unit of y. */
  foldErrors: number[];
  /** Folds of a deal. */
  folds: number;
};

/** Linear, power law and exponential growth on one scale. */
export type Growth = {
  n: number;
  /** Best AICc first. */
  candidates: Candidate[];
  /** The candidate of lowest AICc. */
  best: GrowthName;
  /** Of the other two, the one of lower cross-validated error. */
  runnerUp: GrowthName;
  /** Cross-validated error of `runnerUp` less that of `best`, in the unit of y. */
  errorDifference: number;
  errorDifferenceStandardError: number;
  /** Whether `best` wins by more than noise, both in AICc and in prediction. */
  decisive: boolean;
};

const FEWEST_POINTS = 12, FEWEST_CLUSTERS = 5, FOLDS = 10;

/** So often are the folds dealt anew, so that no verdict hangs on one deal; many points need it less. */
const DEALS = 5, MANY_POINTS = 5000;

/**
 * Ranks linear, power-law and exponential growth of y with x.
 *
 * - AICc (Hurvich and Tsai 1989) is of the density of y for all three: for those that fit log10 y it
 *   holds the Jacobian of the logarithm, Σ ln(y ln 10) (Akaike 1978, "On the likelihood of a time
 *   series model"). Each has three parameters: intercept, slope, residual variance. It judges the
 *   scatter too: alike in the unit of y when linear, in proportion to y for the other two. It takes
 *   rows as independent, so it is too sure of itself where a model is measured often.
 * - The cross-validated error does not: it is the mean absolute error, in the unit of y, over 10 folds
 *   that are the same for all three, dealt 5 times (once above 5,000 points); points of one cluster
 *   stay in one fold. The largest y weigh most.
 * - The standard error of the difference between two candidates is that of the fold differences, with
 *   the variance of all J of them multiplied by 1/J + 1/(K − 1), K folds a deal, in place of 1/J,
 *   because any two training sets share most of their points (Nadeau and Bengio 2003, "Inference for
 *   the Generalization Error"; for several deals Bouckaert and Frank 2004, "Evaluating the
 *   Replicability of Significance Tests for Comparing Learning Algorithms").
 * - `decisive`: lowest in both AICc and cross-validated error, the AICc by more than 2, the error by
 *   more than 2 standard errors.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = Array.from({ length: 40 }, (_, i) => ({ x: i + 1, y: (i + 1) ** 2 * (i % 2 ? 1.1 : 0.9) }));
 * assert.equal(compareGrowth(points).best, "power law");
 * ```
 * @param options as of the fits; `seed` of the first shuffle into folds, `deals` how often.
 * @throws {RangeError} when there are fewer than 12 points, 5 clusters or 3 different x, or an x or y is
 * not above 0 (with the point's number: such points carry a linear fit only), or all y are equal.
 */
export function compareGrowth(
  points: readonly Point[],
  { seed = 1, deals = points.length > MANY_POINTS ? 1 : DEALS, ...options }: FitOptions & {
    /** @default 1 */
    seed?: number;
    /** @default 5, or 1 above 5,000 points */
    deals?: number;
  } = {},
): Growth {
  checkComparable(points);
  const dealt = dealRepeatedly(points, FOLDS, { seed, times: deals });
  const folds = dealt[0].count;
  if (folds < FEWEST_CLUSTERS) {
    throw new TooFewError(
      `Cannot compare growth: ${points.length} points are in ${folds} clusters, ` +
        `need ${FEWEST_CLUSTERS}; widen the filter`,
    );
  }
  const names: readonly GrowthName[] = ["linear", "power law", "exponential"];
  const candidates = names.map((growth) => {
    const scaled = onFittedScale(points, growth);
    const fit = leastSquares(growth, points, options, scaled);
    const foldErrors = dealt.flatMap((deal) => foldErrorsOf(growth, points, deal, scaled));
    return {
      growth: fit.growth,
      fit,
      rSquared: fit.rSquared,
      aicc: aiccOf(fit, points),
      deltaAicc: 0,
      crossValidatedError: mean(foldErrors),
      foldErrors,
      folds,
    };
  }).sort((a, b) => a.aicc - b.aicc);
  for (const c of candidates) c.deltaAicc = c.aicc - candidates[0].aicc;
  const [best, second, third] = candidates;
  const runnerUp = third.crossValidatedError < second.crossValidatedError ? third : second;
  const { difference, standardError } = errorDifference(best, runnerUp);
  return {
    n: points.length,
    candidates,
    best: best.growth,
    runnerUp: runnerUp.growth,
    errorDifference: difference,
    errorDifferenceStandardError: standardError,
    decisive: second.deltaAicc > 2 && difference > 2 * standardError,
  };
}

/** The candidate of lowest cross-validated error; `best` goes by AICc. */
export function predictsBest({ candidates }: Growth): Candidate {
  return candidates.reduce((a, b) => b.crossValidatedError < a.crossValidatedError ? b : a);
}

/** AICc of the density of y under a fit, by least squares' maximum likelihood. */
export function aiccOf(fit: Fit, points: readonly Point[]): number {
  const { n, growth } = fit, k = 3;
  let jacobian = 0, largest = 0; // largest |y| on the fitted scale, for the size of rounding errors
  for (const { y } of points) {
    if (growth !== "linear") jacobian += Math.log(y * Math.LN10);
    largest = Math.max(
      largest,
      Math.abs(growth === "linear" ? y : Math.log10(y)),
    );
  }
  const variance = Math.max(
    fit.residualStandardError ** 2 * (n - 2) / n,
    (Number.EPSILON * largest) ** 2, // points that lie on the line: a likelihood without end
  );
  const logLikelihood = -n / 2 * (Math.log(2 * Math.PI * variance) + 1) -
    jacobian;
  return 2 * k - 2 * logLikelihood + 2 * k * (k + 1) / (n - k - 1);
}

/** Refuses points on which the three cannot be told apart. */
function checkComparable(points: readonly Point[]): void {
  const found = points.length, xs = new Set(points.map((p) => p.x)).size;
  const needed = found < FEWEST_POINTS
    ? `${found} points, need ${FEWEST_POINTS}`
    : xs < 3
    ? `${found} points have ${xs} different x, need 3`
    : "";
  if (needed) {
    throw new TooFewError(`Cannot compare growth: ${needed}; widen the filter`);
  }
  checkPoints(points, "a power law beside a line", ["x", "y"]);
  if (points.every((p) => p.y === points[0].y)) {
    throw new TooFewError(
      `Cannot compare growth: all ${found} points have y = ${points[0].y}, need 2 different y`,
    );
  }
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
