import type { ApiPrice } from "../read/api_prices.ts";
import type { Evaluation } from "../read/evaluations.ts";
import type { Measurement } from "../read/measurements.ts";
import { modelKey } from "../read/model_key.ts";
import type { Served } from "../read/served.ts";
import { formatCount } from "../words/quantity.ts";
import { type Table, tableOf } from "./text_table.ts";

/** The tables that the catalogue joins, as a reader knows them. */
export const CATALOGUE_TABLES = {
  scores: "Open LLM Leaderboard",
  oneAtATime: "LLM-Perf",
  served: "ML.ENERGY",
  own: "own measurements",
  prices: "API prices",
} as const;

/** The rows of the tables, as the readers give them. */
export type CatalogueRows = {
  evaluations: readonly Evaluation[];
  measurements: readonly Measurement[];
  served: readonly Served[];
  prices: readonly ApiPrice[];
  aliases?: ReadonlyMap<string, string>;
};

/** What a provider asks for a model, in $ for a million tokens. */
export type Offer = { provider: string; input: number; output: number };

/** What all tables together know of one model. */
export type CatalogueEntry = {
  /** See `modelKey`. */
  key: string;
  /** Its name on the Hugging Face Hub where a table has it, else a provider's. */
  model: string;
  /** Billions of parameters, all experts included. */
  paramsB: number;
  /** Billions that work on one token, all of them in a dense model; null where nobody says. */
  activeParamsB: number | null;
  /** Open LLM Leaderboard, in percent; the mean where the model has several rows; null without one. */
  scorePercent: number | null;
  /** The weights can be downloaded. */
  openWeights: boolean;
  /** Providers by name, each offer once. */
  offers: Offer[];
  /** In which tables it is. */
  tables: (keyof typeof CATALOGUE_TABLES)[];
};

/**
 * Joins the tables by model: an entry for each key that has a size.
 *
 * The size is the leaderboard's, which counts the weights, else the one disclosed with a price, else
 * ML.ENERGY's or LLM-Perf's, which are whole billions. The score is the leaderboard's own, else the one
 * that LLM-Perf copied from it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadApiPrices, loadLeaderboard, loadLlmPerf, loadServed } from "../read/load.ts";
 * const entries = catalogue({
 *   evaluations: loadLeaderboard().rows, measurements: loadLlmPerf().rows,
 *   served: loadServed().rows, prices: loadApiPrices().rows,
 * });
 * const entry = entries.find(({ key }) => key === "llama-3.1-8b-instruct")!;
 * assert.equal(entry.paramsB, 8.03);
 * assert.deepEqual(entry.tables, ["scores", "served", "prices"]);
 * ```
 */
export function catalogue(
  { evaluations, measurements, served, prices, aliases }: CatalogueRows,
): CatalogueEntry[] {
  const keyed = <Row extends { model: string }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ model }) => modelKey(model, aliases));
  const by = {
    scores: keyed(evaluations),
    oneAtATime: keyed(measurements),
    served: keyed(served.filter(({ source }) => source !== "own")),
    own: keyed(served.filter(({ source }) => source === "own")),
    prices: keyed(prices.filter(({ repeated }) => !repeated)),
  };
  const keys = new Set(Object.values(by).flatMap((rows) => [...rows.keys()]));
  return Array.from(keys, (key) => {
    const [scores, oneAtATime, busy, offered] = [
      by.scores.get(key) ?? [],
      by.oneAtATime.get(key) ?? [],
      [...by.served.get(key) ?? [], ...by.own.get(key) ?? []],
      by.prices.get(key) ?? [],
    ];
    const [named] = [...scores, ...busy, ...oneAtATime, ...offered];
    const sized = scores[0] ?? offered[0] ?? busy[0] ?? oneAtATime[0];
    const dense = scores.some(({ mixtureOfExperts }) => !mixtureOfExperts) ||
      oneAtATime.some(({ mixtureOfExperts }) => !mixtureOfExperts);
    const active = [...busy, ...offered].find((row) => row.activeParamsB !== null);
    return {
      key,
      model: named.model,
      paramsB: sized.paramsB,
      activeParamsB: active === undefined
        ? dense ? sized.paramsB : null
        : active.activeParamsB === active.paramsB
        ? sized.paramsB
        : active.activeParamsB,
      scorePercent: scoreOf(scores) ?? scoreOf(oneAtATime),
      openWeights: scores.length + oneAtATime.length + busy.length > 0 ||
        offered.some(({ openWeights }) => openWeights),
      offers: offersOf(offered),
      tables: (Object.keys(by) as (keyof typeof by)[]).filter((table) => by[table].has(key)),
    };
  });
}

/** The mean of the scores that there are. */
function scoreOf(rows: readonly { scorePercent: number | null }[]): number | null {
  const scores = rows.map(({ scorePercent }) => scorePercent).filter((score) => score !== null);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score) / scores.length;
}

/** The offers of a model, each provider's at one price once. */
function offersOf(prices: readonly ApiPrice[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const row of prices) {
    const offer = {
      provider: row.provider,
      input: row.inputDollarsPerMillionTokens,
      output: row.outputDollarsPerMillionTokens,
    };
    offers.set(JSON.stringify(offer), offer);
  }
  return [...offers.values()].sort((a, b) => a.provider < b.provider ? -1 : 1);
}

/** How many models are in which tables, those in most tables first. */
export function catalogueTable(entries: readonly CatalogueEntry[]): Table {
  const names = (Object.keys(CATALOGUE_TABLES) as (keyof typeof CATALOGUE_TABLES)[])
    .filter((name) => entries.some(({ tables }) => tables.includes(name)));
  const groups = [...Map.groupBy(entries, ({ tables }) => tables.join())].map(([, members]) => ({
    tables: members[0].tables,
    count: members.length,
  })).sort((a, b) => b.tables.length - a.tables.length || b.count - a.count);
  return tableOf(
    `How many of ${formatCount(entries.length)} models are in which tables`,
    {
      ...Object.fromEntries(names.map((name) => [name, CATALOGUE_TABLES[name]])),
      models: "Models",
    },
    [...groups, null].map((group) => ({
      ...Object.fromEntries(names.map((name) => [
        name,
        group === null
          ? formatCount(entries.filter(({ tables }) => tables.includes(name)).length)
          : group.tables.includes(name)
          ? "yes"
          : "",
      ])),
      models: formatCount(group === null ? entries.length : group.count),
    })),
    ["models"],
  );
}
