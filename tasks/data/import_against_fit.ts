import { OWN } from "../../lib/read/shipped.ts";
import { againstFit } from "../../lib/stats/at.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { loadServed, UNKNOWN_LOAD } from "../../lib/tables/served.ts";
import { formatNumber } from "../../lib/words/quantity.ts";
import { isMeasured } from "./import_tables.ts";

/** Models that are named one by one. */
const NAMED = 20;

/**
 * What a user's measurements take beside what the fit of today's servers expects of such a model, as the
 * energy notebook says it: a line for each model and load.
 */
export function againstFitReport(names: readonly string[], data: URL): string[] {
  if (!names.some(isMeasured)) return [];
  const files = names.map((name) => `${OWN}/${name}`), { rows } = loadServed(undefined, data);
  const own = rows.filter(({ source }) => files.includes(source));
  const fit = powerLaw(rows.filter((row) => !row.own), {
    y: "kWhPerMillionTokens",
    x: ["paramsB", "concurrency"],
    by: ["kind", "hardware", "task"],
    cluster: "base",
  });
  if (own.length === 0 || fit.why !== null) return [];
  const groups = Map.groupBy(
    againstFit(fit, own),
    (row) => [row.model, row.hardware, row.concurrency, row.task].join("\n"),
  );
  const lines = [...groups.values()].slice(0, NAMED).map((same) => {
    const [{ model, hardware, concurrency, task, prediction, expected }] = same;
    const logs = same.map(({ timesExpected }) => Math.log(timesExpected));
    const times = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
    const [low, high] = prediction.map((end) => end / expected);
    const place = times > high ? "above" : times < low ? "below" : "where one is expected";
    const load = task === UNKNOWN_LOAD
      ? "compared at one request at a time, for the file does not say how many"
      : concurrency === 1
      ? "at one request at a time"
      : `at ${Number(concurrency.toPrecision(3))} requests at once`;
    const [said, from, to] = [times, low, high].map((value) => formatNumber(value, 2));
    return `  ${model} on ${hardware}: ${said} times what the fit expects, ${load}; ` +
      `95 % of such models take ${from} to ${to} times, so it lies ${place}`;
  });
  const more = groups.size - lines.length;
  if (more > 0) lines.push(`  and ${more} more in the energy notebook`);
  return ["Against the fit of today's servers (GPUs alone, many requests at once):", ...lines];
}
