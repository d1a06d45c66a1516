import * as Plot from "@observablehq/plot";
import type { LargeRegression } from "../../lib/big/regression.ts";
import type { Fit } from "../../lib/big/fit.ts";
import type { MultipleFit } from "../../lib/big/multiple_fit.ts";
import { figure } from "../../lib/plot/figure.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { colors } from "../../lib/plot/theme.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { formatCount, formatCounted, formatRSquared } from "../../lib/words/quantity.ts";
import { leftOutText } from "./report.ts";

/** A fit as points of its line. */
type Curve = { label: string; points: { x: number; y: number }[] };

/** Points of a curve. */
const STEPS = 200;

/** Opacity of the bin with one row and of the fullest; a faint bin must still be seen. */
const OPACITY = [0.14, 0.8] as const;

/** The rows in bins of the first x and y, and the fits over them, as the text of an SVG file. */
export async function drawRegression(regression: LargeRegression): Promise<string> {
  const { from, x: [x], y, n, fits, multiple, scale, bins, xRanges: [range] } = regression;
  const xs = Array.from({ length: STEPS + 1 }, (_, i) => {
    const [low, high] = range, share = i / STEPS;
    return scale === "log" ? low * (high / low) ** share : low + (high - low) * share;
  });
  const curves = multiple === null ? fits.map((fit) => lineOf(fit, xs)) : [planeOf(multiple, xs)];
  const most = bins.reduce((most, { n }) => Math.max(most, n), 1);
  const [faint, strong] = OPACITY;
  const share = (n: number) => most > 1 ? Math.log(n) / Math.log(most) : 1;
  const lowest = Math.min(...bins.map(({ y0 }) => y0));
  const highest = Math.max(...bins.map(({ y1 }) => y1));
  return serialize(figure({
    document: await openDocument(),
    title: `${y} by ${x}`,
    subtitle: `${formatCount(n)} rows, counted in bins: the stronger the colour, the more.` +
      leftOutText(regression) +
      (multiple === null ? "" : " The line holds the other predictors at their means."),
    caption: `Data: ${from}.`,
    x: { type: scale, label: x },
    y: { type: scale, label: y, domain: [lowest, highest] },
    color: { legend: true, domain: curves.map(({ label }) => label) },
    opacity: { type: "identity" },
    marks: [
      Plot.rect(bins, {
        x1: "x0",
        x2: "x1",
        y1: "y0",
        y2: "y1",
        fill: colors.blue,
        fillOpacity: ({ n }) => faint + (strong - faint) * share(n),
        title: ({ n }) => formatCounted(n, "row"),
      }),
      curves.map(({ label, points }) =>
        Plot.line(points.filter(({ y }) => y >= lowest && y <= highest), {
          x: "x",
          y: "y",
          stroke: () => label,
          strokeWidth: 2,
        })
      ),
    ],
  }));
}

/** A line, a power law or an exponential along its x. */
function lineOf({ growth, slope, intercept, rSquared }: Fit, xs: readonly number[]): Curve {
  const at = (x: number) => {
    const fitted = intercept + slope * (growth === "power law" ? Math.log10(x) : x);
    return growth === "linear" ? fitted : 10 ** fitted;
  };
  return {
    label: `${growth}, R² ${formatRSquared(rSquared)}`,
    points: xs.map((x) => ({ x, y: at(x) })),
  };
}

/** The power law of several predictors along the first, the others' logarithms at their means. */
function planeOf(
  { names, coefficients, means, rSquared }: MultipleFit,
  xs: readonly number[],
): Curve {
  const [intercept, ...exponents] = coefficients.map(({ estimate }) => estimate);
  const logAt = (x: number) =>
    [Math.log10(x), ...means.slice(1)].reduce((sum, v, j) => sum + v * exponents[j], intercept);
  return {
    label: `power law of ${names.length} predictors, R² ${formatRSquared(rSquared)}`,
    points: xs.map((x) => ({ x, y: 10 ** logAt(x) })),
  };
}
