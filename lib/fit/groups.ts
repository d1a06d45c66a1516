import { TooFewError } from "../filter/too_few_error.ts";
import type { Fit, FitOptions, GrowthName } from "./fit.ts";
import { fitAs } from "./fit_as.ts";
import type { Point } from "./point.ts";

/** A point that belongs to a group: a hardware, a quantization, a type of model. */
export type GroupedPoint = Point & { readonly group: string };

/** The fit of one group, or why it has none. */
export type GroupFit = {
  group: string;
  n: number;
  fit: Fit | null;
  /** The error of the fit, when there is none; else null. */
  why: string | null;
};

/**
 * Fits each group by itself, in the order in which the groups first appear. A
 * group that cannot be fitted stays in the list with the reason. O(n).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const points = [1, 2, 3].map((x) => ({ x, y: x * x, group: "A100" }));
 * const [a100, t4] = fitGroups([...points, { x: 1, y: 1, group: "T4" }]);
 * assert.equal(a100.fit?.slope.toFixed(9), "2.000000000");
 * assert.match(t4.why ?? "", /need 3/);
 * ```
 * @throws {TypeError} when errors are "cluster" and a point has no cluster.
 */
export function fitGroups(
  points: readonly GroupedPoint[],
  { growth = "power law", ...options }: FitOptions & { growth?: GrowthName } = {},
): GroupFit[] {
  const groups = new Map<string, GroupedPoint[]>();
  for (const point of points) {
    const group = groups.get(point.group);
    if (group) group.push(point);
    else groups.set(point.group, [point]);
  }
  return [...groups].map(([group, members]) => {
    const n = members.length;
    try {
      return { group, n, fit: fitAs(growth, members, options), why: null };
    } catch (error) {
      if (!(error instanceof TooFewError)) throw error;
      return { group, n, fit: null, why: error.message };
    }
  });
}
