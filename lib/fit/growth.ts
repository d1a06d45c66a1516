import { TooFewError } from "../filter/too_few_error.ts";
import { aiccOf } from "./aicc.ts";
import { type BreakOptions, brokenGrowths, type LeftOutGrowth } from "./broken_growth.ts";
import { checkComparable } from "./comparable.ts";
import { foldErrorsOf, joinErrors } from "./cross_validation.ts";
import type { FitOptions, GrowthName } from "./fit.ts";
import { dealRepeatedly } from "./folds.ts";
import {
  beats,
  type BrokenCandidate,
  type Candidate,
  errorDifference,
  predictsBest,
  scoresOf,
} from "./growth_candidate.ts";
import { leastSquares, onFittedScale } from "./least_squares.ts";
import type { Point } from "./point.ts";

/** Ways to grow on one scale: linear, power law and exponential, and those with a change where asked for. */
export type Growth<C extends Candidate | BrokenCandidate = Candidate> = {
  n: number;
  /** Best AICc first. */
  candidates: C[];
  /** The candidate of lowest AICc. */
  best: C["growth"];
  /** Of the others, the one of lowest cross-validated error. */
  runnerUp: C["growth"];
  /** Cross-validated error of `runnerUp` less that of `best`, in the unit of y. */
  errorDifference: number;
  errorDifferenceStandardError: number;
  /** Whether `best` wins by more than noise, both in AICc and in prediction. */
  decisive: boolean;
  /** What no other candidate beats by more than noise (see `beats`), best AICc first. */
  remaining: C["growth"][];
  /** Changes that were asked for and could not be tried. */
  leftOut: LeftOutGrowth[];
};

/** Options of a comparison: those of the fits, and how the folds are dealt. */
export type GrowthOptions = FitOptions & {
  /** Of the first shuffle into folds. @default 1 */
  seed?: number;
  /** @default 5, or 1 above 5,000 points */
  deals?: number;
};

const NAMES: readonly GrowthName[] = ["linear", "power law", "exponential"];

const FEWEST_CLUSTERS = 5, FOLDS = 10;

/** So often are the folds dealt anew, so that no verdict hangs on one deal; many points need it less. */
const DEALS = 5, MANY_POINTS = 5000;

/**
 * Ranks linear, power-law and exponential growth of y with x, and on request power laws that change
 * their exponent: at a limit (`breakAt`) and where the rows choose (`searchBreak`).
 *
 * - AICc (Hurvich and Tsai 1989) is of the density of y for all: for those that fit log10 y it holds
 *   the Jacobian of the logarithm, Σ ln(y ln 10) (Akaike 1978, "On the likelihood of a time series
 *   model"). Each has three parameters: intercept, slope, residual variance; a change has one more,
 *   and one more again where its place was searched. It judges the scatter too: alike in the unit of
 *   y when linear, in proportion to y for the others. It takes rows as independent, so it is too sure
 *   of itself where a model is measured often.
 * - The cross-validated error does not: it is the mean absolute error over 10 folds that are the same
 *   for all, dealt 5 times (once above 5,000 points); points of one cluster stay in one fold, and a
 *   break is searched without the fold it is tested on. In the unit of y the largest y weigh most; on
 *   the log scale all alike.
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
 * @throws {RangeError} when there are fewer than 12 points, 5 clusters or 3 different x, or an x or y is
 * not above 0 (with the point's number: such points carry a linear fit only), or all y are equal.
 */
export function compareGrowth(points: readonly Point[], options?: GrowthOptions): Growth;
export function compareGrowth(
  points: readonly Point[],
  options: GrowthOptions & BreakOptions,
): Growth<Candidate | BrokenCandidate>;
export function compareGrowth(
  points: readonly Point[],
  { seed = 1, deals = points.length > MANY_POINTS ? 1 : DEALS, breakAt, searchBreak, ...options }:
    & GrowthOptions
    & BreakOptions = {},
): Growth<Candidate | BrokenCandidate> {
  checkComparable(points);
  const dealt = dealRepeatedly(points, FOLDS, { seed, times: deals });
  const folds = dealt[0].count;
  if (folds < FEWEST_CLUSTERS) {
    throw new TooFewError(
      `Cannot compare growth: ${points.length} points are in ${folds} clusters, ` +
        `need ${FEWEST_CLUSTERS}; widen the filter`,
    );
  }
  const scales = NAMES.map((growth) => onFittedScale(points, growth));
  const onLogs = scales[NAMES.indexOf("power law")], logs = onLogs.map((p) => p.y);
  const candidates: (Candidate | BrokenCandidate)[] = NAMES.map((growth, i) => {
    const fit = leastSquares(growth, points, options, scales[i]);
    const residualSquares = fit.residualStandardError ** 2 * (fit.n - 2);
    const errors = dealt.map((deal) => foldErrorsOf(growth, points, deal, scales[i], logs));
    return {
      growth,
      fit,
      ...scoresOf(joinErrors(errors), folds),
      rSquared: fit.rSquared,
      aicc: aiccOf({ growth, residualSquares, parameters: 3 }, scales[i]),
    };
  });
  const changes = { breakAt, searchBreak, ...options };
  const broken = brokenGrowths(points, onLogs, dealt, changes);
  for (const { growth, fit, parameters, ...errors } of broken.growths) {
    const { rss: residualSquares, rSquared } = fit;
    const aicc = aiccOf({ growth: "power law", residualSquares, parameters }, onLogs);
    candidates.push({ growth, fit, ...scoresOf(errors, folds), rSquared, aicc });
  }
  return { ...ranked(candidates), n: points.length, leftOut: broken.leftOut };
}

/** Sorts candidates by AICc and says how the first fares. */
function ranked(
  candidates: (Candidate | BrokenCandidate)[],
): Omit<Growth<Candidate | BrokenCandidate>, "n" | "leftOut"> {
  candidates.sort((a, b) => a.aicc - b.aicc);
  for (const c of candidates) c.deltaAicc = c.aicc - candidates[0].aicc;
  const [best, ...others] = candidates;
  const runnerUp = predictsBest({ candidates: others });
  const { difference, standardError } = errorDifference(best, runnerUp);
  return {
    candidates,
    best: best.growth,
    runnerUp: runnerUp.growth,
    errorDifference: difference,
    errorDifferenceStandardError: standardError,
    decisive: others[0].deltaAicc > 2 && difference > 2 * standardError,
    remaining: candidates.filter((c) => !candidates.some((other) => beats(other, c)))
      .map((c) => c.growth),
  };
}
