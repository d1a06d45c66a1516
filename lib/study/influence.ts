import type { Figure } from "../draw/draw.ts";
import { influence, withoutMostInfluential } from "../fit/influence.ts";
import type { Fit } from "../fit/fit.ts";
import { theilSen } from "../fit/theil_sen.ts";
import {
  formatCount,
  formatInterval,
  formatList,
  formatNumber,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { drawnCurve } from "./growth_figures.ts";
import type { Part } from "./part.ts";
import { underErrors } from "./standard_errors.ts";
import type { Study } from "./study.ts";

/** The straight line with all rows, without the `count` most influential ones, and a robust one. */
export const influenceFigure = explained(
  (study: Study, { count = 2 }: { count?: number } = {}): Figure => {
    const { metric, points, pooled } = study;
    const { without, removed } = withoutTop(study, pooled, count), robust = theilSen(points);
    const distances = influence(points);
    const widened = { ...without, xRange: pooled.linear.xRange };
    return {
      kind: "influence",
      data: {
        id: `${metric.id}-influence`,
        title: `What ${count} rows do to the straight line`,
        subtitle: `R² ${formatRSquared(pooled.linear.rSquared)} with all rows, ` +
          `${formatRSquared(without.rSquared)} without ${formatList(removed)}. ` +
          "Large dots pull the line most (Cook's distance). Band: where the line without them may be.",
        caption: metric.caption,
        description: `${metric.axis} against parameters with three lines: all rows, without ` +
          `${formatList(removed)}, and Theil–Sen.`,
        x: sizeAxis("log"),
        y: valueAxis(study, "linear"),
        dots: points.map(({ x, y, series, name }, i) => ({
          x,
          y,
          series,
          title: name,
          cooksDistance: distances[i].cooksDistance ?? 0,
        })),
        curves: [
          drawnCurve(pooled.linear, "log", "alternative", "all rows"),
          {
            ...drawnCurve(widened, "log", "main", `without ${count} rows`),
            points: drawnCurve(widened, "log", "main").points
              .map(({ x, estimate, confidence }) => ({ x, estimate, confidence })),
          },
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
  },
);

/** The straight line of each part with all rows, without the most influential ones, and robustly. */
export const influenceTable = explained(
  (study: Study, { count = 2 }: { count?: number } = {}): Table => {
    const { metric, parts, pooled } = study;
    const shown = metric.apart || parts.includes(pooled) ? parts : [pooled, ...parts];
    return tableOf(
      `The straight line, in ${metric.unit} per billion parameters (95 % interval), with and without ` +
        `the ${count} rows that pull it most (Cook's distance), and the robust line of Theil and Sen: ` +
        "the median of the slopes between pairs of rows",
      {
        rows: "Rows",
        all: "All rows",
        rSquared: "R²",
        without: "Without",
        removed: "these",
        rest: "R² of the rest",
        robust: "Theil–Sen",
      },
      shown.map((part) => {
        const { without, removed } = withoutTop(study, part, count), robust = theilSen(part.points);
        return {
          rows: `${part.label}, ${unbroken(`n = ${formatCount(part.points.length)}`)}`,
          all: slope(part.linear),
          rSquared: formatRSquared(part.linear.rSquared),
          without: slope(without),
          removed: formatList(removed),
          rest: formatRSquared(without.rSquared),
          robust: slope(robust),
        };
      }),
      ["all", "rSquared", "without", "rest", "robust"],
    );
  },
);

function slope({ slope, slopeInterval }: Pick<Fit, "slope" | "slopeInterval">): string {
  return `${formatNumber(slope)} (${unbroken(formatInterval(slopeInterval))})`;
}

/** The straight line without a part's most influential rows, and their names. */
export function withoutTop({ settings }: Study, { points }: Part, count: number) {
  const { errors } = settings;
  const { fit, removed } = underErrors(
    errors,
    points,
    (each) => withoutMostInfluential(points, count, { errors: each }),
    ({ fit }) => fit.slopeInterval,
  );
  return { without: fit, removed: [...new Set(removed.map((index) => points[index].name))] };
}
