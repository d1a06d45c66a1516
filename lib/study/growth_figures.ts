import type { Figure } from "../draw/draw.ts";
import { curve } from "../fit/curve.ts";
import type { Fit } from "../fit/fit.ts";
import { GROWTH_WORDS, slopeWithInterval } from "../words/growth.ts";
import {
  formatCount,
  formatList,
  formatNumber,
  formatParams,
  formatRSquared,
} from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import { explained } from "./exhibit.ts";
import { chosenFits, fitNamed, type Part } from "./part.ts";
import type { Study, StudySettings } from "./study.ts";

/** From so many dots on none has a title. */
const MANY = 10_000;

/**
 * The figure of the original study: every row, the straight line through all of them, parameters on
 * a log axis, on which that line bends.
 */
export const originalFigure = explained((study: Study): Figure => {
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
      // The name alone: the same dots say more in the growth figure, and a page carries both.
      dots: points.map(({ x, y, series, name }) => ({ x, y, series, title: name })),
      limitB: settings.slmLimitB,
      curves: [drawnCurve(pooled.linear, "log", "main")],
    },
  };
});

/**
 * The figure to work with: the same rows with the fits that the settings choose and their confidence
 * and prediction bands; beside them, dashed, the growth that describes the rows best where it is
 * another. Rows of no comparable kind, such as self-hosting costs and API prices, have a curve each.
 */
export function growthFigure<Row>(study: Study<Row>): Figure {
  const { metric, parts, points, rows, settings, titleOf, unfitted } = study;
  const named = parts.length + unfitted.length > 1;
  const pieces = parts.flatMap((part) =>
    chosenFits(part, settings).map((fit, side, all) => ({
      fit,
      words: [
        named ? part.label : "",
        all.length > 1
          ? `${side === 0 ? "up to" : "above"} ${formatParams(settings.slmLimitB)}`
          : "",
      ].filter(Boolean).join(", "),
      label: [
        named ? `${part.label}: ` : "",
        fit.growth,
        all.length > 1
          ? `${side === 0 ? " up to " : " above "}${formatParams(settings.slmLimitB)}`
          : "",
      ].join(""),
    }))
  );
  const words = pieces.map(({ fit, words }) =>
    `${words ? `${capitalised(words)}: ` : ""}${fitWords(fit)}; n = ${formatCount(fit.n)}`
  ).join(". ");
  const names = [...new Set(pieces.map(({ fit }) => GROWTH_WORDS[fit.growth]))];
  return {
    kind: "growth",
    data: {
      id: `${metric.id}-growth`,
      title: `${metric.quantity} by model size` +
        (names.length === 0 ? "" : `, with ${formatList(names)}`) +
        (parts.length === 1 && pieces.length > 1 ? " on either side of the limit" : ""),
      subtitle: `${words || "Too few sizes for a curve"}. Dark band: where the curve may be; ` +
        `light band: where one more ${metric.row} may be (95\u202f% each).`,
      caption: metric.caption,
      description: `Scatter plot of ${formatCount(points.length)} dots: ${metric.axis} against ` +
        `parameters. ${words}.`,
      x: sizeAxis(settings.xScale),
      y: valueAxis(study, settings.yScale),
      dots: points.length > MANY ? points : points.map(({ x, y, series }, i) => ({
        x,
        y,
        series,
        // Words for each dot take longer than the fits: a page that draws none never asks for them.
        get title() {
          return titleOf(rows[i]);
        },
      })),
      limitB: settings.slmLimitB,
      curves: [
        ...pieces.map(({ fit, label }) => drawnCurve(fit, settings.xScale, "main", label)),
        ...named ? [] : parts.flatMap((part) => rivalCurve(part, settings)),
      ],
    },
  };
}

/** The growth that describes all rows best, where another is drawn. */
function rivalCurve(part: Part, settings: StudySettings) {
  const { growth } = part, [drawn, second] = chosenFits(part, settings);
  if (settings.fit !== "best" || growth === null) return [];
  if (second === undefined && growth.best === drawn.growth) return [];
  return [
    drawnCurve(
      fitNamed(part, growth.best),
      settings.xScale,
      "alternative",
      `${growth.best} for all sizes`,
    ),
  ];
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

/** The straight line through all points, read aloud. */
function lineSentence({ metric, pooled }: Study): string {
  const { slope, intercept, rSquared, n } = pooled.linear;
  return `${metric.unit} = ${formatNumber(intercept)} + ${formatNumber(slope)} × billions of ` +
    `parameters; R² ${formatRSquared(rSquared)}, n = ${formatCount(n)}`;
}
