import type { Figure } from "../draw/draw.ts";
import type { LinesData } from "../draw/draw_lines.ts";
import { type Average, averageByX } from "../fit/averages.ts";
import { curve } from "../fit/curve.ts";
import { grid } from "../fit/grid.ts";
import { publishedKwhPerMillionTokens, publishedModels } from "../fit/published_models.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import type { Measurement } from "../read/measurements.ts";
import {
  formatCount,
  formatCounted,
  formatList,
  formatNumber,
  formatParams,
} from "../words/quantity.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import { explained, type Text } from "./exhibit.ts";
import { chosenFit, type Part, sizesOf } from "./part.ts";
import { UNQUANTIZED } from "./quantization.ts";
import type { Study } from "./study.ts";

/**
 * The figure of the original study: the average of all rows of one parameter count, one line for
 * each hardware, on log-log axes. `average` is the study's mean, or another.
 */
export const hardwareFigure = explained((
  study: Study<Measurement>,
  { average = "mean" }: { average?: Average } = {},
): Figure => ({ kind: "lines", data: hardwareLines(study, average) }));

/** The same averages with the fit of each hardware, as the settings ask. */
export function hardwareFitsFigure(
  study: Study<Measurement>,
  { average = "mean" }: { average?: Average } = {},
): Figure {
  const { metric, parts, settings } = study;
  return {
    kind: "lines",
    data: {
      ...hardwareLines(study, average),
      id: `${metric.id}-growth`,
      title: `${metric.quantity} by model size and hardware, with fits`,
      x: sizeAxis(settings.xScale),
      y: valueAxis(study, settings.yScale),
      curves: parts.map((part) => {
        const fit = chosenFit(part, settings), [from, to] = fit.xRange;
        return {
          label: `${fit.growth} through all rows of a hardware`,
          role: "alternative" as const,
          series: part.label,
          points: curve(fit, { from, to, scale: settings.xScale })
            .map(({ x, estimate }) => ({ x, estimate })),
        };
      }),
    },
  };
}

function hardwareLines(study: Study<Measurement>, average: Average): LinesData {
  const { metric, parts, points, settings, unfitted } = study;
  return {
    id: `${metric.id}-original`,
    title: `${metric.quantity} by model size and hardware`,
    subtitle: `Each marker is the ${average} of all ${metric.row}s of one parameter count; ` +
      `${formatCounted(points.length, metric.row)}. Dashed: the limit between small and large.`,
    caption: metric.caption,
    description: `One line for each hardware (${formatList(parts.map(({ label }) => label))}): ` +
      `${average} of ${metric.axis} against parameters, log-log.`,
    x: sizeAxis("log"),
    y: valueAxis(study, "log"),
    series: [...parts, ...unfitted].map((part) => ({
      name: part.label,
      points: averages(part, average),
    })),
    limitB: settings.slmLimitB,
    curves: [],
  };
}

/**
 * The unquantized measurements under formulas that others have published. A formula is drawn from the
 * smallest model behind it on.
 */
export const publishedFigure = explained((
  study: Study<Measurement>,
  { average = "mean" }: { average?: Average } = {},
): Figure => {
  const { metric, settings } = study, parts = unquantized(study);
  const sizes = sizesOf(parts.flatMap(({ points }) => points));
  return {
    kind: "lines",
    data: {
      id: "energy-published",
      title: "Our unquantized measurements under published formulas",
      subtitle: `Markers: the ${average} of the unquantized rows of one parameter count. Curves: ` +
        publishedModels.map(({ name }) => name).join("; ") + ".",
      caption: `${metric.caption} Formulas: ` +
        publishedModels.map(({ source }) => source).join(", "),
      description: `${metric.axis} against parameters, with the formulas ` +
        formatList(publishedModels.map(({ name }) => name)) + ".",
      x: sizeAxis("log"),
      y: valueAxis(study, "log"),
      series: parts.map((part) => ({ name: part.label, points: averages(part, average) })),
      limitB: settings.slmLimitB,
      curves: publishedModels.flatMap((model) => {
        const from = Math.max(sizes[0], model.conditions.paramsB[0] ?? 0),
          to = sizes.at(-1) ?? from;
        if (!(from < to)) return [];
        const points = grid([from, to], { scale: "log" })
          .map((x) => ({ x, estimate: publishedKwhPerMillionTokens(model, x) }));
        return [{ label: model.name, role: "published" as const, points }];
      }),
    },
  };
});

/** How far the published formulas lie apart, what our data say at that size, and what differs. */
export const publishedText = explained((
  study: Study<Measurement>,
  { paramsB = 7 }: { paramsB?: number } = {},
): Text => {
  const [before, now] = publishedModels, size = formatParams(paramsB);
  const old = publishedKwhPerMillionTokens(before, paramsB);
  const recent = publishedKwhPerMillionTokens(now, paramsB);
  const ours = unquantized(study).flatMap(({ label, points }) => {
    const at = averageByX(points).find(({ x }) => x === paramsB);
    return at ? [`${label} ${formatNumber(at.y)}`] : [];
  });
  const tenfold = study.parts.map(({ label, powerLaw }) =>
    `${label} ${formatNumber(10 ** powerLaw.slope, 2)}`
  );
  return {
    kind: "text",
    sentences: [
      `For ${size} the first formula gives ${formatNumber(old)} kWh per million tokens, the ` +
      `second ${formatNumber(recent)}: ${formatNumber(old / recent, 2)} times less.` +
      (ours.length > 0
        ? ` Our unquantized rows of that size have a mean of ${formatList(ours)} kWh.`
        : ""),
      `The model is the same. What differs: ${
        formatCounted(before.conditions.batchSize, "request")
      } at a time on one ${before.conditions.hardware} under ${before.conditions.software}, against ` +
      `${
        formatCount(now.conditions.batchSize)
      } at a time on one ${now.conditions.hardware} under ` +
      `${now.conditions.software}. Ten times the size, in our data, takes only so many times as ` +
      `much: ${formatList(tenfold)}.`,
      "So our data, at one request at a time, are an upper end and not what a busy service needs.",
    ],
  };
});

/** The unquantized rows of each hardware. */
function unquantized({ points, rows }: Study<Measurement>): Pick<Part, "label" | "points">[] {
  const kept = points.flatMap((point, i) =>
    rows[i].quantization === UNQUANTIZED ? [{ point, hardware: rows[i].hardware }] : []
  );
  if (kept.length === 0) {
    throw new TooFewError("The filters leave no unquantized row");
  }
  return [...Map.groupBy(kept, ({ hardware }) => hardware)]
    .map(([label, group]) => ({ label, points: group.map(({ point }) => point) }));
}

function averages({ points }: Pick<Part, "points">, average: Average) {
  return averageByX(points, { average }).map(({ x, y, n }) => ({
    x,
    y,
    n,
    title: `${formatParams(x)}: ${formatNumber(y)} kWh, ${average} of ${formatCounted(n, "row")}`,
  }));
}
