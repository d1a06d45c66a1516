import { factor } from "./at.ts";
import { checkCall, type Names } from "./columns.ts";
import { fitRows } from "./fit.ts";
import type { Errors } from "./noise.ts";
import { TooFewError } from "./too_few_error.ts";

/** Geometric mean of y of the small over that of the large, `p` of 1, and how many there are of each. */
export type ClassRatio = ReturnType<typeof classRatio>;

/**
 * Compares two classes of rows by the ratio of their geometric means: log10 y on 0 or 1, so that rows of
 * one cluster do not count as independent.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 30, 70].map((paramsB, i) => ({ paramsB, kWh: [1, 4, 20, 20][i] }));
 * const { ratio } = classRatio(rows, { y: "kWh", small: (d) => d.paramsB <= 7 });
 * assert.equal(ratio.estimate.toFixed(9), "0.100000000");
 * ```
 * @param options.small whether a row is of the first class.
 * @throws {TypeError} {RangeError} as `powerLaw`, or a `TooFewError` when a class has no rows.
 */
export function classRatio<Row extends object>(
  rows: readonly Row[],
  options: { y: string; small: (row: Row) => boolean; cluster?: Names; errors?: Errors },
) {
  const call =
    'lm.classRatio(rows, { y: "co2Kg", small: (d) => d.paramsB <= 7, cluster: "family" })';
  const known = { y: "column", small: "function", cluster: "columns?", errors: "word" };
  checkCall(rows, options, known, call);
  if (typeof options.small !== "function") {
    throw new TypeError(`\`small\` must say of a row whether it is small; call ${call}`);
  }
  const by = "class of size";
  const classed = rows.map((row) => ({ ...row, [by]: options.small(row) ? "small" : "large" }));
  const small = classed.filter((row) => row[by] === "small").length, large = rows.length - small;
  if (small === 0 || large === 0) {
    throw new TooFewError(
      `Cannot compare small with large: ${small} rows are small and ${large} large; ` +
        `widen the filter or move the limit`,
    );
  }
  const fit = fitRows("power", classed, { ...options, x: [], by });
  const { clusters = {} } = fit.levels[by];
  return {
    ratio: factor(fit, by, "small"),
    small: { n: small, clusters: clusters.small },
    large: { n: large, clusters: clusters.large },
  };
}
