import { TooFewError } from "../filter/too_few_error.ts";
import { median } from "simple-statistics";
import { normalCdf, tQuantile } from "./distributions.ts";

/** Two samples compared by ranks alone, as plain numbers. */
export type RankComparison = {
  nA: number;
  nB: number;
  medianA: number;
  medianB: number;
  /** medianA / medianB; null when medianB is 0. */
  ratioOfMedians: number | null;
  /** Mann–Whitney U of a: pairs in which a is above b, a tie counting one half. */
  mannWhitneyU: number;
  /** Two-sided, normal approximation with ties and continuity corrected. */
  pValue: number;
  /** P(a > b) − P(a < b): −1 when each a is below each b, 0 when neither tends to be. */
  cliffsDelta: number;
  cliffsDeltaInterval: [number, number];
  level: number;
  /** Chance that a random a is below a random b, a tie counting one half. */
  probabilityBelow: number;
};

/**
 * Compares two samples by ranks: unmoved by any monotone change of unit, and by
 * how far outliers lie. For "SLM against LLM", a is the SLM. O(n log n).
 *
 * - U and p: Mann & Whitney (1947), as
 *   `scipy.stats.mannwhitneyu(a, b, method="asymptotic")`.
 * - Cliff's delta: Cliff (1996), Ordinal Methods for Behavioral Data Analysis,
 *   ch. 5, with his consistent variance. Its asymmetric interval: Feng & Cliff
 *   (2004), J. Modern Applied Statistical Methods 3, 322, with t at nA + nB − 2
 *   degrees of freedom, as R's
 *   `effsize::cliff.delta(a, b, use.unbiased = FALSE)`. When delta is ±1 no
 *   variance is left; one end is then (m − t²) / (m + t²) from the smaller sample
 *   size m, as in R's `orddom`.
 *
 * It takes all values as independent: repeated rows make p and interval too small.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { cliffsDelta, ratioOfMedians } = compareRanks([1, 2, 3], [2, 8, 9, 10]);
 * assert.equal(cliffsDelta.toFixed(2), "-0.75");
 * assert.equal(ratioOfMedians?.toFixed(3), "0.235");
 * ```
 * @throws {RangeError} with fewer than two values on a side, or one not finite.
 */
export function compareRanks(
  a: readonly number[],
  b: readonly number[],
  { level = 0.95 }: { level?: number } = {},
): RankComparison {
  check("a", a);
  check("b", b);
  const sortedA = Float64Array.from(a).sort(), sortedB = Float64Array.from(b).sort();
  const rows = dominance(sortedA, sortedB), columns = dominance(sortedB, sortedA);
  const pairs = a.length * b.length, over = sum(rows.map((r) => r.above));
  const tied = sum(rows.map((r) => r.tied));
  const u = over + tied / 2, delta = (2 * u) / pairs - 1;
  const medianA = median([...sortedA]), medianB = median([...sortedB]);
  return {
    nA: a.length,
    nB: b.length,
    medianA,
    medianB,
    ratioOfMedians: medianB === 0 ? null : medianA / medianB,
    mannWhitneyU: u,
    pValue: mannWhitneyP(u, sortedA, sortedB),
    cliffsDelta: delta,
    cliffsDeltaInterval: deltaInterval(
      delta,
      rows.map((r) => (2 * r.above + r.tied) / b.length - 1),
      columns.map((c) => 1 - (2 * c.above + c.tied) / a.length),
      pairs - tied,
      level,
    ),
    level,
    probabilityBelow: 1 - u / pairs,
  };
}

/** For each value, how many of the others it is above and how many it ties with; both sorted. */
function dominance(values: Float64Array, others: Float64Array): { above: number; tied: number }[] {
  let below = 0, upTo = 0;
  return Array.from(values, (value) => {
    while (below < others.length && others[below] < value) below++;
    while (upTo < others.length && others[upTo] <= value) upTo++;
    return { above: below, tied: upTo - below };
  });
}

/** Two-sided p of U by the normal approximation, corrected for ties and continuity. */
function mannWhitneyP(u: number, a: Float64Array, b: Float64Array): number {
  const n = a.length + b.length, pooled = new Float64Array(n);
  pooled.set(a);
  pooled.set(b, a.length);
  pooled.sort();
  let ties = 0;
  for (let from = 0, to = 0; from < n; from = to) {
    while (to < n && pooled[to] === pooled[from]) to++;
    const t = to - from;
    ties += t * (t * t - 1);
  }
  const product = a.length * b.length;
  const variance = (product / 12) * (n + 1 - ties / (n * (n - 1)));
  if (variance <= 0) return 1; // all values are the same
  const z = (Math.max(u, product - u) - product / 2 - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * normalCdf(-z));
}

/** Feng and Cliff's asymmetric interval of delta, from Cliff's consistent variance. */
function deltaInterval(
  delta: number,
  rowDeltas: number[],
  columnDeltas: number[],
  untiedPairs: number,
  level: number,
): [number, number] {
  const n = rowDeltas.length, m = columnDeltas.length, pairs = n * m;
  const t = tQuantile((1 + level) / 2, n + m - 2);
  if (Math.abs(delta) === 1) {
    const smaller = Math.min(n, m), inner = (smaller - t * t) / (smaller + t * t);
    return delta > 0 ? [inner, 1] : [-1, -inner];
  }
  const spread = (deltas: number[]) => sum(deltas.map((d) => (d - delta) ** 2));
  const ofRows = spread(rowDeltas) / (n - 1), ofColumns = spread(columnDeltas) / (m - 1);
  const ofPairs = (untiedPairs - pairs * delta * delta) / ((n - 1) * (m - 1));
  const variance = ((m - 1) * ofRows + (n - 1) * ofColumns + ofPairs) / pairs;
  const centre = delta - delta ** 3, square = 1 - delta * delta;
  const half = t * Math.sqrt(variance) * Math.sqrt(square * square + t * t * variance);
  const scale = square + t * t * variance;
  if (scale === 0) return [delta, delta];
  return [(centre - half) / scale, (centre + half) / scale];
}

/** Refuses a sample that cannot be ranked. */
function check(name: string, values: readonly number[]): void {
  if (values.length < 2) {
    throw new TooFewError(
      `Cannot compare ranks: ${name} has ${values.length} values, need 2; widen the filter`,
    );
  }
  const bad = values.findIndex((v) => !Number.isFinite(v));
  if (bad >= 0) {
    throw new RangeError(
      `Cannot compare ranks: value ${bad + 1} of ${name} is ${values[bad]}, ` +
        "need a finite number; leave that row out",
    );
  }
}

/** Sum of counts or squares. */
function sum(values: number[]): number {
  return values.reduce((total, v) => total + v, 0);
}
