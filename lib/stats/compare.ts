import { checkCall, listOf, numbersOf, textsOf } from "./columns.ts";
import { FEWEST } from "./enough.ts";
import { type Fit, type FitOptions, fitOrNone, type Law, logsOf } from "./fit.ts";
import { ols } from "./ols.ts";
import { orWhy } from "./too_few_error.ts";

/** One way to grow. */
export type Compared = ReturnType<typeof compare>[number];

type CompareOptions = Pick<FitOptions, "y" | "cluster" | "errors"> & { x: string };

const LAWS: readonly Law[] = ["power", "linear", "exponential"];

/**
 * Compares the three ways y can grow with x, the lowest AICc first; none of fewer than 5 clusters.
 *
 * - AICc (Hurvich and Tsai 1989) is of the density of y: laws of log10 y have the logarithm's Jacobian in
 *   it, Σ ln(y ln 10) (Akaike 1978, "On the likelihood of a time series model"). It takes rows as
 *   independent, so that it is too sure of itself where a model is measured often.
 * - The cross-validated error is not: each of 10 folds of whole clusters is predicted by the fit to the
 *   others; it is 10 to the mean absolute error of log10 y. A line below 0 counts as the smallest y.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = Array.from({ length: 40 }, (_, i) => ({ x: i + 1, y: (i + 1) ** 2 * (i % 2 ? 1.1 : 0.9) }));
 * assert.deepEqual(compare(rows, { y: "y", x: "x" }).map(({ law }) => law), ["power", "linear", "exponential"]);
 * ```
 * @throws {TypeError} {RangeError} as `powerLaw`.
 */
export function compare(rows: readonly object[], options: CompareOptions) {
  checkCall(
    rows,
    options,
    { y: "column", x: "column", cluster: "columns?", errors: "word" },
    'lm.compare(rows, { y: "co2Kg", x: "paramsB", cluster: "family" })',
  );
  const fits = LAWS.map((law) => fitOrNone(law, rows, options));
  const folds = fits.some(({ why }) => why) ? [] : foldsOf(rows, options);
  if (folds.length < FEWEST) return [];
  const compared = orWhy(() =>
    fits.map((fit) => ({
      law: fit.law,
      fit,
      /** Akaike's information criterion, corrected: lower is better. */
      aicc: aiccOf(fit),
      /** By how many times predictions for clusters not seen are off, on average: 1 is without error. */
      crossValidatedError: crossValidatedError(rows, options, fit.law, folds),
    }))
  );
  return "why" in compared ? [] : compared.sort((a, b) => a.aicc - b.aicc);
}

/** AICc of the density of y, by least squares' maximum likelihood. */
function aiccOf({ law, n, sigma, residuals, fitted, coefficients }: Fit): number {
  const free = Object.keys(coefficients).length, k = free + 1; // the variance too
  const scaled = fitted.map((value, i) => value + residuals[i]);
  const sum = scaled.reduce((a, b) => a + b, 0);
  // Σ ln(y ln 10), from log10 y
  const jacobian = logsOf(law).logY ? Math.LN10 * sum + n * Math.log(Math.LN10) : 0;
  const variance = Math.max(
    sigma ** 2 * (n - free) / n,
    (Number.EPSILON * Math.max(...scaled.map(Math.abs))) ** 2, // rows on the line: a likelihood without end
  );
  const logLikelihood = -n / 2 * (Math.log(2 * Math.PI * variance) + 1) - jacobian;
  return 2 * k - 2 * logLikelihood + 2 * k * (k + 1) / (n - k - 1);
}

/** The mean of each fold's mean absolute error of log10 y, as a factor. */
function crossValidatedError(
  rows: readonly object[],
  { x, y }: CompareOptions,
  law: Law,
  folds: readonly number[][],
): number {
  const { logX, logY } = logsOf(law), values = numbersOf(rows, x, logX);
  const scaled = numbersOf(rows, y, logY), logs = numbersOf(rows, y, true);
  const smallest = logs.reduce((a, b) => Math.min(a, b));
  const errors = folds.map((fold) => {
    const held = new Set(fold), seen = (_: number, i: number) => !held.has(i);
    const column = { name: x, values: values.filter(seen) };
    const { coefficients: [a, b] } = ols(scaled.filter(seen), [column]);
    return fold.reduce((sum, i) => {
      const value = a + b * values[i];
      const log = logY ? value : value > 0 ? Math.max(smallest, Math.log10(value)) : smallest;
      return sum + Math.abs(logs[i] - log);
    }, 0) / fold.length;
  });
  return 10 ** (errors.reduce((a, b) => a + b) / folds.length);
}

const FOLDS = 10;

/**
 * The rows of each fold by their index. Whole clusters, those of the first column or each row, are dealt
 * largest first, each to the fold that holds the fewest rows: the same whatever the order of the rows.
 */
function foldsOf(rows: readonly object[], { x, y, cluster }: CompareOptions): number[][] {
  const [name] = listOf(cluster), xs = numbersOf(rows, x), ys = numbersOf(rows, y);
  const inOrder = [...rows.keys()].sort((i, j) => xs[i] - xs[j] || ys[i] - ys[j]);
  const names = name === undefined ? null : textsOf(rows, name);
  const clusters = [...Map.groupBy(inOrder, (i) => names?.[i] ?? i)];
  // rows without clusters stay in the order of their numbers: the sort is stable
  if (names !== null) clusters.sort(([a], [b]) => a < b ? -1 : 1);
  clusters.sort(([, a], [, b]) => b.length - a.length);
  const folds = Array.from({ length: Math.min(FOLDS, clusters.length) }, (): number[] => []);
  for (const [, own] of clusters) {
    folds.reduce((a, b) => b.length < a.length ? b : a).push(...own);
  }
  return folds;
}
