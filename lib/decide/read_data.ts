// @ts-types="@types/d3-array"
import { quantile } from "d3-array";
import { parseCsv } from "../read/csv.ts";
import { readShipped } from "../read/shipped.ts";
import { readRows } from "../read/table.ts";
import { at } from "../stats/at.ts";
import { powerLaw } from "../stats/laws.ts";
import { loadGrid } from "../tables/grid.ts";
import { loadMeasurements, type MeasurementRow } from "../tables/measurements.ts";
import { loadAnswerLengths, loadModelVersions } from "../tables/model_lists.ts";
import { offersTable } from "../tables/offers.ts";
import { loadScores } from "../tables/scores.ts";
import { loadServed, type ServedRow } from "../tables/served.ts";
import type { DecisionData, EnergyFit, KnownModel, RatedVersion, ServedAt } from "./known.ts";
import { ONE_REQUEST } from "./tokens.ts";

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
  const served = loadServed(), measurements = loadMeasurements(), prices = listPrices();
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
  for (const row of prices.toSorted((a, b) => byHub(a) - byHub(b))) {
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
  const byKey = Map.groupBy(measurements.rows, ({ model }) => versionOf("", model).key);
  for (const [key, rows] of byKey) {
    const model = known(key, rows[0].model);
    Object.assign(model, { weights: "open", paramsB: model.paramsB ?? rows[0].paramsB });
    model.single.push(...singlesOf(rows));
  }
  const rated = loadScores().rows.filter(({ benchmark }) => benchmark === "LMArena text");
  for (const [name, rows] of Map.groupBy(rated, ({ model }) => model)) {
    const [{ key, thinking }] = rows;
    const categories: RatedVersion["categories"] = {};
    for (const { category, score, low, high } of rows) {
      categories[category] = [score, low ?? score, high ?? score];
    }
    known(key, name).ratings.push({ name, thinking, categories });
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
      prices: prices.reduce((last, { dated }) => dated > last ? dated : last, ""),
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
function listPrices() {
  const [{ text, file }] = readShipped(["prices.csv"]);
  return [...readRows(parseCsv(text, { file }), offersTable.columns)]
    .filter(({ offer, model }) => offer === "list" && !NO_TEXT.test(model));
}

/**
 * Prices that cannot be had: QuickSilver Pro asks a quarter of the maker's price for ten other models, and
 * OpenAI does not serve its open weights.
 */
function isDoubtful({ provider, openWeights }: { provider: string; openWeights: boolean }) {
  return provider === "QuickSilver Pro" || (provider === "OpenAI" && openWeights);
}

/** Names as on the Hub come first, so that a model is called by them. */
function byHub({ provider, model }: { provider: string; model: string }): number {
  return /^HuggingFace/.test(provider) ? 0 : /^[^@]+\/[^/]+$/.test(model) ? 1 : 2;
}

/** A measurement of a served model as it travels. */
function servedAt(
  { model, task, hardware, gpus, maxConcurrency, own, ...row }: ServedRow,
): ServedAt {
  return {
    model,
    task,
    hardware,
    gpus,
    maxConcurrency,
    concurrency: digits(row.concurrency),
    joulesPerToken: digits(row.kWhPerMillionTokens * 3.6),
    tokensPerSecond: digits(row.tokensPerSecond),
    waitMs: digits(row.interTokenLatencyMs),
    tokensPerAnswer: digits(row.tokensPerAnswer),
    own,
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

/**
 * Energy of a token by size, for dense models that nobody measured: a power law for each machine and
 * task, models of one base counted as one. Mixtures of experts have too few bases to tell.
 */
function fitsOf(
  served: readonly ServedRow[],
  measurements: readonly MeasurementRow[],
): EnergyFit[] {
  const shipped = served.filter((row) => !row.own && row.kind === "dense");
  const single = measurements.filter((row) =>
    row.kind === "dense" && !row.repeated && row.quantization === "Unquantized"
  );
  const bySetup = Map.groupBy(shipped, (row) => JSON.stringify([row.hardware, row.task]));
  const busy = [...bySetup.values()].map((rows) => fitOf(rows, rows[0].task, ["concurrency"]));
  const alone = [...Map.groupBy(single, (row) => row.hardware).values()].map((rows) =>
    fitOf(rows, ONE_REQUEST)
  );
  return [...busy, ...alone].filter((fit) => fit !== null);
}

/** One fit, or null where its rows are too few to expect anything. */
function fitOf(
  rows: readonly { paramsB: number; hardware: string }[],
  task: string,
  load: readonly string[] = [],
): EnergyFit | null {
  const x = ["paramsB", ...load];
  const fit = powerLaw(rows, { y: "kWhPerMillionTokens", x, cluster: "base" });
  const { estimate, prediction: [, high] } = at(fit);
  if (!Number.isFinite(high / estimate)) return null;
  const [constant, size, atOnce] = Object.values(fit.coefficients);
  const sizes = rows.map(({ paramsB }) => paramsB);
  return {
    hardware: rows[0].hardware,
    task,
    constant: 10 ** constant.estimate,
    size: size.estimate,
    atOnce: atOnce?.estimate ?? 0,
    factor: high / estimate,
    sizes: [Math.min(...sizes), Math.max(...sizes)],
  };
}
