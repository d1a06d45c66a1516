import type { Figure } from "../draw/draw.ts";
import type { Fit } from "../fit/fit.ts";
import { predict } from "../fit/predict.ts";
import { GROWTH_WORDS } from "../words/growth.ts";
import { sizeAxis } from "./axes.ts";
import type { Part, Study, StudyPoint } from "./study.ts";

/**
 * How far each row lies from each growth, as the logarithm of observed over fitted. A growth that fits
 * leaves dots evenly around 0 at every size; a bend or a fan says what it misses.
 */
export function residualsFigure(study: Study): Figure {
  const { metric, pooled, settings } = study;
  const fits = [pooled.powerLaw, pooled.exponential, pooled.linear];
  const panels = fits.map((fit) => residualPanel(pooled, fit));
  const dropped = panels.reduce((sum, { dropped }) => sum + dropped, 0);
  return {
    kind: "residuals",
    data: {
      id: `${metric.id}-residuals`,
      title: "What each growth misses",
      subtitle: "0 is a row on the curve, 0.3 one at twice the fitted value." +
        (dropped === 0
          ? ""
          : ` ${dropped} dots are missing, where the straight line is at or below 0.`),
      caption: metric.caption,
      description:
        "Logarithm of observed over fitted against parameters, for a power law, an exponential " +
        "and a straight line.",
      x: sizeAxis(settings.xScale),
      y: { label: "log₁₀ (observed / fitted)" },
      panels: panels.map(({ label, dots }) => ({ label, dots, smooth: localMean(dots) })),
      smoothLabel: "local mean",
    },
  };
}

function residualPanel({ points }: Part, fit: Fit) {
  const dots = points.flatMap((point: StudyPoint) => {
    const { estimate } = predict(fit, point.x);
    return estimate > 0
      ? [{ x: point.x, y: Math.log10(point.y / estimate), series: point.series }]
      : [];
  });
  return {
    label: GROWTH_WORDS[fit.growth].replace(/^an? /, ""),
    dots,
    dropped: points.length - dots.length,
  };
}

/** Bins of equally many dots, by size, whose means make the smooth line. */
const BINS = 15;

/** The mean residual of neighbouring sizes: where it leaves 0, the curve misses a bend. */
function localMean(dots: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  const sorted = dots.toSorted((a, b) => a.x - b.x);
  const bins = Math.min(BINS, Math.floor(sorted.length / 3));
  return Array.from({ length: bins }, (_, bin) => {
    const part = sorted.slice(
      Math.round(bin * sorted.length / bins),
      Math.round((bin + 1) * sorted.length / bins),
    );
    const middle = part[Math.floor(part.length / 2)];
    return { x: middle.x, y: part.reduce((sum, { y }) => sum + y, 0) / part.length };
  });
}
