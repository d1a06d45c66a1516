import type { Figure } from "../draw/draw.ts";
import { curve } from "../fit/curve.ts";
import { grid } from "../fit/grid.ts";
import { estimateAt, type Fitted } from "../fit/named_growth.ts";
import { changeWords, GROWTH_WORDS, slopeWithInterval } from "../words/growth.ts";
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
import { chosenFit, type Part } from "./part.ts";
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
  const pieces = parts.map((part) => ({ label: part.label, fit: chosenFit(part, settings), part }));
  const words = pieces.map(({ fit, label }) =>
    `${named ? `${capitalised(label)}: ` : ""}${fitWords(fit)}; n = ${formatCount(fit.n)}`
  ).join(". ");
  const names = [...new Set(pieces.map(({ fit }) => GROWTH_WORDS[fit.growth]))];
  return {
    kind: "growth",
    data: {
      id: `${metric.id}-growth`,
      title: `${metric.quantity} by model size` +
        (names.length === 0 ? "" : `, with ${formatList(names)}`),
      subtitle: words === ""
        ? "Too few sizes for a curve."
        : `${words}. Dark band: where the curve may be; light band: where one more ${metric.row} ` +
          "may be (95\u202f% each).",
      caption: metric.caption,
      description: `Scatter plot of ${formatCount(points.length)} dots: ${metric.axis} against ` +
        `parameters.${words && ` ${words}.`}`,
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
        ...pieces.map(({ fit, label }) =>
          drawnCurve(
            fit,
            settings.xScale,
            "main",
            `${named ? `${label}: ` : ""}${fit.growth.split(",")[0]}`,
          )
        ),
        ...named ? [] : pieces.flatMap(({ fit, part }) => rivalCurve(part, fit, settings)),
      ],
    },
  };
}

/** The growth that describes all rows best, where it is another than the one that is drawn. */
function rivalCurve({ growth }: Part, drawn: Fitted, { fit, xScale }: StudySettings) {
  const best = growth?.candidates.find((one) => one.growth === growth.best);
  // Two laws that change at two places can hardly be told apart, nor could their curves.
  if (fit !== "best" || !best || best.growth === drawn.growth) return [];
  if ("line" in drawn && "breakAt" in best.fit) return [];
  const at = "breakAt" in best.fit ? `, changing at ${formatParams(best.fit.breakAt)}` : "";
  return [{
    label: `${best.growth.split(",")[0]}${at}`,
    role: "alternative" as const,
    points: grid(best.fit.xRange, { scale: xScale })
      .map((x) => ({ x, estimate: estimateAt(best, x) })),
  }];
}

/** A fit as a curve of a figure, with bands for the main one. */
export function drawnCurve(
  fit: Fitted,
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
export function fitWords(fit: Fitted): string {
  const rSquared = `R² ${formatRSquared(fit.rSquared)}`;
  if ("line" in fit) return `Exponent ${changeWords(fit.line)}, ${rSquared} on log-log axes`;
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
