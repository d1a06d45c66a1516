// @ts-types="@types/d3-array"
import { quantile } from "d3-array";
import { parseCsv } from "../read/csv.ts";
import { readRows } from "../read/table.ts";
import { readShipped } from "../read/shipped.ts";
import { loadGrid } from "../tables/grid.ts";
import { loadMeasurements, type MeasurementRow } from "../tables/measurements.ts";
import { loadAnswerLengths, loadModelVersions } from "../tables/model_names.ts";
import { OFFER_COLUMNS } from "../tables/offers.ts";
import { loadScores } from "../tables/scores.ts";
import { loadServed, type ServedRow } from "../tables/served.ts";
import { fitsOf } from "./fits.ts";
import type { DecisionData, KnownModel, ServedAt } from "./types.ts";

/** Models that answer with something else than text, or with search. */
const NO_TEXT =
  /embed|image|audio|tts|transcribe|realtime|rerank|search|guard|moderation|ocr|-vl-/i;

/**
 * Loads all that `decide` needs from the tables in data/, joined by model, as plain data.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { models } = loadDecisionData();
 * const model = models.find(({ key }) => key === "llama-3.1-8b-instruct")!;
 * assert.equal(model.model, "meta-llama/Llama-3.1-8B-Instruct");
 * assert.equal(model.ratings[0].categories.overall[0], 1188.08);
 * ```
 * @throws {ReadError} when a table is missing or is none.
 */
export function loadDecisionData(): DecisionData {
  const versionOf = loadModelVersions(), models = new Map<string, KnownModel>();
  const served = loadServed(), scores = loadScores(), measurements = loadMeasurements();
  const known = (key: string, name: string): KnownModel => {
    const found = models.get(key) ?? unknown(key, name);
    models.set(key, found);
    return found;
  };
  for (const row of served.rows) {
    const model = known(versionOf("served.csv", row.model).key, row.model);
    const { paramsB, activeParamsB } = row;
    Object.assign(model, { weights: "open", paramsB, activeParamsB });
    model.served.push(servedAt(row));
  }
  for (const row of [...pricesCsv()].sort(byHub)) {
    const { key, quantized } = versionOf("prices.csv", row.model);
    const model = known(key, row.model);
    const { paramsB, activeParamsB } = row;
    if (row.sizeDisclosed) Object.assign(model, { paramsB, activeParamsB });
    if (row.openWeights) model.weights = "open";
    else if (model.weights === "unknown") model.weights = "closed";
    if (quantized || isDoubtful(row)) continue;
    model.offers.push({
      provider: row.provider,
      name: row.model,
      input: row.inputDollarsPerMillionTokens,
      output: row.outputDollarsPerMillionTokens,
      changed: row.changed,
    });
  }
  for (
    const [key, rows] of Map.groupBy(measurements.rows, ({ model }) => versionOf("", model).key)
  ) {
    const model = known(key, rows[0].model);
    Object.assign(model, { weights: "open", paramsB: model.paramsB ?? rows[0].paramsB });
    model.single.push(...singlesOf(rows));
  }
  const rated = scores.rows.filter(({ benchmark }) => benchmark === "LMArena text");
  for (const [name, rows] of Map.groupBy(rated, (row) => row.model)) {
    const [{ key, thinking }] = rows;
    known(key, name).ratings.push({
      name,
      thinking,
      categories: Object.fromEntries(
        rows.map((row) => [row.category, [row.score, row.low ?? row.score, row.high ?? row.score]]),
      ),
    });
  }
  for (const { model, tokens } of loadAnswerLengths()) {
    const found = models.get(versionOf("compar:IA", model).key);
    const thinks = found?.ratings.length && found.ratings.every(({ thinking }) => thinking);
    if (found && !thinks) found.chatTokensElsewhere = tokens;
  }
  return {
    models: [...models.values()],
    grids: loadGrid().rows.map(({ line: _, ...grid }) => grid),
    fits: fitsOf(served.rows, measurements.rows),
    dates: {
      ratings: rated[0].date,
      prices: [...pricesCsv()].reduce((last, { dated }) => dated > last ? dated : last, ""),
      energy: served.origin.date ?? "",
    },
  };
}

/** A model of which nothing is known yet. */
function unknown(key: string, model: string): KnownModel {
  return {
    key,
    model,
    paramsB: null,
    activeParamsB: null,
    weights: "unknown",
    ratings: [],
    offers: [],
    served: [],
    single: [],
    chatTokensElsewhere: null,
  };
}

/** The list prices of models that answer with text, whether their size is known or not. */
function* pricesCsv() {
  const [{ text, file }] = readShipped(["prices.csv"]);
  for (const row of readRows(parseCsv(text, { file }), OFFER_COLUMNS)) {
    if (row.offer === "list" && !NO_TEXT.test(row.model)) yield row;
  }
}

/**
 * Prices that cannot be had: QuickSilver Pro asks a quarter of the maker's price for ten other models, and
 * OpenAI does not serve its open weights.
 */
function isDoubtful(
  { provider, openWeights }: { provider: string; openWeights: boolean },
): boolean {
  return provider === "QuickSilver Pro" || (provider === "OpenAI" && openWeights);
}

/** Rows with names as on the Hub first, so that a model is called by them. */
const byHub = (a: Named, b: Named) => rank(a) - rank(b);
const rank = ({ provider, model }: Named) =>
  /^HuggingFace/.test(provider) ? 0 : /^[^@]+\/[^/]+$/.test(model) ? 1 : 2;
type Named = { provider: string; model: string };

/** A measurement of a served model as it travels. */
function servedAt(row: ServedRow): ServedAt {
  return {
    name: row.model,
    task: row.task,
    hardware: row.hardware,
    gpus: row.gpus,
    limit: row.maxConcurrency,
    load: digits(row.concurrency),
    joulesPerToken: digits(row.kWhPerMillionTokens * 3.6),
    tokensPerSecond: digits(row.tokensPerSecond),
    waitMs: digits(row.interTokenLatencyMs),
    tokens: digits(row.tokensPerAnswer),
    own: row.own,
  };
}

/** What LLM-Perf measured of a model, by machine and number of bits. */
function singlesOf(rows: readonly MeasurementRow[]): KnownModel["single"] {
  const bitsOf = ({ quantization, precision }: MeasurementRow) =>
    Number(/([48])bit/.exec(quantization)?.[1] ?? (precision === "float32" ? 32 : 16));
  const groups = Map.groupBy(
    rows.filter(({ repeated }) => !repeated),
    (row) => JSON.stringify([row.hardware, bitsOf(row)]),
  );
  return [...groups.values()].map((group) => {
    const energies = group.map((row) => row.kWhPerMillionTokens);
    const [least, middle, most] = [0, 0.5, 1].map((share) => digits(quantile(energies, share)!));
    return {
      hardware: group[0].hardware,
      bits: bitsOf(group[0]),
      kWhPerMillionTokens: [least, middle, most],
      rows: group.length,
    };
  });
}

/** A number to six digits, enough for all that is computed, and short where it travels. */
function digits<N extends number | null>(value: N): N {
  return (value === null ? null : Number(value.toPrecision(6))) as N;
}
