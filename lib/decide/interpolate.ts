import type { ServedAt } from "./types.ts";

/** Loads closer than this are one: the same set-up measured twice. */
const SAME_LOAD = 1.02;

/** A quantity of a set-up by the requests at once that were reached. */
type Point = { load: number; value: number; rows: ServedAt[] };

/**
 * A quantity of rows of one set-up at a load: straight between its own loads on logarithmic axes, beyond
 * them that of the nearest; rows within 2 % of a load are averaged (geometric).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ load: 8, joulesPerToken: 0.4 }, { load: 32, joulesPerToken: 0.1 }] as never;
 * assert.equal(atLoad(rows, "joulesPerToken", 16).value.toFixed(9), "0.200000000");
 * assert.equal(atLoad(rows, "joulesPerToken", 64).value, 0.1);
 * ```
 */
export function atLoad(
  rows: readonly ServedAt[],
  quantity: "joulesPerToken" | "tokensPerSecond" | "waitMs",
  load: number,
): { value: number; rows: ServedAt[] } {
  const points = pointsOf(rows, quantity);
  const above = points.findIndex((point) => point.load >= load);
  if (above === 0) return points[0];
  if (above < 0) return points[points.length - 1];
  const [low, high] = [points[above - 1], points[above]];
  const part = Math.log(load / low.load) / Math.log(high.load / low.load);
  const value = low.value * (high.value / low.value) ** part;
  return { value, rows: part === 1 ? high.rows : [...low.rows, ...high.rows] };
}

/**
 * The load at which a set-up gives so many tokens a second, its measured throughput inverted: below the
 * least measured load in proportion, above the highest throughput none.
 */
export function loadFor(rows: readonly ServedAt[], tokensPerSecond: number): number | null {
  const points = pointsOf(rows, "tokensPerSecond");
  if (points.length === 0) return null;
  const [least] = points;
  if (tokensPerSecond <= least.value) return least.load * tokensPerSecond / least.value;
  for (let i = 1; i < points.length; i++) {
    const [low, high] = [points[i - 1], points[i]];
    if (high.value < tokensPerSecond || high.value <= low.value) continue;
    const part = Math.log(tokensPerSecond / low.value) / Math.log(high.value / low.value);
    return low.load * (high.load / low.load) ** part;
  }
  return null;
}

/** What was measured, by load. */
function pointsOf(rows: readonly ServedAt[], quantity: keyof ServedAt): Point[] {
  const points: Point[] = [];
  for (const row of rows.toSorted((a, b) => a.load - b.load)) {
    const value = row[quantity];
    if (typeof value !== "number") continue;
    const last = points.at(-1);
    if (last === undefined || row.load > last.load * SAME_LOAD) {
      points.push({ load: row.load, value, rows: [row] });
      continue;
    }
    const n = last.rows.length;
    last.value = (last.value ** n * value) ** (1 / (n + 1));
    last.load = (last.load ** n * row.load) ** (1 / (n + 1));
    last.rows.push(row);
  }
  return points;
}
