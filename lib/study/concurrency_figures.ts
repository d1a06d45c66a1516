import type { Figure } from "../draw/draw.ts";
import { frontier } from "../fit/frontier.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import type { Served } from "../read/served.ts";
import { formatCount, formatCounted, formatParams, formatPlain } from "../words/quantity.ts";
import { shortName } from "../words/short_name.ts";
import { valueAxis } from "./axes.ts";
import { HOLLOW, type Item, itemsOf } from "./concurrency_bands.ts";
import { explained } from "./exhibit.ts";
import { exponentWords, needed } from "./power_laws.ts";
import type { Study } from "./study.ts";

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
