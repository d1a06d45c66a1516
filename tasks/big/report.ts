import { predictorsOf } from "../../lib/big/question.ts";
import type { LargeRegression } from "../../lib/big/regression.ts";
import { countOf } from "../../lib/read/left_out.ts";
import type { Fit } from "../../lib/stats/fit.ts";
import {
  formatCount,
  formatInterval,
  formatLevel,
  formatNumber,
  formatP,
  formatRSquared,
} from "../../lib/words/quantity.ts";

/** What a law is called. */
export const LAWS: Readonly<Record<Fit["law"], string>> = {
  linear: "linear",
  power: "power law",
  exponential: "exponential",
};

/** The fits of a large table as text: rows and what was left out, then a table of the coefficients. */
export function describeRegression(regression: LargeRegression, level = 0.95): string {
  const { from, question, n, leftOut, fits } = regression, [first] = fits;
  const interval = `${formatLevel(level)} interval`;
  const ranges = question.x.map((name) => {
    const [low, high] = first.span[name];
    return `${name} from ${formatNumber(low)} to ${formatNumber(high)}`;
  });
  const head = [
    `${question.y} against ${predictorsOf(question).join(", ")} in ${from}: ${
      formatCount(n)
    } rows, ` +
    ranges.join(", "),
    ...leftOut.map(({ why, count }) => `  ${formatCount(count)} rows left out: ${why}`),
    "",
  ];
  const body = fits.length > 1
    ? [
      ...aligned([
        ["growth", "formula", "slope or exponent", interval, "R²", "spread"],
        ...fits.map(rowOf),
      ]),
      "",
      "R² and spread (the standard deviation of what the fit leaves over) are each on the fit's own " +
      "scale: y, or log10 y.",
    ]
    : [
      ...aligned([
        ["predictor", "", "estimate", interval, "p", "VIF"],
        ...predictorsOf(question).map((name, i) => predictorRow(name, i, regression)),
      ]),
      "",
      `y = ${formatNumber(10 ** first.coefficients.intercept.estimate)} × each quantity to its ` +
      `exponent × the factor of each category that holds`,
      `R² ${formatRSquared(first.rSquared)}, spread ${
        formatNumber(first.sigma)
      } (both of log10 y). ` +
      `VIF: by how much the other predictors swell the variance.`,
    ];
  const unknown = fits.flatMap(({ coefficients }) => Object.values(coefficients))
    .flatMap(({ why }) => why === undefined ? [] : [`${why}.`]);
  return [...head, ...body, errorWords(first), ...new Set(unknown)].join("\n");
}

/** A law of one quantity. */
function rowOf({ law, coefficients, x: [name], rSquared, sigma }: Fit): string[] {
  const { intercept, [name]: { estimate, interval } } = coefficients;
  const a = formatNumber(law === "linear" ? intercept.estimate : 10 ** intercept.estimate);
  const b = formatNumber(estimate);
  const formula = {
    linear: `y = ${a} + ${b} × x`,
    power: `y = ${a} × x^${b}`,
    exponential: `y = ${a} × 10^(${b} × x)`,
  }[law];
  const slope = [formatNumber(estimate, 6), intervalOf(interval)];
  return [LAWS[law], formula, ...slope, formatRSquared(rSquared), formatNumber(sigma)];
}

/** One of several predictors: the exponent of a quantity, the factor of a category. */
function predictorRow(
  name: string,
  i: number,
  { question, fits, vifs }: LargeRegression,
): string[] {
  const { estimate, interval, p } = Object.values(fits[0].coefficients)[i + 1];
  const quantity = i < question.x.length, unit = (v: number) => quantity ? v : 10 ** v;
  return [
    name,
    quantity ? "exponent" : "factor",
    formatNumber(unit(estimate), 6),
    intervalOf([unit(interval[0]), unit(interval[1])]),
    Number.isNaN(p) ? "unknown" : formatP(p),
    formatNumber(vifs[i]),
  ];
}

/** An interval, where it is known. */
function intervalOf(interval: [number, number]): string {
  return interval.some(Number.isNaN) ? "unknown" : formatInterval(interval, 6);
}

/** What the intervals take for granted. */
function errorWords({ errors, cluster, clusters }: Fit): string {
  if (errors === "classical") {
    return "The intervals take the rows as independent, with one variance.";
  }
  return errors === "HC1"
    ? "The intervals take the rows as independent, each with its own variance (HC1)."
    : `The intervals are clustered by ${cluster} (${formatCount(clusters)} clusters, ${errors}).`;
}

/** What was left out, as a sentence for a figure; empty where nothing was. */
export function leftOutText({ leftOut }: LargeRegression): string {
  const left = countOf(leftOut);
  return left === 0 ? "" : ` ${formatCount(left)} rows left out.`;
}

/** Cells padded to columns. */
function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
  return table.map((row) => row.map((cell, at) => cell.padEnd(widths[at])).join("  ").trimEnd());
}
