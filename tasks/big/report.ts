import { predictorsOf } from "../../lib/big/model.ts";
import type { LargeRegression } from "../../lib/big/regression.ts";
import type { Fit } from "../../lib/big/fit.ts";
import type { MultipleFit } from "../../lib/big/multiple_fit.ts";
import { countOf } from "../../lib/read/left_out.ts";
import {
  formatCount,
  formatInterval,
  formatLevel,
  formatNumber,
  formatP,
  formatRSquared,
} from "../../lib/words/quantity.ts";

/** The fits of a large table as text: rows and what was left out, then a table of the coefficients. */
export function describeRegression(regression: LargeRegression): string {
  const { from, x, y, n, leftOut, xRanges, fits, multiple } = regression;
  const ranges = x.map((name, i) =>
    `${name} from ${formatNumber(xRanges[i][0])} to ${formatNumber(xRanges[i][1])}`
  );
  return [
    `${y} against ${predictorsOf(regression).join(", ")} in ${from}: ${formatCount(n)} rows, ` +
    ranges.join(", "),
    ...leftOut.map(({ why, count }) => `  ${formatCount(count)} rows left out: ${why}`),
    "",
    ...aligned(multiple === null ? linesOf(fits) : planeOf(multiple, x.length)),
    "",
    ...(multiple === null
      ? [
        "R² and spread (the standard deviation of what the fit leaves over) are each on the fit's own " +
        "scale: y, or log10 y.",
      ]
      : [
        `y = ${
          formatNumber(10 ** multiple.coefficients[0].estimate)
        } × each quantity to its exponent ` +
        `× the factor of each category that holds`,
        `R² ${formatRSquared(multiple.rSquared)}, spread ` +
        `${formatNumber(multiple.residualStandardError)} (both of log10 y). VIF: by how much the ` +
        `other predictors swell the variance.`,
      ]),
    errorsText(regression),
  ].join("\n");
}

/** The table of three growths. */
function linesOf(fits: readonly Fit[]): string[][] {
  return [
    [
      "growth",
      "formula",
      "slope or exponent",
      `${formatLevel(fits[0].level)} interval`,
      "R²",
      "spread",
    ],
    ...fits.map((fit) => [
      fit.growth,
      formula(fit),
      formatNumber(fit.slope, 6),
      formatInterval(fit.slopeInterval, 6),
      formatRSquared(fit.rSquared),
      formatNumber(fit.residualStandardError),
    ]),
  ];
}

/** The table of several predictors: exponents of quantities, factors of categories. */
function planeOf(fit: MultipleFit, quantities: number): string[][] {
  const unit = (value: number, at: number) => at < quantities ? value : 10 ** value;
  return [
    ["predictor", "", "estimate", `${formatLevel(fit.level)} interval`, "p", "VIF"],
    ...fit.coefficients.slice(1).map(({ name, estimate, interval, pValue, vif }, at) => [
      name,
      at < quantities ? "exponent" : "factor",
      formatNumber(unit(estimate, at), 6),
      formatInterval([unit(interval[0], at), unit(interval[1], at)], 6),
      formatP(pValue),
      formatNumber(vif!),
    ]),
  ];
}

/** What the intervals take for granted. */
function errorsText({ errors, cluster, fits, multiple }: LargeRegression): string {
  if (errors === "classical") {
    return "The intervals take the rows as independent, with one variance.";
  }
  if (errors === "HC1") {
    return "The intervals take the rows as independent, each with its own variance (HC1).";
  }
  const shown = multiple === null ? fits : [multiple], clusters = shown[0].clusters ?? 0;
  const kinds = [...new Set(shown.map((fit) => fit.errors === "CR2" ? "CR2" : "CR1"))];
  return `The intervals are clustered by ${cluster} (${formatCount(clusters)} clusters, ${
    kinds.length === 1 ? kinds[0] : "CR2, or CR1 where one cluster alone decides"
  }).`;
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

/** The fitted formula. */
function formula({ growth, slope, intercept }: Fit): string {
  if (growth === "power law") {
    return `y = ${formatNumber(10 ** intercept)} × x^${formatNumber(slope)}`;
  }
  if (growth === "exponential") {
    return `y = ${formatNumber(10 ** intercept)} × 10^(${formatNumber(slope)} × x)`;
  }
  return `y = ${formatNumber(intercept)} + ${formatNumber(slope)} × x`;
}
