import { checkCall, numbersOf } from "./columns.ts";

/**
 * The rows that no other beats: the Pareto frontier of a cost x (less is better) and a benefit y (more
 * is better), sorted by x. Rows that tie on both stay. O(n log n), after Kung, Luccio and Preparata
 * (1975), J. ACM 22, 469.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ kg: 5, score: 40 }, { kg: 1, score: 20 }, { kg: 6, score: 30 }];
 * assert.deepEqual(frontier(rows, { x: "kg", y: "score" }), [rows[1], rows[0]]);
 * ```
 * @throws {TypeError} {RangeError} as `linear`.
 */
export function frontier<Row extends object>(
  rows: readonly Row[],
  options: { x: string; y: string },
): Row[] {
  const call = 'lm.frontier(rows, { x: "co2Kg", y: "scorePercent" })';
  checkCall(rows, options, { x: "column", y: "column" }, call);
  const cost = numbersOf(rows, options.x), benefit = numbersOf(rows, options.y);
  const order = [...rows.keys()]
    .sort((i, j) => cost[i] - cost[j] || benefit[j] - benefit[i] || i - j);
  let last = -1; // the best benefit so far, at its least cost
  return order.filter((i) => {
    if (last >= 0 && benefit[i] <= benefit[last]) {
      return benefit[i] === benefit[last] && cost[i] === cost[last];
    }
    last = i;
    return true;
  }).map((i) => rows[i]);
}
