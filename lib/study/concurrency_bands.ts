import type { Figure } from "../draw/draw.ts";
import { grid } from "../fit/grid.ts";
import { predictPowerLaws } from "../fit/predict_power_laws.ts";
import { average } from "../fit/averages.ts";
import type { Served } from "../read/served.ts";
import { formatCount, formatList } from "../words/quantity.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import { exponentWords } from "./power_laws.ts";
import type { Study, StudyPoint } from "./study.ts";

/** A measurement and its point in the study. */
export type Item = { row: Served; point: StudyPoint };

/** What a hollow marker means. */
export const HOLLOW = "mixture of experts";

/** Bands of requests at once, each up to so many. */
const BANDS = [16, 64, 256, Infinity];

/**
 * Today's figure to work with: every measurement against size, coloured by how many requests were
 * answered at once, with the power laws at the middle of each band.
 */
export const loadFigure = (study: Study<Served>): Figure => {
  const { metric, points, powerLaws, rows, settings, titleOf } = study;
  const bands = bandsOf(itemsOf(study));
  const at = powerLaws?.baselines ?? {}, conditions = Object.values(at);
  return {
    kind: "lines",
    data: {
      id: `${metric.id}-growth`,
      title: `${metric.quantity} by model size and requests at once`,
      subtitle:
        (powerLaws === null
          ? "Too few sizes for curves."
          : `Power laws: size to the ${exponentWords(powerLaws.exponents.size)}` +
            (powerLaws.exponents.load
              ? `, requests at once to the ${exponentWords(powerLaws.exponents.load)}`
              : "") +
            `; drawn at the middle of each band${
              conditions.length > 0 ? `, for ${formatList(conditions)}` : ""
            }.`) +
        ` ${formatCount(points.length)} measurements of ` +
        `${formatCount(new Set(rows.map(({ model }) => model)).size)} models.`,
      caption: metric.caption,
      description: `${metric.axis} against parameters, by requests at once: ` +
        formatList(bands.map(({ name }) => name)) + ".",
      x: sizeAxis(settings.xScale),
      y: valueAxis(study, settings.yScale),
      limitB: settings.slmLimitB,
      hollowMeans: HOLLOW,
      ramp: rampOf(bands.map(({ name }) => name), "few to many requests at once"),
      series: bands.map(({ name, items }) => ({
        name,
        joined: false,
        points: items.map(({ row, point }) => ({
          x: point.x,
          y: point.y,
          n: 1,
          hollow: row.mixtureOfExperts,
          get title() {
            return titleOf(row);
          },
        })),
      })),
      curves: powerLaws === null || settings.fit === "linear"
        ? []
        : bands.map(({ name, load }) => ({
          label: name,
          role: "main" as const,
          series: name,
          points: grid(powerLaws.exponents.size.range, { scale: settings.xScale }).map((x) => {
            const { estimate, confidence } = predictPowerLaws(powerLaws, {
              quantities: { size: x, load },
              groups: at,
            });
            return { x, estimate, confidence };
          }),
        })),
    },
  };
};

/** The bands that have rows, with their name and the geometric mean of the load in them. */
function bandsOf(items: readonly Item[]) {
  return BANDS.flatMap((to, i) => {
    const from = BANDS[i - 1] ?? 0;
    const within = items.filter(({ row: { maxConcurrency } }) =>
      maxConcurrency > from && maxConcurrency <= to
    );
    if (within.length === 0) return [];
    const name = to === Infinity
      ? `more than ${formatCount(from)}`
      : from === 0
      ? `up to ${formatCount(to)}`
      : `${formatCount(from + 1)} to ${formatCount(to)}`;
    const load = average(within.map(({ row }) => row.concurrency), "geometric mean");
    return [{ name, items: within, load }];
  });
}

/** The measurements of a study with their points. */
export function itemsOf({ rows, points }: Study<Served>): Item[] {
  return rows.map((row, i) => ({ row, point: points[i] }));
}

/** Bands coloured in their order. */
function rampOf(names: readonly string[], label: string) {
  const places = Object.fromEntries(
    names.map((name, i) => [name, names.length > 1 ? i / (names.length - 1) : 0]),
  );
  return { label, places };
}
