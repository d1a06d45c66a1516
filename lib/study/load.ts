import type { Figure } from "../draw/draw.ts";
import { frontier } from "../fit/frontier.ts";
import { grid } from "../fit/grid.ts";
import { predictPowerLaws } from "../fit/predict_power_laws.ts";
import { average } from "../fit/averages.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import { withoutOrganisation } from "../read/model_name.ts";
import type { Served } from "../read/served.ts";
import {
  formatCount,
  formatCounted,
  formatList,
  formatParams,
  formatPlain,
} from "../words/quantity.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import { explained } from "./exhibit.ts";
import { exponentWords, needed } from "./power_laws.ts";
import type { Study, StudyPoint } from "./study.ts";

/** A measurement and its point in the study. */
type Item = { row: Served; point: StudyPoint };

/** Bands of requests at once, each up to so many. */
const BANDS = [16, 64, 256, Infinity];

/** What a hollow marker means. */
const HOLLOW = "mixture of experts";

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

/** Energy against the requests that are answered at once: one line for each model, on one machine. */
export const concurrencyFigure = explained((study: Study<Served>): Figure => {
  const { metric, settings } = study, { exponents } = needed(study).powerLaws;
  const { items, conditions } = alike(study), lines = linesOf(items);
  return {
    kind: "lines",
    data: {
      id: `${metric.id}-load`,
      title: `${metric.quantity} by requests at once`,
      subtitle:
        `One line for each model, on ${conditions}: ${formatCount(items.length)} of ${
          formatCount(study.points.length)
        } measurements. ` +
        (exponents.load
          ? `Over all rows: requests at once to the power ${exponentWords(exponents.load)}.`
          : ""),
      caption: metric.caption,
      description: `${metric.axis} against requests at once, one line for each of ` +
        `${formatCount(lines.length)} models.`,
      x: { label: "Requests at once (mean)", scale: "log", unit: "doublings" },
      y: valueAxis(study, settings.yScale),
      limitB: null,
      hollowMeans: HOLLOW,
      ramp: sizeRamp(lines),
      series: lines.map(({ name, items }) => ({
        name,
        points: items.map(({ row, point }) => ({
          x: row.concurrency,
          y: point.y,
          n: 1,
          hollow: row.mixtureOfExperts,
          title: study.titleOf(row),
        })),
      })),
      curves: [],
    },
  };
});

/** What a reader waits between tokens against what a token takes: no set-up is best at both. */
export const latencyFigure = explained((study: Study<Served>): Figure => {
  const { metric, settings } = study, { items, conditions } = alike(study);
  const lines = linesOf(items.filter(({ row }) => row.interTokenLatencyMs !== null));
  const dots = lines.flatMap(({ name, items }) =>
    items.map(({ row, point }) => ({
      x: row.interTokenLatencyMs!,
      y: point.y,
      series: name,
      hollow: row.mixtureOfExperts,
      title: study.titleOf(row),
      label: formatPlain(row.concurrency),
    }))
  );
  if (dots.length === 0) throw new TooFewError("The filters leave no row that tells its latency");
  const best = frontier(dots, { cost: ({ x }) => x, benefit: ({ y }) => -y }).map((i) => dots[i]);
  return {
    kind: "frontier",
    data: {
      id: `${metric.id}-latency`,
      title: "What saving costs the reader: energy against waiting",
      subtitle: `One line for each model, its dots from few to many requests at once, on ` +
        `${conditions}. ${formatCount(best.length)} of ${formatCount(dots.length)} set-ups are ` +
        "beaten by none on both; the numbers are their requests at once.",
      caption: metric.caption,
      description: `${metric.axis} against milliseconds between tokens; unbeaten: ` +
        best.map(({ series, label }) => `${series} with ${label}`).join(", ") +
        " requests at once.",
      x: { label: "Between two tokens (ms, median)", scale: "log" },
      y: valueAxis(study, settings.yScale),
      better: { x: "low", y: "low" },
      joined: true,
      hollowMeans: HOLLOW,
      ramp: sizeRamp(lines),
      dots,
      frontier: best.map(({ x, y, label }) => ({ x, y, label })),
    },
  };
});

function itemsOf({ rows, points }: Study<Served>): Item[] {
  return rows.map((row, i) => ({ row, point: points[i] }));
}

/** The rows of the machine and task with most rows, which differ in model and load alone. */
function alike(study: Study<Served>): { items: Item[]; conditions: string } {
  const groups = [
    ...Map.groupBy(itemsOf(study), ({ row }) => `${row.hardware}, ${row.task}`),
  ].sort(([, a], [, b]) => b.length - a.length);
  const [conditions, items] = groups[0];
  return { items, conditions };
}

/** A line for each model, by the requests at once; a model on several numbers of GPUs has one for each. */
function linesOf(items: readonly Item[]): { name: string; items: Item[] }[] {
  const models = Map.groupBy(items, ({ row }) => row.model);
  return [...models].flatMap(([model, rows]) => {
    const byGpus = [...Map.groupBy(rows, ({ row }) => row.gpus)];
    return byGpus.map(([gpus, items]) => ({
      name: byGpus.length > 1
        ? `${shortName(model)}, ${formatCounted(gpus, "GPU")}`
        : shortName(model),
      items: items.toSorted((a, b) => a.row.concurrency - b.row.concurrency),
    }));
  }).sort((a, b) => a.items[0].point.x - b.items[0].point.x);
}

/** A model's name without the account that publishes it and without what all of them are. */
export function shortName(model: string): string {
  return withoutOrganisation(model).replace(/^NVIDIA-/, "").replace("-Instruct", "");
}

/** Lines coloured by the size of their models. */
function sizeRamp(lines: readonly { name: string; items: readonly Item[] }[]) {
  const sizes = lines.map(({ items: [{ point }] }) => point.x);
  return {
    label: `${formatParams(Math.min(...sizes))} to ${formatParams(Math.max(...sizes))} parameters`,
    places: Object.fromEntries(lines.map(({ name }, i) => [name, share(sizes[i], sizes)])),
  };
}

/** Where a value lies between the least and the most, on a log scale. */
function share(value: number, values: readonly number[]): number {
  const low = Math.log(Math.min(...values)), high = Math.log(Math.max(...values));
  return high > low ? (Math.log(value) - low) / (high - low) : 0;
}

function rampOf(names: readonly string[], label: string) {
  const places = Object.fromEntries(
    names.map((name, i) => [name, names.length > 1 ? i / (names.length - 1) : 0]),
  );
  return { label, places };
}
