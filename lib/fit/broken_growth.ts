import { TooFewError } from "../filter/too_few_error.ts";
import {
  bendSums,
  type Bent,
  bentAt,
  countsOf,
  differentX,
  searchBreak,
  totalSums,
  type Training,
} from "./bend_sums.ts";
import { breakLimitsOf } from "./break_grid.ts";
import { type BrokenLine, brokenLine } from "./broken_line.ts";
import { errorsOfFolds, type FoldErrors, joinErrors } from "./cross_validation.ts";
import type { FitOptions } from "./fit.ts";
import type { Deal } from "./folds.ts";
import type { Point } from "./point.ts";

/** A power law whose exponent changes at one x, without a jump. */
export type BrokenGrowthName =
  | "power law, changing at the limit"
  | "power law, changing where the rows choose";

/** A broken growth, fitted and cross-validated. */
export type BrokenGrowth = FoldErrors & {
  growth: BrokenGrowthName;
  fit: BrokenLine;
  /** Intercept, two slopes and residual variance; a break that was searched is one more. */
  parameters: number;
};

/** Which changes are tried. */
export type BreakOptions = {
  /** A break that was known beforehand, in the unit of x. */
  breakAt?: number;
  /** Whether the rows may choose a break as well. @default false */
  searchBreak?: boolean;
};

/** Places that a training set's search starts from: a quarter of those that all points have. */
const COARSE = 50;

/** A growth that could not be tried, and why. */
export type LeftOutGrowth = { growth: BrokenGrowthName; why: string };

/**
 * Fits the growths with a change and cross-validates them on the folds given. A break that the rows
 * choose is chosen anew in each training set, as `breakProfile` does, so that the search
 * pays for itself. All from sums over the different x (see `bendSums`): a deal costs
 * O(points + folds · different x).
 *
 * @param scaled the points on logarithmic scales.
 */
export function brokenGrowths(
  points: readonly Point[],
  scaled: readonly Point[],
  dealt: readonly Deal[],
  { breakAt, searchBreak: searched = false, ...options }: FitOptions & BreakOptions,
): { growths: BrokenGrowth[]; leftOut: LeftOutGrowth[] } {
  const growths: BrokenGrowth[] = [], leftOut: LeftOutGrowth[] = [];
  if (breakAt === undefined && !searched) return { growths, leftOut };
  const different = differentX(points, scaled), { u, place, means } = different;
  const attempt = (growth: BrokenGrowthName, make: () => Omit<BrokenGrowth, "growth">) => {
    try {
      growths.push({ growth, ...make() });
    } catch (error) {
      if (!(error instanceof TooFewError)) throw error;
      leftOut.push({ growth, why: error.message });
    }
  };
  const sums = dealt.map(({ folds, count }) => bendSums(scaled, different, folds, count));
  const total = totalSums(sums[0]), logs = scaled.map((p) => p.y);
  const validate = (bend: (training: Training) => Bent) => {
    const errors = dealt.map((deal, d) => {
      const bents = sums[d].map((left, k) => {
        const bent = bend({ all: total, left });
        if (Number.isFinite(bent.rss)) return bent;
        throw new TooFewError(
          `Cannot cross-validate: without fold ${
            k + 1
          } of ${deal.count} the x are on one side of ` +
            `${breakAt}, need both; widen the filter`,
        );
      });
      const estimates = new Float64Array(points.length);
      for (let i = 0; i < estimates.length; i++) {
        const { height, slope, difference, knot } = bents[deal.folds[i]], at = u[place[i]];
        estimates[i] = means.y + height + slope * at + difference * Math.max(0, at - knot);
      }
      return errorsOfFolds(points, logs, deal, { linear: false, estimates });
    });
    return joinErrors(errors);
  };
  if (breakAt !== undefined) {
    attempt("power law, changing at the limit", () => {
      const [low, high] = breakLimitsOf(different.xs, countsOf(total));
      if (!(breakAt >= low && breakAt <= high)) {
        throw new TooFewError(
          `Cannot break the growth at ${breakAt}, need a place from ${low} to ${high}, where each ` +
            `side has enough points; widen the filter`,
        );
      }
      const fit = brokenLine(points, breakAt, options, scaled);
      return { fit, parameters: 4, ...validate((each) => bentAt(breakAt, each, different)) };
    });
  }
  if (searched) {
    attempt("power law, changing where the rows choose", () => {
      const none = { vv: 0, above: new Float64Array(total.above.length) };
      const fit = brokenLine(
        points,
        searchBreak({ all: total, left: none }, different).breakAt,
        options,
        scaled,
      );
      return { fit, parameters: 5, ...validate((each) => searchBreak(each, different, COARSE)) };
    });
  }
  return { growths, leftOut };
}
