/** A rectangle of the plane and how many rows lie in it; upper edges belong to the next one. */
export type Bin = { x0: number; x1: number; y0: number; y1: number; n: number };

/** How an axis is cut into bins of equal width, on its own scale. */
export type Cut = { scale: "log" | "linear"; range: readonly [number, number]; count: number };

/** How the plane is cut. */
export type Grid = { x: Cut; y: Cut };

/** Which rows of `measurements` are fitted, in SQL; docs/regression.sql has the same condition. */
const USABLE = "x > 0 AND x < 1e300 AND y > 0 AND y < 1e300";

/**
 * SQL that goes through `measurements(x, y)` by bins: columns `i` and `j` (the bin's numbers, from 0), `n`
 * (its rows) and what else is asked for, over the rows of the bin. A bin without rows has no row. The
 * largest value belongs to the last bin. Without a grid there is one bin with all rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const cut = { scale: "log", range: [1, 100], count: 4 } as const;
 * assert.match(binsSql({ x: cut, y: cut }, ["SUM(y) AS kg"]), /COUNT\(\*\) AS n, SUM\(y\) AS kg/);
 * ```
 */
export function binsSql(grid: Grid | null, also: readonly string[] = []): string {
  const [i, j] = grid === null ? ["0", "0"] : [place("x", grid.x), place("y", grid.y)];
  return `SELECT ${[`${i} AS i`, `${j} AS j`, "COUNT(*) AS n", ...also].join(", ")}
FROM measurements
WHERE ${USABLE}
GROUP BY 1, 2`;
}

/**
 * The bins that rows of `binsSql` stand for, in the units of x and y.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const cut = { scale: "log", range: [1, 100], count: 2 } as const;
 * const [bin] = binsOf([{ i: 1, j: 0, n: 7 }], { x: cut, y: cut });
 * assert.deepEqual(bin, { x0: 10, x1: 100, y0: 1, y1: 10, n: 7 });
 * ```
 */
export function binsOf(
  rows: readonly { i: number; j: number; n: number }[],
  { x, y }: Grid,
): Bin[] {
  return rows.map(({ i, j, n }) => ({
    x0: edge(x, i),
    x1: edge(x, i + 1),
    y0: edge(y, j),
    y1: edge(y, j + 1),
    n,
  })).sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}

/** The number of a value's bin, in SQL. */
function place(name: "x" | "y", { scale, range, count }: Cut): string {
  const [low, high] = scale === "log" ? range.map(Math.log10) : range;
  if (!(high > low)) return "0";
  const value = scale === "log" ? `LOG10(${name})` : name;
  const step = `${number(count / (high - low))}`;
  const cell = `CAST(FLOOR((${value} - ${number(low)}) * ${step}) AS INTEGER)`;
  return `CASE WHEN ${cell} >= ${count} THEN ${count - 1} WHEN ${cell} < 0 THEN 0 ELSE ${cell} END`;
}

/** A number as SQL reads it back to the same double. */
const number = (value: number) => `CAST('${value}' AS DOUBLE PRECISION)`;

/** Where a bin begins. */
function edge({ scale, range: [low, high], count }: Cut, index: number): number {
  if (index === 0) return low;
  if (index === count) return high;
  return scale === "log"
    ? low * (high / low) ** (index / count)
    : low + (high - low) * index / count;
}
