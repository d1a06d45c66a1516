import type { Figure } from "../draw/draw.ts";
import { influence, withoutMostInfluential } from "../fit/influence.ts";
import { theilSen } from "../fit/theil_sen.ts";
import {
  formatCount,
  formatInterval,
  formatList,
  formatNumber,
  formatRSquared,
} from "../words/quantity.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import type { Text } from "./exhibit.ts";
import { drawnCurve } from "./growth_figures.ts";
import type { Study } from "./study.ts";

/** The straight line with all rows, without the `count` most influential ones, and a robust one. */
export function influenceFigure(study: Study, count = 2): Figure {
  const { metric, points, pooled } = study;
  const { without, removed, robust } = lines(study, count);
  const distances = influence(points);
  return {
    kind: "influence",
    data: {
      id: `${metric.id}-influence`,
      title: `What ${count} rows do to the straight line`,
      subtitle: `R² ${formatRSquared(pooled.linear.rSquared)} with all rows, ` +
        `${formatRSquared(without.rSquared)} without ${formatList(removed)}. ` +
        "Large dots pull the line most (Cook's distance).",
      caption: metric.caption,
      description: `${metric.axis} against parameters with three lines: all rows, without ` +
        `${formatList(removed)}, and Theil–Sen.`,
      x: sizeAxis("log"),
      y: valueAxis(study, "linear"),
      dots: points.map((point, i) => ({
        ...point,
        title: point.cluster,
        cooksDistance: distances[i].cooksDistance ?? 0,
      })),
      curves: [
        drawnCurve(pooled.linear, "log", "main", "all rows"),
        drawnCurve(
          { ...without, xRange: pooled.linear.xRange },
          "log",
          "alternative",
          `without ${count} rows`,
        ),
        {
          label: "Theil–Sen",
          role: "robust" as const,
          points: drawnCurve(pooled.linear, "log", "robust").points.map(({ x }) => ({
            x,
            estimate: robust.intercept + robust.slope * x,
          })),
        },
      ],
    },
  };
}

/** The same in sentences. */
export function influenceText(study: Study, count = 2): Text {
  const { without, removed, robust } = lines(study, count);
  const { linear } = study.pooled, unit = `${study.metric.unit} per billion parameters`;
  return {
    kind: "text",
    sentences: [
      `With all ${formatCount(linear.n)} rows the slope is ${formatNumber(linear.slope)} ${unit} ` +
      `(${formatInterval(linear.slopeInterval)}), R² ${formatRSquared(linear.rSquared)}.`,
      `Without ${formatList(removed)} it is ${formatNumber(without.slope)} ` +
      `(${formatInterval(without.slopeInterval)}), R² ${formatRSquared(without.rSquared)}.`,
      `The robust line of Theil and Sen, the median of the slopes between pairs of rows, gives ` +
      `${formatNumber(robust.slope)} (${formatInterval(robust.slopeInterval)}).`,
    ],
  };
}

/** The lines with and without the most influential rows, and the robust one. */
function lines({ points, settings }: Study, count: number) {
  const { fit, removed } = withoutMostInfluential(points, count, { errors: settings.errors });
  return {
    without: fit,
    removed: [...new Set(removed.map((index) => points[index].cluster))],
    robust: theilSen(points),
  };
}
