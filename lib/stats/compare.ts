import { checkCall, listOf, type Names, textsOf } from "./columns.ts";
import { designOf } from "./design.ts";
import { FEWEST } from "./enough.ts";
import { type Fit, fitLaw, type FitOptions, fittedScale, type Law, logsOf } from "./fit.ts";
import { dealFolds, type Folds } from "./folds.ts";
import { ols } from "./ols.ts";
import { orWhy, TooFewError } from "./too_few_error.ts";

/** One way to grow, and how well it describes and predicts. */
export type Compared = {
  law: Law;
  fit: Fit;
  /** Corrected Akaike information criterion of y; lower is better. */
  aicc: number;
  /** Above the lowest. */
  deltaAicc: number;
  /** By how many times predictions for clusters not seen are off, on average: 1 is without error. */
  crossValidatedError: number;
  /** In what it is best of the three. */
  best: ("AICc" | "cross-validation")[];
};

const LAWS: readonly Law[] = ["power", "linear", "exponential"];

/**
 * Compares the three ways y can grow with x, the lowest AICc first.
 *
 * - AICc (Hurvich and Tsai 1989) is of the density of y for all three: for those that fit log10 y it holds
 *   the Jacobian of the logarithm, Σ ln(y ln 10) (Akaike 1978, "On the likelihood of a time series
 *   model"). It judges the scatter too: alike in the unit of y when linear, in proportion to y for the
 *   others. It takes rows as independent, so it is too sure of itself where a model is measured often.
 * - The cross-validated error does not: each of 10 folds of whole clusters is predicted by the fit to
 *   the others; it is 10 to the mean absolute error of log10 y. A straight line may fall below 0: there
 *   it counts as the smallest y.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = Array.from({ length: 40 }, (_, i) => ({ x: i + 1, y: (i + 1) ** 2 * (i % 2 ? 1.1 : 0.9) }));
 * const [first] = compare(rows, { y: "y", x: "x" });
 * assert.deepEqual([first.law, first.best], ["power", ["AICc", "cross-validation"]]);
 * ```
 * @throws {TypeError} {RangeError} as `powerLaw`.
 * @returns nothing of fewer than 5 clusters, or of rows through which no line goes.
 */
export function compare(
  rows: readonly object[],
  options: Pick<FitOptions, "y" | "cluster" | "errors"> & { x: string },
): Compared[] {
  const call = 'lm.compare(rows, { y: "co2Kg", x: "paramsB", cluster: "family" })';
  const takes = { needed: ["y", "x"], others: ["cluster", "errors"], lists: ["cluster"] };
  checkCall(rows, options, takes, call);
  const compared = orWhy(() => comparedOf(rows, options, call));
  return Array.isArray(compared) ? compared : [];
}

function comparedOf(
  rows: readonly object[],
  options: Pick<FitOptions, "y" | "cluster" | "errors"> & { x: string },
  call: string,
): Compared[] {
  const fits = LAWS.map((law) => fitLaw(law, rows, options, call));
  const { x, y } = options, folds = foldsOf(rows, options);
  const compared = fits.map((fit): Compared => ({
    law: fit.law,
    fit,
    aicc: aiccOf(fit),
    deltaAicc: 0,
    crossValidatedError: crossValidatedError(rows, { law: fit.law, x, y, folds }),
    best: [],
  })).sort((a, b) => a.aicc - b.aicc);
  const least = Math.min(...compared.map((each) => each.crossValidatedError));
  for (const each of compared) {
    each.deltaAicc = each.aicc - compared[0].aicc;
    if (each === compared[0]) each.best.push("AICc");
    if (each.crossValidatedError === least) each.best.push("cross-validation");
  }
  return compared;
}

function foldsOf(
  rows: readonly object[],
  { x, y, cluster }: { x: string; y: string; cluster?: Names },
): Folds {
  const [name] = listOf(cluster);
  const rank = [fittedScale(rows, x, false), fittedScale(rows, y, false)];
  const folds = dealFolds(name === undefined ? null : textsOf(rows, name), rank);
  if (folds.count >= FEWEST) return folds;
  throw new TooFewError(
    `Cannot compare laws: ${rows.length} rows are in ${folds.count} clusters, need ` +
      `${FEWEST}; widen the filter`,
  );
}

/** AICc of the density of y, by least squares' maximum likelihood. */
function aiccOf(fit: Fit): number {
  const { n, sigma, residuals, fitted } = fit, coefficients = Object.keys(fit.coefficients).length;
  const k = coefficients + 1; // the variance too
  if (n - k - 1 < 1) {
    throw new TooFewError(`Cannot compare laws: found ${n} rows, need ${k + 2}; widen the filter`);
  }
  const scaled = fitted.map((value, i) => value + residuals[i]);
  const sum = scaled.reduce((a, b) => a + b, 0);
  // Σ ln(y ln 10), from log10 y
  const jacobian = logsOf(fit.law).logY ? Math.LN10 * sum + n * Math.log(Math.LN10) : 0;
  const variance = Math.max(
    sigma ** 2 * (n - coefficients) / n,
    (Number.EPSILON * Math.max(...scaled.map(Math.abs))) ** 2, // rows on the line: a likelihood without end
  );
  const logLikelihood = -n / 2 * (Math.log(2 * Math.PI * variance) + 1) - jacobian;
  return 2 * k - 2 * logLikelihood + 2 * k * (k + 1) / (n - k - 1);
}

/** The mean of each fold's mean absolute error of log10 y, as a factor. */
function crossValidatedError(
  rows: readonly object[],
  { law, x, y, folds }: { law: Law; x: string; y: string; folds: Folds },
): number {
  const { logX, logY } = logsOf(law), logs = fittedScale(rows, y, true);
  const [{ values }] = designOf(rows, { x: [x], by: [], log: logX }).columns;
  const scaled = fittedScale(rows, y, logY), smallest = logs.reduce((a, b) => Math.min(a, b));
  let total = 0;
  for (let fold = 0; fold < folds.count; fold++) {
    const seen = (_: number, i: number) => folds.of[i] !== fold;
    const { coefficients: [a, b] } = ols(scaled.filter(seen), [{
      name: x,
      values: values.filter(seen),
    }]);
    let error = 0, tested = 0;
    for (let i = 0; i < logs.length; i++) {
      if (folds.of[i] !== fold) continue;
      const value = a + b * values[i];
      const log = logY ? value : value > 0 ? Math.max(smallest, Math.log10(value)) : smallest;
      error += Math.abs(logs[i] - log), tested++;
    }
    total += error / tested;
  }
  return 10 ** (total / folds.count);
}
