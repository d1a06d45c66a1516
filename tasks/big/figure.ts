import type { LargeRegression } from "../../lib/big/regression.ts";
import { drawBinned } from "../../lib/draw/draw_binned.ts";
import type { Curve } from "../../lib/draw/curves.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { curve } from "../../lib/fit/curve.ts";
import { grid } from "../../lib/fit/grid.ts";
import type { MultipleFit } from "../../lib/fit/multiple_fit.ts";
import { predictMultiple } from "../../lib/fit/predict_multiple.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { formatCount, formatRSquared } from "../../lib/words/quantity.ts";
import { leftOutText } from "./report.ts";

/** The rows in bins of the first x and y, and the fits over them, as the text of an SVG file. */
export async function drawRegression(regression: LargeRegression): Promise<string> {
  const { from, x: [x], y, n, fits, multiple, scale, bins } = regression;
  const params = /params|paramètres/i.test(x) ? { unit: "B params" as const } : {};
  const figure = drawBinned({
    id: "large-table",
    title: `${y} by ${x}`,
    subtitle: `${formatCount(n)} rows, counted in bins: the stronger the colour, the more.` +
      leftOutText(regression) +
      (multiple === null ? "" : " The line holds the other predictors at their means."),
    caption: `Data: ${from}.`,
    description: `${y} against ${x}, ${formatCount(n)} rows in bins, with ${
      multiple === null ? "three fits" : "a power law"
    }.`,
    x: { label: x, scale, ...params },
    y: { label: y, scale },
    bins,
    limitB: null,
    curves: multiple === null
      ? fits.map((fit) => ({
        label: `${fit.growth}, R² ${formatRSquared(fit.rSquared)}`,
        role: fit.growth === "power law" ? "main" : "alternative",
        points: curve(fit, { from: fit.xRange[0], to: fit.xRange[1], scale })
          .map(({ x, estimate, confidence }) =>
            fit.growth === "power law" ? { x, estimate, confidence } : { x, estimate }
          ),
      }))
      : [planeCurve(multiple, regression)],
  }, { document: await openDocument() });
  return serialize(figure);
}

/** The power law of several predictors along the first, the others' logarithms at their means. */
function planeCurve(fit: MultipleFit, { xRanges: [range], scale }: LargeRegression): Curve {
  return {
    label: `power law of ${fit.names.length} predictors, R² ${formatRSquared(fit.rSquared)}`,
    role: "main",
    points: grid(range, { scale }).map((x) => {
      const { estimate, confidence: [low, high] } = predictMultiple(
        fit,
        [Math.log10(x), ...fit.means.slice(1)],
      );
      return { x, estimate: 10 ** estimate, confidence: [10 ** low, 10 ** high] };
    }),
  };
}
