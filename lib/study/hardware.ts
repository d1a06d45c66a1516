import type { Figure } from "../draw/draw.ts";
import { type Average, averageByX } from "../fit/averages.ts";
import { curve } from "../fit/curve.ts";
import { grid } from "../fit/grid.ts";
import { publishedKwhPerMillionTokens, publishedModels } from "../fit/published_models.ts";
import type { Measurement } from "../read/measurements.ts";
import {
  formatCount,
  formatCounted,
  formatList,
  formatNumber,
  formatParams,
} from "../words/quantity.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import type { Text } from "./exhibit.ts";
import { drawnFit, type Part, type Study } from "./study.ts";

/**
 * The figure of the original study: the average of all rows of one parameter count, one line for
 * each hardware, on log-log axes. `average` is the study's mean, or another.
 */
export function hardwareFigure(
  study: Study<Measurement>,
  { average = "mean", id = "energy-original" }: { average?: Average; id?: string } = {},
): Figure {
  const { metric, parts, points, settings } = study;
  return {
    kind: "hardware",
    data: {
      id,
      title: `${metric.quantity} by model size and hardware`,
      subtitle: `Each marker is the ${average} of all ${metric.row}s of one parameter count; ` +
        `${formatCounted(points.length, metric.row)}. Dashed: the limit between small and large.`,
      caption: metric.caption,
      description: `One line for each hardware (${formatList(parts.map(({ label }) => label))}): ` +
        `${average} of ${metric.axis} against parameters, log-log.`,
      x: sizeAxis("log"),
      y: valueAxis(study, "log"),
      series: parts.map((part) => ({ name: part.label, points: averages(part, average) })),
      limitB: settings.slmLimitB,
      curves: [],
    },
  };
}

/** The same averages with the fit of each hardware, as the settings ask. */
export function hardwareFitsFigure(
  study: Study<Measurement>,
  { average = "mean" }: { average?: Average } = {},
): Figure {
  const { parts, settings } = study;
  const figure = hardwareFigure(study, { average, id: "energy-growth" });
  if (figure.kind !== "hardware") return figure;
  return {
    kind: "hardware",
    data: {
      ...figure.data,
      title: `${study.metric.quantity} by model size and hardware, with fits`,
      x: sizeAxis(settings.xScale),
      y: valueAxis(study, settings.yScale),
      curves: parts.map((part) => {
        const fit = drawnFit(part, settings), [from, to] = fit.xRange;
        return {
          label: `${fit.growth} through all rows of a hardware`,
          role: "alternative" as const,
          series: part.label,
          points: curve(fit, { from, to, scale: settings.xScale }).map(({ x, estimate }) => ({
            x,
            estimate,
          })),
        };
      }),
    },
  };
}

/** The measurements on one hardware under formulas that others have published. */
export function publishedFigure(
  study: Study<Measurement>,
  { average = "mean" }: { average?: Average } = {},
): Figure {
  const { metric, parts, settings, points } = study;
  const sizes = points.map(({ x }) => x), from = Math.min(...sizes), to = Math.max(...sizes);
  return {
    kind: "hardware",
    data: {
      id: "energy-published",
      title: "Our data under published formulas",
      subtitle: publishedModels.map(({ name }) => name).join("; ") + ".",
      caption: `${metric.caption} Formulas: ` +
        publishedModels.map(({ source }) => source).join(", "),
      description: `${metric.axis} against parameters, with the formulas ` +
        formatList(publishedModels.map(({ name }) => name)) + ".",
      x: sizeAxis("log"),
      y: valueAxis(study, "log"),
      series: parts.map((part) => ({ name: part.label, points: averages(part, average) })),
      limitB: settings.slmLimitB,
      curves: publishedModels.map((model) => ({
        label: model.name,
        role: "published" as const,
        points: grid([from, to], { scale: "log" }).map((x) => ({
          x,
          estimate: publishedKwhPerMillionTokens(model, x),
        })),
      })),
    },
  };
}

/** How far the published formulas lie apart, and why. */
export function publishedText(paramsB = 7): Text {
  const [before, now] = publishedModels;
  const old = publishedKwhPerMillionTokens(before, paramsB);
  const recent = publishedKwhPerMillionTokens(now, paramsB);
  return {
    kind: "text",
    sentences: [
      `For ${formatParams(paramsB)} the first formula gives ${formatNumber(old)} kWh per million ` +
      `tokens, the second ${formatNumber(recent)}: ${formatNumber(old / recent, 2)} times less.`,
      `The model did not change. What did: ${
        formatCounted(before.conditions.batchSize, "request")
      } at a time on one ${before.conditions.hardware} under ${before.conditions.software}, against ` +
      `${
        formatCount(now.conditions.batchSize)
      } at a time on one ${now.conditions.hardware} under ` +
      `${now.conditions.software}.`,
      "How a model is served matters more than its size. Our data answer one request at a time: " +
      "they are an upper end, not what a busy service needs.",
    ],
  };
}

function averages({ points }: Part, average: Average) {
  return averageByX(points, { average }).map(({ x, y, n }) => ({
    x,
    y,
    n,
    title: `${formatParams(x)}: ${formatNumber(y)} kWh, ${average} of ${formatCounted(n, "row")}`,
  }));
}
