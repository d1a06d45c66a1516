import type { Fit, GrowthName } from "../fit/fit.ts";
import type { Moments } from "../fit/moments.ts";
import type { LeftOut } from "../read/left_out.ts";
import { ReadError } from "../read/read_error.ts";
import { type Bin, binsOf, binsSql, type Grid } from "./bins.ts";
import { fitsFromMoments } from "./fits.ts";
import { type LargeTable, openLargeTable } from "./large_table.ts";
import type { ResultRow } from "./source.ts";

/** What is known of a file after the database went through it: fits, bins, and what was left out. */
export type LargeRegression = {
  file: string;
  /** Headers of x and y. */
  x: string;
  y: string;
  /** Rows fitted. */
  n: number;
  leftOut: LeftOut[];
  xRange: [number, number];
  yRange: [number, number];
  /** Linear, power law, exponential; with classical errors. */
  fits: Fit[];
  /** How many rows lie where; empty unless `bins` asks for them. */
  bins: Bin[];
};

/** How many bins an axis has, and on which scale they are equally wide. */
export type BinOptions = {
  xScale?: "log" | "linear";
  yScale?: "log" | "linear";
  columns?: number;
  rows?: number;
};

/** The query that docs/large_data.md shows; there is no second copy of it. */
const REGRESSION = new URL("../../docs/regression.sql", import.meta.url);

/**
 * Regresses one column of a CSV or parquet file on another without loading the file into memory.
 *
 * Rows whose x or y is no number above 0 are left out and counted, so that the three fits are of the
 * same rows. The figures of the fits agree with those of `fitLinear`, `fitPowerLaw` and `fitExponential`
 * on the same points to 10 digits.
 *
 * @throws {ReadError} when the file is no such table or has no usable row.
 * @throws {RangeError} when the rows carry no line: fewer than three, or one x only.
 */
export async function regressFile(
  path: string,
  { x, y, level, bins }: { x: string; y: string; level?: number; bins?: BinOptions },
): Promise<LargeRegression> {
  await using table = await openLargeTable(path, { x, y });
  const [row] = await table.query(Deno.readTextFileSync(REGRESSION));
  const leftOut = leftOutOf(row, table);
  if (row.n === 0) {
    throw new ReadError({
      file: table.file,
      found: `no row that can be used (${
        leftOut.map(({ why, count }) => `${count}: ${why}`).join("; ") || "no rows at all"
      })`,
      expected: "numbers above 0 in both columns",
      mend: "check which columns are meant",
    });
  }
  const moments = momentsOfRow(row);
  const xRange: [number, number] = [Number(row.x_min), Number(row.x_max)];
  const yRange: [number, number] = [Number(row.y_min), Number(row.y_max)];
  const bare = { moments, xRange, smearing: { "linear": 1, "power law": 1, "exponential": 1 } };
  const [, powerLaw, exponential] = fitsFromMoments(bare, { level });
  const grid = bins === undefined ? null : gridOf(xRange, yRange, bins);
  const cells = await table.query(binsSql(grid, [
    `${antilogSum(powerLaw, "LOG10(x)")} AS power_law`,
    `${antilogSum(exponential, "x")} AS exponential`,
  ]));
  const mean = (name: string) =>
    cells.reduce((sum, cell) => sum + Number(cell[name]), 0) / Number(row.n);
  const smearing = {
    "linear": 1,
    "power law": mean("power_law"),
    "exponential": mean("exponential"),
  };
  return {
    file: table.file,
    x: table.x,
    y: table.y,
    n: Number(row.n),
    leftOut,
    xRange,
    yRange,
    fits: fitsFromMoments({ ...bare, smearing }, { level }),
    bins: grid === null ? [] : binsOf(
      cells.map(({ i, j, n }) => ({ i: Number(i), j: Number(j), n: Number(n) })),
      grid,
    ),
  };
}

/** The six moments on each scale, from a row of docs/regression.sql. */
function momentsOfRow(row: ResultRow): Record<GrowthName, Moments> {
  const of = (names: Record<keyof Omit<Moments, "n">, string>): Moments => ({
    n: Number(row.n),
    xMean: Number(row[names.xMean]),
    yMean: Number(row[names.yMean]),
    sxx: Number(row[names.sxx]),
    sxy: Number(row[names.sxy]),
    syy: Number(row[names.syy]),
  });
  return {
    "linear": of({ xMean: "x_mean", yMean: "y_mean", sxx: "sxx", sxy: "sxy", syy: "syy" }),
    "power law": of({
      xMean: "log_x_mean",
      yMean: "log_y_mean",
      sxx: "log_sxx",
      sxy: "log_sxy",
      syy: "log_syy",
    }),
    "exponential": of({
      xMean: "x_mean",
      yMean: "log_y_mean",
      sxx: "sxx",
      sxy: "semi_sxy",
      syy: "log_syy",
    }),
  };
}

/** The rows of no use, by reason. */
function leftOutOf(row: ResultRow, { x, y }: LargeTable): LeftOut[] {
  return [
    { why: `"${x}" is empty or not a number`, count: Number(row.x_missing) },
    { why: `"${x}" is not above 0`, count: Number(row.x_not_above_0) },
    { why: `"${y}" is empty or not a number`, count: Number(row.y_missing) },
    { why: `"${y}" is not above 0`, count: Number(row.y_not_above_0) },
  ].filter(({ count }) => count > 0);
}

/** SQL for the sum of 10^residual of a fit of log y: over the rows, it is n times Duan's factor. */
function antilogSum({ intercept, slope }: Fit, x: string): string {
  const number = (value: number) => `CAST('${value}' AS DOUBLE PRECISION)`;
  return `SUM(POWER(10, LOG10(y) - ${number(intercept)} - ${number(slope)} * ${x}))`;
}

/** The grid of bins that spans the rows. */
function gridOf(
  xRange: [number, number],
  yRange: [number, number],
  { xScale = "log", yScale = "log", columns = 64, rows = 44 }: BinOptions,
): Grid {
  return {
    x: { scale: xScale, range: xRange, count: columns },
    y: { scale: yScale, range: yRange, count: rows },
  };
}
