import * as Plot from "@observablehq/plot";
import { predictorsOf } from "../../lib/big/question.ts";
import type { LargeRegression } from "../../lib/big/regression.ts";
import { figure } from "../../lib/plot/figure.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { colors } from "../../lib/plot/theme.ts";
import { countOf } from "../../lib/read/left_out.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { at } from "../../lib/stats/at.ts";
import { type Fit, logsOf } from "../../lib/stats/fit.ts";
import { formatCount, formatCounted, formatDecimals } from "../../lib/words/quantity.ts";

/** Opacity of the bin with one row and of the fullest; a faint bin must still be seen. */
const [FAINT, STRONG] = [0.14, 0.8];
const POINTS = 201;

/** The rows in bins of the first x and y, and the fits over them, as the text of an SVG file. */
export async function drawRegression(
  { from, question, n, leftOut, fits, bins }: LargeRegression,
): Promise<string> {
  const { x: [x], y, scale } = question, several = fits.length === 1, left = countOf(leftOut);
  const most = bins.reduce((most, { n }) => Math.max(most, n), 1);
  const share = (n: number) => most > 1 ? Math.log(n) / Math.log(most) : 1;
  const lowest = bins.reduce((low, { y0 }) => Math.min(low, y0), Infinity);
  const highest = bins.reduce((high, { y1 }) => Math.max(high, y1), -Infinity);
  // counts of parameters are said in billions, as everywhere here
  const unit = /param/i.test(x) && fits[0].span[x][1] >= 1e7 ? 1e9 : 1;
  const curves = fits.map((fit) => {
    const what = several
      ? `power law of ${predictorsOf(question).length} predictors`
      : fit.law === "power"
      ? "power law"
      : fit.law;
    const points = pointsOf(fit, x, scale).filter(({ y }) => y >= lowest && y <= highest);
    return { label: `${what}, R² ${formatDecimals(fit.rSquared)}`, points };
  }).filter(({ points }) => points.length > 1);
  return serialize(figure({
    document: await openDocument(),
    title: `${y} by ${x}`,
    subtitle: `${formatCount(n)} rows, counted in bins: the stronger the colour, the more.` +
      (left === 0 ? "" : ` ${formatCount(left)} rows left out.`) +
      (several
        ? " The line holds other quantities at their means, and is of the most common categories."
        : ""),
    caption: `Data: ${from}.`,
    x: { type: scale, label: unit === 1 ? x : `${x} (B)` },
    y: { type: scale, label: y, domain: [lowest, highest] },
    color: { legend: true, domain: curves.map(({ label }) => label) },
    opacity: { type: "identity" },
    marks: [
      Plot.rect(bins, {
        x1: ({ x0 }) => x0 / unit,
        x2: ({ x1 }) => x1 / unit,
        y1: "y0",
        y2: "y1",
        fill: colors.blue,
        fillOpacity: ({ n }) => FAINT + (STRONG - FAINT) * share(n),
        title: ({ n }) => formatCounted(n, "row"),
      }),
      curves.map(({ label, points }) =>
        Plot.line(points, { x: ({ x }) => x / unit, y: "y", stroke: () => label, strokeWidth: 2 })
      ),
    ],
  }));
}

/** A fitted curve along x, all else as in `at`, which would compute an interval of each point. */
function pointsOf(fit: Fit, x: string, scale: "log" | "linear"): { x: number; y: number }[] {
  const { logX, logY } = logsOf(fit.law), middle = at(fit).estimate, [low, high] = fit.span[x];
  const scaled = (value: number) => logX ? Math.log10(value) : value;
  return Array.from({ length: POINTS }, (_, i) => {
    const share = i / (POINTS - 1);
    const value = scale === "log" ? low * (high / low) ** share : low + (high - low) * share;
    const rise = fit.coefficients[x].estimate * (scaled(value) - scaled(fit.middle[x]));
    return { x: value, y: logY ? middle * 10 ** rise : middle + rise };
  });
}
