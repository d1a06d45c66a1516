import { checkCall, listOf, type Names, needRows, textsOf } from "./columns.ts";
import { type Estimate, times10 } from "./estimate.ts";
import { fittedScale, inferred } from "./fit.ts";
import type { Errors } from "./noise.ts";
import { TooFewError } from "./too_few_error.ts";

/** The y of small models as a share of that of large ones. */
export type ClassRatio = {
  /** Geometric mean of y of the small over that of the large; `p` is of 1. */
  ratio: Estimate;
  small: { n: number; clusters: number };
  large: { n: number; clusters: number };
};

/**
 * Compares two classes of rows by the ratio of their geometric means: log10 y on 0 or 1, so that rows of
 * one cluster do not count as independent.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 30, 70].map((paramsB, i) => ({ paramsB, kWh: [1, 4, 20, 20][i] }));
 * const { ratio, small } = classRatio(rows, { y: "kWh", small: (d) => d.paramsB <= 7 });
 * assert.equal(ratio.estimate.toFixed(9), "0.100000000");
 * assert.deepEqual(small, { n: 2, clusters: 2 });
 * ```
 * @param options.small whether a row is of the first class.
 * @throws {TypeError} {RangeError} as `powerLaw`.
 * @throws {TooFewError} when a class has no rows.
 */
export function classRatio<Row extends object>(
  rows: readonly Row[],
  options: { y: string; small: (row: Row) => boolean; cluster?: Names; errors?: Errors },
): ClassRatio {
  const call =
    'lm.classRatio(rows, { y: "co2Kg", small: (d) => d.paramsB <= 7, cluster: "family" })';
  const takes = { needed: ["y"], others: ["small", "cluster", "errors"], lists: ["cluster"] };
  checkCall(rows, options, takes, call);
  needRows(rows);
  const { y, small, cluster, errors } = options;
  if (typeof small !== "function") {
    throw new TypeError(`\`small\` must say of a row whether it is small; call ${call}`);
  }
  const values = Float64Array.from(rows, (row) => Number(Boolean(small(row))));
  const [column] = listOf(cluster), names = column === undefined ? null : textsOf(rows, column);
  const counted = (which: number) => {
    const own = [...values.keys()].filter((i) => values[i] === which);
    return { n: own.length, clusters: new Set(own.map((i) => names?.[i] ?? i)).size };
  };
  const counts = { small: counted(1), large: counted(0) };
  if (counts.small.n === 0 || counts.large.n === 0) {
    throw new TooFewError(
      `Cannot compare small with large: ${counts.small.n} rows are small and ${counts.large.n} large; ` +
        `widen the filter or move the limit`,
    );
  }
  const columns = [{ name: "small", values }];
  const { effectOf } = inferred(rows, { y: fittedScale(rows, y, true), columns, cluster, errors });
  return { ratio: times10(effectOf([0, 1], "the ratio of small to large")), ...counts };
}
