import type { Figure } from "../draw/draw.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import type { Fit } from "../fit/fit.ts";
import { predict } from "../fit/predict.ts";
import { GROWTH_WORDS } from "../words/growth.ts";
import { formatCount } from "../words/quantity.ts";
import { sizeAxis } from "./axes.ts";
import { explained } from "./exhibit.ts";
import { fitNamed, type Part, sizesOf } from "./part.ts";
import type { Study } from "./study.ts";

type Residual = { x: number; y: number; series: string };

/**
 * How far each row lies from each growth of its own part, as the logarithm of observed over fitted. A
 * growth that fits leaves dots evenly around 0 at every size; a bend or a fan says what it misses.
 */
export const residualsFigure = explained((study: Study): Figure => {
  const { metric, parts, settings } = study;
  if (parts.length === 0) throw new TooFewError("The filters leave too few sizes for a fit");
  const growths: Fit["growth"][] = ["power law", "exponential", "linear"];
  const panels = growths.map((growth) => ({
    label: GROWTH_WORDS[growth].replace(/^an? /, ""),
    dots: parts.flatMap((part) => residuals(part, fitNamed(part, growth))),
  }));
  const rows = parts.reduce((sum, { points }) => sum + points.length, 0);
  const missing = panels.reduce((sum, { dots }) => sum + rows - dots.length, 0);
  return {
    kind: "residuals",
    data: {
      id: `${metric.id}-residuals`,
      title: "What each growth misses",
      subtitle: "0 is a row on the curve" +
        (parts.length > 1 ? " of its own kind" : "") + ", 0.3 one at twice the fitted value." +
        (missing === 0
          ? ""
          : ` ${formatCount(missing)} dots are missing, where the straight line is at or below 0.`),
      caption: metric.caption,
      description: "Logarithm of observed over fitted against parameters, for a power law, an " +
        "exponential and a straight line.",
      x: sizeAxis(settings.xScale),
      y: { label: "log₁₀ (observed / fitted)" },
      panels: panels.map(({ label, dots }) => ({ label, dots, smooth: localMean(dots) })),
      smoothLabel: "local mean",
    },
  };
});

function residuals({ points }: Part, fit: Fit): Residual[] {
  return points.flatMap(({ x, y, series }) => {
    const { estimate } = predict(fit, x);
    return estimate > 0 ? [{ x, y: Math.log10(y / estimate), series }] : [];
  });
}

/** Bins of about equally many dots, by size, whose means make the smooth line; and dots for a line. */
const BINS = 15, FEWEST = 30;

/** The mean residual of neighbouring sizes: where it leaves 0, the curve misses a bend. */
function localMean(dots: readonly Residual[]): { x: number; y: number }[] {
  if (dots.length < FEWEST) return [];
  const bySize = Map.groupBy(dots, ({ x }) => x), means: { x: number; y: number }[] = [];
  let bin: Residual[] = [];
  for (const size of sizesOf(dots)) {
    bin.push(...bySize.get(size) ?? []);
    if (bin.length < dots.length / BINS) continue;
    means.push({ x: mean(bin, "x"), y: mean(bin, "y") });
    bin = [];
  }
  if (bin.length > 0) means.push({ x: mean(bin, "x"), y: mean(bin, "y") });
  return means;
}

function mean(dots: readonly Residual[], axis: "x" | "y"): number {
  return dots.reduce((sum, dot) => sum + dot[axis], 0) / dots.length;
}
