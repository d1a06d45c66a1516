import { BREAK_SIDE, breakGrid, breakLimits, refineBreak } from "./break_grid.ts";
import { tQuantile } from "./distributions.ts";
import { toFittedScale } from "./fitted_scale.ts";
import { bendAt, straighten } from "./hinge.ts";
import type { Point } from "./point.ts";

/** The broken line with its break at one place. */
export type BreakCandidate = {
  /** In the unit of x. */
  breakAt: number;
  slopeBelow: number;
  slopeAbove: number;
  rSquared: number;
  /** Residual sum of squares on the log scale. */
  rss: number;
  /** How much worse than the best break: (rss − best rss) / (best rss / (n − 4)). */
  f: number;
  /** Whether the data allow this break at `level`. */
  inInterval: boolean;
};

/** Where a power law could break, as plain numbers. */
export type BreakProfile = {
  n: number;
  level: number;
  /** One power law without a break. */
  straight: { slope: number; rSquared: number; rss: number };
  /** The break of least rss. */
  best: BreakCandidate;
  /** From the first to the last break that the data allow. */
  interval: [number, number];
  /** Whether the interval reaches the first or last candidate, so that it may go on. */
  open: [boolean, boolean];
  /** The break that was asked for by name; null when a side of it has too few different x. */
  named: BreakCandidate | null;
  /** Sorted by breakAt. */
  profile: BreakCandidate[];
};

/**
 * Fits the broken line at each of many breaks and compares how well they do: is
 * `named` (the limit between small and large, say) special, or would another
 * break do as well?
 *
 * The default breaks are 200 on a logarithmic grid, each with at least 3 different
 * x and 5 % of the points on either side; the best break and the ends of the
 * interval are then refined between them. Given breaks are taken as they are.
 *
 * The interval holds the breaks whose F = (rss − best rss) / (best rss / (n − 4))
 * is at most the F quantile with 1 and n − 4 degrees of freedom: the
 * likelihood-ratio interval of a nonlinear parameter, Seber & Wild (1989),
 * Nonlinear Regression, §5.9 and §9.3. It takes rows as independent, so repeated
 * rows make it too narrow; it means little where the two slopes hardly differ.
 * O(n · breaks).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = Array.from({ length: 40 }, (_, i) => {
 *   const x = 1.2 ** i, noise = i % 2 ? 1.02 : 0.98;
 *   return { x, y: noise * (x < 30 ? x : x * x / 30) };
 * });
 * const { best, interval } = breakProfile(points);
 * assert.ok(Math.abs(best.breakAt - 30) < 2);
 * assert.ok(interval[0] < 30 && 30 < interval[1]);
 * ```
 * @throws {RangeError} with fewer than 6 different x, an x or y not above 0, or a
 * given break that has too few different x on a side.
 */
export function breakProfile(
  points: readonly Point[],
  { breaks, named, level = 0.95 }: {
    breaks?: readonly number[];
    named?: number;
    level?: number;
  } = {},
): BreakProfile {
  const scaled = toFittedScale(points, "power law"), n = points.length;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot compute an interval: level is ${level}, need a share between 0 and 1, such as 0.95`,
    );
  }
  const [low, high] = breakLimits(points.map((p) => p.x));
  const outside = breaks?.find((b) => !(b >= low && b <= high));
  if (outside !== undefined || breaks?.length === 0) {
    throw new RangeError(
      `Cannot profile the break: ${
        outside ?? "no break"
      } given, need breaks from ${low} to ${high}, ` +
        `where each side has ${BREAK_SIDE.differentX} different x and ${
          BREAK_SIDE.share * 100
        } % of the points`,
    );
  }
  const straight = straighten(scaled), { syy } = straight;
  const fitAt = (breakAt: number) => {
    const { slope, difference, rss } = bendAt(straight, Math.log10(breakAt));
    const rSquared = syy === 0 ? 0 : 1 - rss / syy;
    return { breakAt, slopeBelow: slope, slopeAbove: slope + difference, rSquared, rss };
  };
  const given = breaks ? [...breaks].sort((a, b) => a - b) : breakGrid(low, high);
  const fits = given.map(fitAt);
  const least = breaks ? fits.reduce((a, b) => (b.rss < a.rss ? b : a)) : refineBreak(fits, fitAt);
  const limit = tQuantile((1 + level) / 2, n - 4) ** 2; // F's quantile with 1 and n − 4
  const judge = (fit: Bend): BreakCandidate => {
    const f = worse(fit.rss, least.rss, n);
    return { ...fit, f, inInterval: f <= limit };
  };
  const profile = fits.map(judge), last = profile.length - 1;
  const allowed = (breakAt: number) => worse(fitAt(breakAt).rss, least.rss, n) <= limit;
  const from = profile.findIndex((c) => c.inInterval);
  const to = profile.findLastIndex((c) => c.inInterval);
  // an end lies between the last allowed candidate and the next; the best is allowed in any case
  const inner = from < 0 ? [least, least] : [profile[from], profile[to]];
  const ends = [
    Math.min(inner[0].breakAt, least.breakAt),
    Math.max(inner[1].breakAt, least.breakAt),
  ];
  const before = fits.findLast((c) => c.breakAt < ends[0]);
  const after = fits.find((c) => c.breakAt > ends[1]);
  return {
    n,
    level,
    straight: {
      slope: straight.slope,
      rSquared: syy === 0 ? 0 : 1 - straight.rss / syy,
      rss: straight.rss,
    },
    best: judge(least),
    interval: breaks ? [ends[0], ends[1]] : [
      before ? edge(ends[0], before.breakAt, allowed) : ends[0],
      after ? edge(ends[1], after.breakAt, allowed) : ends[1],
    ],
    open: [profile[0].inInterval, profile[last].inInterval],
    named: named !== undefined && named >= low && named <= high ? judge(fitAt(named)) : null,
    profile,
  };
}

/** A candidate before it is judged. */
type Bend = Omit<BreakCandidate, "f" | "inInterval">;

/** Bisects between a break that the data allow and one that they do not. */
function edge(inside: number, outside: number, allowed: (breakAt: number) => boolean): number {
  for (let step = 0; step < 20; step++) {
    const middle = Math.sqrt(inside * outside);
    if (allowed(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The F by which a break is worse than the best; never infinite, not even over a perfect fit. */
function worse(rss: number, best: number, n: number): number {
  if (rss <= best) return 0;
  return Math.min(Number.MAX_VALUE, (rss - best) / (best / (n - 4)));
}
