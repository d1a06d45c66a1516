import { stamp } from "../settings/fresh.ts";
import { checkCall, numbersOf } from "./columns.ts";
import { times10 } from "./estimate.ts";
import { type Fit, type FitOptions, fitOrNone, insideOf, noFit } from "./fit.ts";

/** Two power laws that meet at one place, with what a fit tells of both together. */
export type Bend = ReturnType<typeof bendOf>;

const CALL = 'lm.bend(rows, { y: "co2Kg", x: "paramsB", at: 7, cluster: "family" })';

/**
 * Fits a power law whose exponent changes at a given x: log10 y on log10 x and max(0, log10 x − log10 at),
 * by least squares, with CR2 where clusters are given. The place is given, not found: where it was
 * chosen from the same rows, `p` is too small.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4, 5, 6].map((x) => ({ x, y: x <= 4 ? 1 : (x / 4) ** 2 }));
 * assert.equal(bend(rows, { y: "y", x: "x", at: 4 }).above.estimate.toFixed(9), "2.000000000");
 * ```
 * @throws {TypeError} {RangeError} as `powerLaw`, or when `at` is no number above 0.
 */
export function bend(
  rows: readonly object[],
  options: Pick<FitOptions, "y" | "cluster" | "errors"> & { x: string; at: number },
): Bend {
  const known = { y: "column", x: "column", at: "number", cluster: "columns?", errors: "word" };
  checkCall(rows, options, known, CALL);
  const { x, at } = options, further = `${x} above ${at}`, bent = { ...options, x: [x, further] };
  if (!(at > 0 && at < Infinity)) {
    throw new RangeError(`Cannot bend at ${x} = ${at}, need a number above 0; call ${CALL}`);
  }
  // how many times as large as the place
  const times = numbersOf(rows, x, true).map((size) => 10 ** (size - Math.log10(at)));
  const [below, above] = [times.filter((t) => t < 1).length, times.filter((t) => t > 1).length];
  if (rows.length > 0 && (below === 0 || above === 0)) {
    const why = `Cannot find a bend at ${x} = ${at}: ${below} rows lie below it and ${above} ` +
      `above, need some on both sides; widen the filter or bend elsewhere`;
    return stamp(bendOf(noFit("power", rows.length, bent, why), at), rows);
  }
  const hinged = rows.map((row, i) => ({ ...row, [further]: Math.max(1, times[i]) }));
  return stamp(bendOf(fitOrNone("power", hinged, bent), at), rows);
}

export function noBend(bent: Bend, why: string): Bend {
  return bendOf(noFit("power", bent.n, bent, why), bent.at);
}

/** A fit to x and how far it lies above the place, in the terms of both exponents. */
function bendOf(fit: Fit, at: number) {
  const { y, x: [x], n, cluster, clusters, rSquared, errors, residuals, why } = fit;
  const { effectOf } = insideOf(fit, CALL), place = Math.log10(at);
  const none: [number, number] = [NaN, NaN];
  return {
    ...{ y, x, at, n, cluster, clusters, rSquared, errors, residuals, why },
    /** The exponent up to the place, and that from it on. */
    below: effectOf([0, 1, 0], `the exponent below ${at}`),
    above: effectOf([0, 1, 1], `the exponent above ${at}`),
    /** The exponent above less that below: its `p` is the test of a bend. */
    change: effectOf([0, 0, 1], "the change of the exponent"),
    /** Lowest and highest x of the rows. */
    span: fit.span[x] ?? none,
    /** What the bent line expects at x, the median of y, and where it may lie. */
    expected: (x: number) => {
      const weights = [1, Math.log10(x), Math.max(0, Math.log10(x) - place)];
      const { estimate, interval } = times10(effectOf(weights, "the bent line"));
      return { estimate, confidence: interval };
    },
  };
}
