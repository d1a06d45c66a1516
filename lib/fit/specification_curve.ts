import { TooFewError } from "../filter/too_few_error.ts";
import { median } from "simple-statistics";
import type { Fit } from "./fit.ts";
import type { Point } from "./point.ts";
import { fingerprint, selections, type SpecificationDimension } from "./selections.ts";

export type { SpecificationDimension, SpecificationOption } from "./selections.ts";

/** The slope under one combination of choices. */
export type Specification = {
  /** One label per dimension, in their order. */
  labels: string[];
  /** Points fitted. */
  n: number;
  /** Slope of the fit. */
  estimate: number;
  interval: [number, number];
  /** Whether this is the combination that the reader chose. */
  chosen: boolean;
};

/** The slope under each combination of choices, as plain numbers. */
export type SpecificationCurve = {
  /** Names of the dimensions. */
  dimensions: string[];
  /** Sorted by estimate. */
  specifications: Specification[];
  /** Combinations that leave the same points as an earlier one: they would count a fit twice. */
  merged: number;
  /** Combinations without a fit, and why. */
  skipped: { labels: string[]; why: string }[];
  /** Of the estimates, each combination counting once. */
  median: number;
  minimum: number;
  maximum: number;
  reference: number;
  /** Share of the combinations whose interval lies wholly below the reference. */
  shareBelow: number;
  /** Share of the combinations whose interval lies wholly above the reference. */
  shareAbove: number;
};

/**
 * Fits every combination of one option per dimension: does the slope hang on a
 * choice? Simonsohn, Simmons & Nelson (2020), "Specification curve analysis",
 * Nature Human Behaviour 4, 1208. All `keep` run first, then each `reduce` in the
 * order of the dimensions. The shares are a description, not a test: the
 * combinations share most of their rows. O(combinations · rows).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitLinear } from "./linear.ts";
 * const rows = [1, 2, 3, 4].map((x) => ({ x, y: x + (x === 4 ? 1 : 0) }));
 * const curve = specificationCurve(rows, {
 *   dimensions: [{
 *     name: "outlier",
 *     options: [{ label: "in" }, { label: "out", keep: (row) => row.x < 4 }],
 *   }],
 *   points: (rows) => rows,
 *   fit: (points) => fitLinear(points),
 *   chosen: ["in"],
 *   minimumPoints: 3,
 * });
 * assert.deepEqual(curve.specifications.map((s) => s.labels[0]), ["out", "in"]);
 * ```
 * @throws {RangeError} when `chosen` names no option, or nothing could be fitted.
 */
export function specificationCurve<Row>(
  rows: readonly Row[],
  { dimensions, points, fit, chosen, minimumPoints = 20, reference = 1 }: {
    dimensions: readonly SpecificationDimension<Row>[];
    points: (rows: Row[]) => readonly Point[];
    fit: (points: readonly Point[]) => Fit;
    /** One label per dimension. */
    chosen: readonly string[];
    /** Combinations with fewer points are skipped. */
    minimumPoints?: number;
    /** What each interval is held against: 1 is growth in proportion. */
    reference?: number;
  },
): SpecificationCurve {
  const specifications: Specification[] = [], skipped: SpecificationCurve["skipped"] = [];
  const seen = new Set<string>();
  let merged = 0;
  for (
    const { labels, rows: subset, chosen: isChosen } of selections(rows, { dimensions, chosen })
  ) {
    const cloud = points(subset), n = cloud.length;
    if (n < minimumPoints) {
      skipped.push({ labels, why: `${n} points, need ${minimumPoints}` });
      continue;
    }
    const known = fingerprint(cloud);
    if (seen.has(known)) {
      merged++;
      continue;
    }
    seen.add(known);
    try {
      const { slope: estimate, slopeInterval: interval } = fit(cloud);
      specifications.push({ labels, n, estimate, interval, chosen: isChosen });
    } catch (error) {
      if (!(error instanceof TooFewError)) throw error;
      skipped.push({ labels, why: error.message });
    }
  }
  if (specifications.length === 0) {
    throw new TooFewError(
      `Cannot draw a specification curve: 0 of ${skipped.length} combinations could be fitted ` +
        `(first: ${skipped[0]?.why ?? "no combination"}), need 1; widen the filter`,
    );
  }
  specifications.sort((a, b) => a.estimate - b.estimate);
  const estimates = specifications.map((s) => s.estimate);
  const share = (test: (s: Specification) => boolean) =>
    specifications.filter(test).length / specifications.length;
  return {
    dimensions: dimensions.map((d) => d.name),
    specifications,
    merged,
    skipped,
    median: median(estimates),
    minimum: estimates[0],
    maximum: estimates[estimates.length - 1],
    reference,
    shareBelow: share((s) => s.interval[1] < reference),
    shareAbove: share((s) => s.interval[0] > reference),
  };
}
