import type { Served, ServedSource } from "../read/served.ts";
import { completeSettings } from "../filter/setting.ts";
import { sizeSetting } from "../filter/rows.ts";
import { type ServedSettings, servedSettings } from "../filter/served.ts";
import { formatList, formatNumber, formatParams, formatPlain } from "../words/quantity.ts";
import { fitParts, together } from "./part.ts";
import { observedLoad, powerLawsOf } from "./power_laws.ts";
import type { Metric, Study } from "./study.ts";
import { studyPoint } from "./study_point.ts";

const METRIC: Omit<Metric, "caption"> = {
  id: "energy-today",
  apart: true,
  quantity: "The energy of a million tokens",
  unit: "kWh",
  common: { unit: "kWh", per: "million tokens", perUnit: 1 },
  verb: "takes",
  axis: "Energy of a million tokens (kWh)",
  row: "measurement",
};

/**
 * Today's measurements of servers as a study of energy (kWh per million tokens) against parameters
 * (billions), one part for each machine.
 *
 * @throws {TooFewError} when no line can be fitted.
 */
export function studyServed(
  rows: readonly Served[],
  given: Partial<ServedSettings> = {},
): Study<Served> {
  return servedStudy(rows, completeSettings(servedSettings, given), {
    metric: { ...METRIC, caption: servedCaption(rows) },
    valueOf: ({ kWhPerMillionTokens }) => kWhPerMillionTokens,
  });
}

/** A study of anything that is known of today's measurements. */
export function servedStudy(
  rows: readonly Served[],
  settings: ServedSettings,
  { metric, valueOf }: { metric: Metric; valueOf: (row: Served) => number },
): Study<Served> {
  const points = rows.map((row) =>
    studyPoint({
      // The filters keep only rows of which it is known.
      paramsB: sizeSetting.of(row, settings.size)!,
      value: valueOf(row),
      model: row.model,
    }, settings.slmLimitB)
  );
  const observed = rows.map((row, i) => observedLoad(row, points[i]));
  const groups = fitParts(points, (_, i) => rows[i].hardware, settings);
  return {
    metric,
    settings,
    rows,
    points,
    titleOf: (row) => `${row.model}\n${details(row)}\n${formatNumber(valueOf(row))} ${metric.unit}`,
    pooled: together("all machines", points, settings, groups),
    ...groups,
    observed,
    powerLaws: powerLawsOf(observed, settings.errors),
  };
}

/** What a measurement is of, its model and energy aside. */
export function details(row: Served): string {
  return [
    formatParams(row.paramsB) +
    (row.mixtureOfExperts && row.activeParamsB !== null
      ? `, ${formatParams(row.activeParamsB)} active`
      : ""),
    `${row.gpus} × ${row.hardware}`,
    row.precision,
    row.task,
    `${formatPlain(row.concurrency)} requests at once`,
  ].join(", ");
}

/** Where today's rows come from, and what belongs to each figure of them. */
export function servedCaption(rows: readonly Served[], what = "Data"): string {
  const from = (source: ServedSource) => rows.filter((row) => row.source === source);
  const tasksOf = (some: readonly Served[]) => formatList([...new Set(some.map((r) => r.task))]);
  const [shipped, own, single] = [from("ML.ENERGY"), from("own"), from("LLM-Perf")];
  return [
    ...shipped.length > 0
      ? [
        `ML.ENERGY Leaderboard v3 (arXiv 2505.06371), ${tasksOf(shipped)}. Energy of the GPUs ` +
        "alone for each token that comes out, at steady load.",
      ]
      : [],
    ...own.length > 0 ? [`own measurements under load, ${tasksOf(own)}.`] : [],
    ...single.length > 0 ? ["measurements of one request at a time, in the form of LLM-Perf."] : [],
  ].map((source, i) => `${i === 0 ? what : "Beside them"}: ${source}`).join(" ");
}
