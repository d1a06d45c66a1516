import { type ClusterSums, clusterSums, cr1Factor } from "./cluster_sums.ts";
import type { GrowthName } from "./fit.ts";
import { toFittedScale } from "./fitted_scale.ts";
import { dot, times } from "./matrix.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import type { Point } from "./point.ts";
import { seededRandom } from "./random.ts";

/** A test of one coefficient by the wild cluster bootstrap, as plain numbers. */
export type WildBootstrap = {
  estimate: number;
  /** The value that was tested. */
  value: number;
  /** Of the estimate against the value, with CR1 errors. */
  t: number;
  /** Two-sided, symmetric: how often a t drawn under the value is at least as far from 0. */
  pValue: number;
  clusters: number;
  draws: number;
  /** Whether the draws are all that there are, so that chance has no part in the p-value. */
  exhaustive: boolean;
};

/** Options of the test. */
export type WildBootstrapOptions = {
  /** The value that is tested. @default 0 */
  value?: number;
  /** @default 9999 */
  draws?: number;
  /** The same seed draws the same. @default 1 */
  seed?: number;
};

/** Webb's weights: mean 0, variance 1, six of them, so that few clusters still give many draws. */
const WEBB = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

/**
 * Tests one coefficient of `fitMultiple` by the restricted wild cluster bootstrap: y is drawn anew
 * from the fit in which the coefficient has the value tested, each cluster's residuals multiplied by
 * one of Webb's six weights, and t taken with CR1 errors each time (Cameron, Gelbach and Miller 2008,
 * "Bootstrap-Based Improvements for Inference with Clustered Errors"; Webb 2014; MacKinnon and Webb
 * 2018, "The Wild Bootstrap for Few (Treated) Clusters"). All 6^clusters weights are gone through
 * where these are no more than the draws. Few clusters, or many of which few differ in x, still make
 * it err. O(draws · clusters · k²).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((x) => ({ y: x + x % 3, xs: [x], cluster: `${x % 4}` }));
 * const { pValue, exhaustive } = wildBootstrap(rows, { names: ["x"], name: "x" });
 * assert.ok(pValue < 0.05 && exhaustive);
 * ```
 * @throws {RangeError} as `fitMultiple`, with fewer than 2 clusters, or draws that are no whole number.
 * @throws {TypeError} when a row has no cluster.
 */
export function wildBootstrap(
  rows: readonly MultipleRow[],
  { names, name, ...options }: { names: readonly string[]; name: string } & WildBootstrapOptions,
): WildBootstrap {
  return bootstrapSums(clusterSums(rows, { names, name }), options);
}

/**
 * `wildBootstrap` of the slope of a line, on the scale of its growth.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 3, 4, 5, 6, 7, 8].map((x) => ({ x, y: x + x % 3, cluster: `${x % 4}` }));
 * const { pValue } = wildBootstrapSlope(points, { growth: "linear", value: 1 });
 * assert.ok(pValue > 0.5);
 * ```
 * @throws as `wildBootstrap`, and as the fit of that growth.
 */
export function wildBootstrapSlope(
  points: readonly Point[],
  { growth, ...options }: { growth: GrowthName } & WildBootstrapOptions,
): WildBootstrap {
  const rows = toFittedScale(points, growth)
    .map(({ x, y }, i) => ({ y, xs: [x], cluster: points[i].cluster }));
  return wildBootstrap(rows, { names: ["slope"], name: "slope", ...options });
}

/** The test from sums by cluster. */
function bootstrapSums(
  { n, estimate, weights, clusters }: ClusterSums,
  { value = 0, draws = 9999, seed = 1 }: WildBootstrapOptions = {},
): WildBootstrap {
  if (!(Number.isInteger(draws) && draws >= 1)) {
    throw new RangeError(`Cannot bootstrap: draws is ${draws}, need a whole number from 1`);
  }
  const g = clusters.length, k = weights.length;
  // residuals of the fit that has the value: those of the free one, and what the coefficient took
  const back = (estimate - value) / dot(weights, weights);
  const restricted = new Float64Array(g * k), own = new Float64Array(g);
  const shift = new Float64Array(g * k);
  clusters.forEach(({ score, square }, c) => {
    times(square, weights).forEach((s, j) => {
      shift[c * k + j] = s, restricted[c * k + j] = score[j] + back * s;
      own[c] += weights[j] * restricted[c * k + j];
    });
  });
  const factors = new Float64Array(g).fill(1), move = new Float64Array(k);
  const tOf = () => {
    move.fill(0);
    for (let c = 0, at = 0; c < g; c++) {
      for (let j = 0; j < k; j++) move[j] += factors[c] * restricted[at++];
    }
    let squares = 0;
    for (let c = 0, at = 0; c < g; c++) {
      let score = factors[c] * own[c]; // weights · the cluster's score of the drawn residuals
      for (let j = 0; j < k; j++) score -= shift[at++] * move[j];
      squares += score * score;
    }
    return dot(weights, move) / Math.sqrt(squares);
  };
  const found = tOf(), all = 6 ** g, exhaustive = all <= draws, count = exhaustive ? all : draws;
  const random = seededRandom(seed);
  let far = 0;
  for (let draw = 0; draw < count; draw++) {
    for (let c = 0, rest = draw; c < g; c++, rest = Math.floor(rest / 6)) {
      factors[c] = WEBB[exhaustive ? rest % 6 : Math.floor(6 * random())];
    }
    if (!(Math.abs(tOf()) < Math.abs(found) * (1 - 1e-9))) far++;
  }
  return {
    estimate,
    value,
    t: found / Math.sqrt(cr1Factor(g, n, k)), // the same in all draws
    pValue: exhaustive ? far / all : (far + 1) / (draws + 1),
    clusters: g,
    draws: count,
    exhaustive,
  };
}
