import { predictorsOf, type Question } from "../../lib/big/question.ts";
import type { LargeRegression } from "../../lib/big/regression.ts";
import type { Fit, Law } from "../../lib/stats/fit.ts";
import {
  formatCount,
  formatCounted,
  formatDecimals,
  formatInterval,
  formatNumber,
  formatP,
  formatPercent,
} from "../../lib/words/quantity.ts";

/** What a law is called, and its formula. */
export const LAWS: Readonly<Record<Law, { name: string; of: (a: string, b: string) => string }>> = {
  linear: { name: "linear", of: (a, b) => `y = ${a} + ${b} × x` },
  power: { name: "power law", of: (a, b) => `y = ${a} × x^${b}` },
  exponential: { name: "exponential", of: (a, b) => `y = ${a} × 10^(${b} × x)` },
};

/** The fits of a large table as text: rows and what was left out, then a table of the coefficients. */
export function describeRegression(regression: LargeRegression): string {
  const { from, question, n, leftOut, fits } = regression, [first] = fits;
  const ranges = question.x.map((name) => {
    const [low, high] = first.span[name].map((value) => formatNumber(value));
    return `, ${name} from ${low} to ${high}`;
  });
  const predictors = predictorsOf(question).join(", ");
  const reasons = fits.flatMap(({ coefficients }) => Object.values(coefficients))
    .flatMap(({ why }) => why === null ? [] : [`${why}.`]);
  return [
    `${question.y} against ${predictors} in ${from}: ${formatCount(n)} rows${ranges.join("")}`,
    ...leftOut.map(({ why, count }) => `  ${formatCounted(count, "row")} left out: ${why}`),
    "",
    ...(fits.length > 1 ? ofLaws(fits) : ofPredictors(question, first)),
    `The intervals ${errorWords(first)}.`,
    ...new Set(reasons),
  ].join("\n");
}

const INTERVAL = `${formatPercent(0.95)} interval`;

/** The laws of one quantity. */
function ofLaws(fits: readonly Fit[]): string[] {
  const rows = fits.map(({ law, coefficients, x: [name], rSquared, sigma }) => {
    const { intercept: { estimate: a }, [name]: slope } = coefficients,
      { name: what, of } = LAWS[law];
    return [
      what,
      of(formatNumber(law === "linear" ? a : 10 ** a), formatNumber(slope.estimate)),
      formatNumber(slope.estimate, 6),
      intervalOf(slope.interval),
      formatDecimals(rSquared),
      formatNumber(sigma),
    ];
  });
  return [
    ...aligned([["growth", "formula", "slope or exponent", INTERVAL, "R²", "spread"], ...rows]),
    "",
    "R² and spread (the standard deviation of what the fit leaves over) are each on the fit's own " +
    "scale: y, or log10 y.",
  ];
}

/** A power law of several predictors: the exponents of quantities, the factors of categories. */
function ofPredictors(
  question: Question,
  { coefficients, rSquared, sigma }: Fit,
): string[] {
  const { intercept, ...effects } = coefficients, estimates = Object.values(effects);
  const rows = predictorsOf(question).map((name, i) => {
    const { estimate, interval: [low, high], p } = estimates[i];
    const quantity = i < question.x.length, unit = (v: number) => quantity ? v : 10 ** v;
    return [
      name,
      quantity ? "exponent" : "factor",
      formatNumber(unit(estimate), 6),
      intervalOf([unit(low), unit(high)]),
      Number.isNaN(p) ? "unknown" : formatP(p),
    ];
  });
  const constant = formatNumber(10 ** intercept.estimate);
  return [
    ...aligned([["predictor", "", "estimate", INTERVAL, "p"], ...rows]),
    "",
    `y = ${constant} × each quantity to its exponent × the factor of each category that holds`,
    `R² ${formatDecimals(rSquared)}, spread ${formatNumber(sigma)} (both of log10 y).`,
  ];
}

function intervalOf(interval: [number, number]): string {
  return interval.some(Number.isNaN) ? "unknown" : formatInterval(interval, 6);
}

/** What the intervals take for granted. */
function errorWords({ errors, cluster, clusters }: Fit): string {
  if (errors === "classical") return "take the rows as independent, with one variance";
  if (errors === "HC1") return "take the rows as independent, each with its own variance (HC1)";
  return `are clustered by ${cluster} (${formatCount(clusters)} clusters, ${errors})`;
}

/** Cells padded to columns. */
function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
  return table.map((row) => row.map((cell, at) => cell.padEnd(widths[at])).join("  ").trimEnd());
}
