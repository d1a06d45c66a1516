import type { Figure } from "../draw/draw.ts";
import { alongBrokenLine } from "../fit/broken_line.ts";
import { curve } from "../fit/curve.ts";
import { grid } from "../fit/grid.ts";
import type { Fit } from "../fit/fit.ts";
import { GROWTH_WORDS, slopeWithInterval } from "../words/growth.ts";
import { formatCount, formatList, formatParams, formatRSquared } from "../words/quantity.ts";
import { lineSentence } from "./answer.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import { brokenAtLimit } from "./break.ts";
import { drawnFit, type Part, type Study, type StudySettings } from "./study.ts";

/**
 * The figure of the original study: every row, the straight line through all of them, parameters on
 * a log axis, on which that line bends.
 */
export function originalFigure(study: Study): Figure {
  const { metric, points, pooled, settings } = study;
  return {
    kind: "growth",
    data: {
      id: `${metric.id}-original`,
      title: `${metric.quantity} by model size, with the study's straight line`,
      subtitle: lineSentence(study),
      caption: metric.caption,
      description: `Scatter plot of ${formatCount(points.length)} dots: ${metric.axis} against ` +
        `parameters on a log axis, small and large models apart, with a straight line: ` +
        lineSentence(study) + ".",
      x: sizeAxis("log"),
      y: valueAxis(study, "linear"),
      dots: points,
      limitB: settings.slmLimitB,
      curves: [drawnCurve(pooled.linear, "log", "main")],
    },
  };
}

/**
 * The figure to work with: the same rows with the fit that foretells best (or the one chosen), its
 * confidence and prediction bands; when another growth describes the rows better, that one too. Rows
 * that are no comparable kind, such as self-hosting costs and API prices, have a curve each.
 */
export function growthFigure(study: Study): Figure {
  const { metric, parts, points, settings } = study;
  const fits = parts.map((part) => ({ part, fit: drawnFit(part, settings) }));
  const words = fits.map(({ part, fit }) =>
    `${parts.length > 1 ? `${part.label}: ` : ""}${fitWords(fit)}; n = ${formatCount(fit.n)}`
  ).join(". ");
  const names = [...new Set(fits.map(({ fit }) => GROWTH_WORDS[fit.growth]))];
  return {
    kind: "growth",
    data: {
      id: `${metric.id}-growth`,
      title: `${metric.quantity} by model size, with ${formatList(names)}`,
      subtitle: `${words}. Dark band: where the curve may be; light band: where one more ` +
        `${metric.row} may be (95\u202f% each).`,
      caption: metric.caption,
      description: `Scatter plot of ${formatCount(points.length)} dots: ${metric.axis} against ` +
        `parameters, with ${formatList(names)}. ${words}.`,
      x: sizeAxis(settings.xScale),
      y: valueAxis(study, settings.yScale),
      dots: points,
      limitB: settings.slmLimitB,
      curves: fits.length === 1
        ? [
          drawnCurve(fits[0].fit, settings.xScale, "main"),
          ...rivalCurve(fits[0].part, fits[0].fit, settings),
          ...settings.fit === "best" ? brokenCurve(study) : [],
        ]
        : fits.map(({ part, fit }) =>
          drawnCurve(fit, settings.xScale, "main", `${part.label}: ${fit.growth}`)
        ),
    },
  };
}

/** The fit that describes the rows best, where another one is drawn for foretelling best. */
function rivalCurve({ growth }: Part, drawn: Fit, { fit, xScale }: StudySettings) {
  if (fit !== "best" || growth === null || growth.best === drawn.growth) return [];
  return [drawnCurve(growth.candidates[0].fit, xScale, "alternative")];
}

/** Two power laws that meet at the limit, where the data say that the exponent changes there. */
function brokenCurve(study: Study) {
  const line = brokenAtLimit(study);
  return line === null ? [] : [{
    label: `two power laws, meeting at ${formatParams(line.breakAt)}`,
    role: "robust" as const,
    points: grid(line.xRange, { scale: study.settings.xScale })
      .map((x) => ({ x, estimate: alongBrokenLine(line, x) })),
  }];
}

/** A fit as a curve of a figure, with bands for the main one. */
export function drawnCurve(
  fit: Fit,
  scale: StudySettings["xScale"],
  role: "main" | "alternative" | "robust",
  label: string = fit.growth,
) {
  const [from, to] = fit.xRange;
  return {
    label,
    role,
    points: curve(fit, { from, to, scale }).map(({ x, estimate, confidence, prediction }) =>
      role === "main" ? { x, estimate, confidence, prediction } : { x, estimate }
    ),
  };
}

/** A fit in a few words, for a subtitle. */
export function fitWords(fit: Fit): string {
  const rSquared = `R² ${formatRSquared(fit.rSquared)}`;
  switch (fit.growth) {
    case "power law":
      return `Exponent ${slopeWithInterval(fit)}, ${rSquared} on log-log axes`;
    case "exponential":
      return `Doubles every ${formatParams(Math.log10(2) / fit.slope)} parameters, ${rSquared} ` +
        "on semi-log axes";
    default:
      return `Slope ${slopeWithInterval(fit)} per billion parameters, ${rSquared}`;
  }
}
