import { stamp } from "../settings/fresh.ts";
import { checkCall, listOf, needRows, numbersOf } from "./columns.ts";
import { type Estimate, unknown } from "./estimate.ts";
import { type FitOptions, fittedScale, type Inferred, inferred } from "./fit.ts";
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
export function bend(rows: readonly object[], options: BendOptions): Bend {
  const call = 'lm.bend(rows, { y: "co2Kg", x: "paramsB", at: 7, cluster: "family" })';
  const takes = { needed: ["y", "x"], others: ["at", "cluster", "errors"], lists: ["cluster"] };
  checkCall(rows, options, takes, call);
  const { at, x, y, cluster, errors } = options;
  if (!(at > 0 && Number.isFinite(at))) {
    throw new RangeError(`Cannot bend at ${x} = ${at}, need a number above 0; call ${call}`);
  }
  const found = orWhy(() => {
    needRows(rows);
    const sizes = numbersOf(rows, x, { positive: true }), values = sizes.map(Math.log10);
    const span = spanOf(sizes, x, at), above = values.map((v) => Math.max(0, v - Math.log10(at)));
    const columns = [{ name: x, values }, { name: `${x} above ${at}`, values: above }];
    return { ...inferred(rows, { y: fittedScale(rows, y, true), columns, cluster, errors }), span };
  });
  return stamp(
    "why" in found
      ? noBend(rows.length, options, found.why)
      : bendFrom(rows.length, options, found, null),
    rows,
  );
}

/** A bend of which nothing is known but why. */
export function noBend(n: number, options: BendOptions, why: string): Bend {
  return bendFrom(n, options, null, why);
}

function bendFrom(
  n: number,
  { x, y, at, cluster }: BendOptions,
  found: Inferred & Pick<Bend, "span"> | null,
  why: string | null,
): Bend {
  const effectOf = found?.effectOf ?? (() => unknown(why!)), place = Math.log10(at);
  return {
    below: effectOf([0, 1, 0], `the exponent below ${at}`),
    above: effectOf([0, 1, 1], `the exponent above ${at}`),
    change: effectOf([0, 0, 1], "the change of the exponent"),
    at,
    n,
    cluster: [...listOf(cluster)],
    clusters: found?.clusters ?? NaN,
    rSquared: found?.ols.rSquared ?? NaN,
    errors: found?.errors ?? "CR2",
    y,
    x,
    residuals: found ? [...found.ols.residuals] : Array(n).fill(NaN),
    span: found?.span ?? [NaN, NaN],
    expected: (x) => {
      const weights = [1, Math.log10(x), Math.max(0, Math.log10(x) - place)];
      const { estimate, interval: [low, high] } = effectOf(weights, "the bent line");
      return { estimate: 10 ** estimate, confidence: [10 ** low, 10 ** high] };
    },
    why,
  };
}

/** Lowest and highest x; refuses rows that lie on one side alone. */
function spanOf(sizes: Float64Array, x: string, at: number): [number, number] {
  const below = sizes.filter((v) => v < at).length, above = sizes.filter((v) => v > at).length;
  if (below > 0 && above > 0) return [Math.min(...sizes), Math.max(...sizes)];
  throw new TooFewError(
    `Cannot find a bend at ${x} = ${at}: ${below} rows lie below it and ${above} above, need some on ` +
      `both sides; widen the filter or bend elsewhere`,
  );
}
