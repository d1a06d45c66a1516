import type { LargeRegression } from "../../lib/big/regress_file.ts";
import { drawBinned } from "../../lib/draw/draw_binned.ts";
import { serialize } from "../../lib/draw/serialize.ts";
import { curve } from "../../lib/fit/curve.ts";
import type { Fit } from "../../lib/fit/fit.ts";
import { openDocument } from "../../lib/show/dom.ts";
import {
  formatCount,
  formatInterval,
  formatNumber,
  formatRSquared,
} from "../../lib/words/quantity.ts";

/**
 * The fits of a large file as text: rows and what was left out, then a table with a line for each growth.
 */
export function describeRegression(
  { file, x, y, n, leftOut, xRange, fits }: LargeRegression,
): string {
  const table = [
    ["growth", "formula", "slope or exponent", `${fits[0].level * 100} % interval`, "R²", "spread"],
    ...fits.map((fit) => [
      fit.growth,
      formula(fit),
      formatNumber(fit.slope, 6),
      formatInterval(fit.slopeInterval, 6),
      formatRSquared(fit.rSquared),
      formatNumber(fit.residualStandardError),
    ]),
  ];
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
  return [
    `${y} (y) against ${x} (x) in ${file}: ${formatCount(n)} rows, x from ` +
    `${formatNumber(xRange[0])} to ${formatNumber(xRange[1])}`,
    ...leftOut.map(({ why, count }) => `  ${formatCount(count)} rows left out: ${why}`),
    "",
    ...table.map((row) => row.map((cell, at) => cell.padEnd(widths[at])).join("  ").trimEnd()),
    "",
    "R² and spread (the standard deviation of what the fit leaves over) are each on the fit's own " +
    "scale: y, or log10 y.",
    "The intervals take the rows as independent.",
  ].join("\n");
}

/** The rows in bins with the three fits, as the text of an SVG file. */
export async function drawRegression(
  { file, x, y, n, leftOut, fits, bins }: LargeRegression,
  scale: "log" | "linear",
): Promise<string> {
  const left = leftOut.reduce((sum, { count }) => sum + count, 0);
  const params = /params|paramètres/i.test(x) ? { unit: "B params" as const } : {};
  const figure = drawBinned({
    id: "large-table",
    title: `${y} by ${x}`,
    subtitle: `${formatCount(n)} rows, counted in bins: the stronger the colour, the more.` +
      (left === 0 ? "" : ` ${formatCount(left)} rows left out.`),
    caption: `Data: ${file}.`,
    description: `${y} against ${x}, ${formatCount(n)} rows in bins, with three fits.`,
    x: { label: x, scale, ...params },
    y: { label: y, scale },
    bins,
    limitB: null,
    curves: fits.map((fit) => ({
      label: `${fit.growth}, R² ${formatRSquared(fit.rSquared)}`,
      role: fit.growth === "power law" ? "main" : "alternative",
      points: curve(fit, { from: fit.xRange[0], to: fit.xRange[1], scale })
        .map(({ x, estimate }) => ({ x, estimate })),
    })),
  }, { document: await openDocument() });
  return serialize(figure);
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
