import { checkFresh, stamp } from "../settings/fresh.ts";
import { checkOptions, checkRows, listOf, needRows, numbersOf } from "./columns.ts";
import { type Estimate, UNKNOWN } from "./estimate.ts";
import { type FitOptions, fittedScale, inferred } from "./fit.ts";
import type { Errors } from "./noise.ts";
import { orWhy, TooFewError } from "./too_few_error.ts";

/** Two power laws that meet at one place. */
export type Bend = {
  /** The exponent up to the place. */
  below: Estimate;
  /** The exponent from it on. */
  above: Estimate;
  /** The exponent above less that below: its `p` is the test of a bend. */
  change: Estimate;
  at: number;
  n: number;
  cluster: string[];
  clusters: number;
  rSquared: number;
  errors: Errors;
  y: string;
  x: string;
  /** log10 of y less what the bent line expects, row by row. */
  residuals: number[];
  /** Lowest and highest x of the rows. */
  span: [number, number];
  /** What the bent line expects at x, the median of y, and where it may lie. */
  expected: (x: number) => { estimate: number; confidence: [number, number] };
  /** Why there is no fit, and then every number is NaN; null for a fit. */
  why: string | null;
};

type BendOptions = Pick<FitOptions, "y" | "cluster" | "errors"> & { x: string; at: number };

/**
 * Fits a power law whose exponent changes at a given x: log10 y on log10 x and max(0, log10 x − log10 at),
 * by least squares, with CR2 where clusters are given. The place is given, not found: where it was
 * chosen from the same rows, `p` is too small.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4, 5, 6].map((x) => ({ x, y: x <= 4 ? 1 : (x / 4) ** 2 }));
 * const { below, above } = bend(rows, { y: "y", x: "x", at: 4 });
 * assert.equal(Math.abs(below.estimate).toFixed(9), "0.000000000");
 * assert.equal(above.estimate.toFixed(9), "2.000000000");
 * ```
 * @throws {TypeError} {RangeError} as `powerLaw`, or when `at` is no number above 0.
 */
export function bend(
  rows: readonly object[],
  options: BendOptions,
): Bend {
  const call = 'lm.bend(rows, { y: "co2Kg", x: "paramsB", at: 7, cluster: "family" })';
  checkFresh(rows);
  checkRows(rows, call);
  checkOptions(options, { needed: ["y", "x"], others: ["at", "cluster", "errors"] }, call);
  const { at, x } = options;
  if (!(at > 0 && Number.isFinite(at))) {
    throw new RangeError(`Cannot bend at ${x} = ${at}, need a number above 0; call ${call}`);
  }
  const found = orWhy(() => bendOf(rows, options));
  return stamp("below" in found ? found : noBend(rows.length, options, found.why), rows);
}

/** Where nothing can be fitted: no number is known. */
export function noBend(n: number, { x, y, at, cluster }: BendOptions, why: string): Bend {
  return {
    below: UNKNOWN,
    above: UNKNOWN,
    change: UNKNOWN,
    at,
    n,
    cluster: [...listOf(cluster)],
    clusters: NaN,
    rSquared: NaN,
    errors: "CR2",
    y,
    x,
    residuals: new Array(n).fill(NaN),
    span: [NaN, NaN],
    expected: () => ({ estimate: NaN, confidence: [NaN, NaN] }),
    why,
  };
}

function bendOf(rows: readonly object[], options: BendOptions): Bend {
  needRows(rows);
  const { x, y, at, cluster } = options;
  const sizes = numbersOf(rows, x, { positive: true }), place = Math.log10(at);
  checkSides(sizes, x, at);
  const values = sizes.map(Math.log10);
  const columns = [
    { name: x, values },
    { name: `${x} above ${at}`, values: values.map((v) => Math.max(0, v - place)) },
  ];
  const { ols, effectOf, errors, clusters } = inferred(rows, {
    y: fittedScale(rows, y, true),
    columns,
    cluster,
    errors: options.errors,
  });
  const expected = (x: number) => {
    const weights = [1, Math.log10(x), Math.max(0, Math.log10(x) - place)];
    const { estimate, interval: [low, high] } = effectOf(weights, "the bent line");
    return { estimate: 10 ** estimate, confidence: [10 ** low, 10 ** high] as [number, number] };
  };
  return {
    below: effectOf([0, 1, 0], `the exponent below ${at}`),
    above: effectOf([0, 1, 1], `the exponent above ${at}`),
    change: effectOf([0, 0, 1], "the change of the exponent"),
    at,
    n: ols.n,
    cluster: [...listOf(cluster)],
    clusters,
    rSquared: ols.rSquared,
    errors,
    y,
    x,
    residuals: [...ols.residuals],
    span: [Math.min(...sizes), Math.max(...sizes)],
    expected,
    why: null,
  };
}

/** Refuses rows that lie on one side alone. */
function checkSides(sizes: Float64Array, x: string, at: number): void {
  const below = sizes.filter((v) => v < at).length, above = sizes.filter((v) => v > at).length;
  if (below > 0 && above > 0) return;
  throw new TooFewError(
    `Cannot find a bend at ${x} = ${at}: ${below} rows lie below it and ${above} above, need some on ` +
      `both sides; widen the filter or bend elsewhere`,
  );
}
