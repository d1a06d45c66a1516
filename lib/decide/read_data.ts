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
import { ONE_REQUEST } from "./estimate.ts";

/** Models that answer with something else than text, or with search. */
const NO_TEXT =
  /embed|image|audio|tts|transcribe|realtime|rerank|search|guard|moderation|ocr|-vl-/i;

/** All that `decide` needs of the tables in data/, as plain data: it survives JSON. */
export type DecisionData = ReturnType<typeof loadDecisionData>;

/** All that the tables know of one model. */
export type KnownModel = ReturnType<typeof knownModel>;

export type Offer = KnownModel["offers"][number];
export type RatedVersion = KnownModel["ratings"][number];

/** A measurement of a served model. */
export type ServedAt = ReturnType<typeof servedAt>;

/** kWh per million tokens = constant · paramsB^size · load^atOnce, of dense models. */
export type EnergyFit = NonNullable<ReturnType<typeof fitOf>>;

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
export function loadDecisionData() {
  const versionOf = loadModelVersions();
  const served = loadServed(), measurements = loadMeasurements(), prices = listPrices(versionOf);
  const rated = loadScores().rows.filter(({ benchmark }) => benchmark === "LMArena text");
  const keyed = <Row extends { model: string }>(table: string, rows: readonly Row[]) =>
    Map.groupBy(rows, ({ model }) => versionOf(table, model).key);
  const byKey = {
    served: keyed("served.csv", served.rows),
    prices: keyed("prices.csv", prices),
    measured: keyed("", measurements.rows),
    rated: Map.groupBy(rated, ({ key }) => key),
  };
  const keys = new Set(Object.values(byKey).flatMap((rows) => [...rows.keys()]));
  const lengths = keyed("compar:IA", loadAnswerLengths());
  return {
    models: [...keys].map((key) =>
      knownModel(key, {
        served: byKey.served.get(key) ?? [],
        prices: byKey.prices.get(key) ?? [],
        measured: byKey.measured.get(key) ?? [],
        rated: byKey.rated.get(key) ?? [],
        lengths: lengths.get(key) ?? [],
      })
    ),
    grids: loadGrid().rows.map(({ line: _, ...grid }) => grid),
    /** Energy by size of dense models, for those that nobody measured. */
    fits: fitsOf(served.rows, measurements.rows),
    dates: {
      ratings: rated[0].date,
      prices: prices.map(({ dated }) => dated).sort().at(-1) ?? "",
      energy: served.origin.date ?? "",
    },
  };
}

type Weights = "open" | "closed" | "unknown";

type Rows = {
  served: readonly ServedRow[];
  prices: ReturnType<typeof listPrices>;
  measured: readonly MeasurementRow[];
  rated: ReturnType<typeof loadScores>["rows"];
  lengths: ReturnType<typeof loadAnswerLengths>;
};

function knownModel(key: string, rows: Rows) {
  const { served, prices, measured, rated, lengths } = rows;
  const sized = [...served, ...prices.filter(({ sizeDisclosed }) => sizeDisclosed)].at(-1);
  const isOpen = served.length + measured.length > 0 || prices.some((row) => row.openWeights);
  const ratings = [...Map.groupBy(rated, ({ model }) => model)].map(([name, rows]) => ({
    name,
    thinking: rows[0].thinking,
    /** [rating, low, high] of each. */
    categories: Object.fromEntries(rows.map(({ category, score, low, high }) => {
      const rating: [number, number, number] = [score, low ?? score, high ?? score];
      return [category, rating];
    })),
  }));
  const thinks = ratings.length > 0 && ratings.every(({ thinking }) => thinking);
  return {
    /** By which tables are joined. */
    key,
    /** Full name on the Hugging Face Hub where a table has it, else a provider's. */
    model: [...served, ...prices, ...measured, ...rated][0].model,
    /** Billions of parameters, and those that work on one token; null where nobody says. */
    paramsB: sized?.paramsB ?? measured[0]?.paramsB ?? null,
    activeParamsB: sized?.activeParamsB ?? null,
    weights: (isOpen ? "open" : prices.length > 0 ? "closed" : "unknown") as Weights,
    ratings,
    offers: prices.filter(({ isHad }) => isHad).map((row) => ({
      provider: row.provider,
      name: row.model,
      /** $ per million tokens. */
      input: row.inputDollarsPerMillionTokens,
      output: row.outputDollarsPerMillionTokens,
      /** Since when; null where the list does not say. */
      changed: row.changed,
    })),
    served: served.map(servedAt),
    single: singlesOf(measured),
    /** Tokens of an answer in conversations, counted elsewhere; null where nobody counted. */
    chatTokensElsewhere: thinks ? null : lengths.at(-1)?.tokens ?? null,
  };
}

/**
 * The list prices of models that answer with text, whether their size is known or not, names as on the
 * Hub first, so that a model is called by them. Some are of fewer bits or cannot be had: QuickSilver Pro
 * asks a quarter of the maker's price for ten other models, and OpenAI does not serve its open weights.
 */
function listPrices(versionOf: ReturnType<typeof loadModelVersions>) {
  const [{ text, file }] = readShipped(["prices.csv"]);
  const rows = [...readRows(parseCsv(text, { file }), offersTable.columns)]
    .filter(({ offer, model }) => offer === "list" && !NO_TEXT.test(model))
    .map((row) => {
      const { provider, model, openWeights } = row;
      const isDoubtful = provider === "QuickSilver Pro" || (provider === "OpenAI" && openWeights);
      return { ...row, isHad: !isDoubtful && !versionOf("prices.csv", model).quantized };
    });
  const rank = ({ provider, model }: typeof rows[number]) =>
    /^HuggingFace/.test(provider) ? 0 : /^[^@]+\/[^/]+$/.test(model) ? 1 : 2;
  return rows.sort((a, b) => rank(a) - rank(b));
}

/** A measurement as it travels. */
function servedAt({ model, task, hardware, gpus, maxConcurrency, own, ...row }: ServedRow) {
  return {
    model,
    task,
    hardware,
    gpus,
    /** Limit of requests at once, and the mean that was reached. */
    maxConcurrency,
    concurrency: digits(row.concurrency),
    joulesPerToken: digits(row.kWhPerMillionTokens * 3.6),
    tokensPerSecond: digits(row.tokensPerSecond),
    waitMs: digits(row.interTokenLatencyMs),
    tokensPerAnswer: digits(row.tokensPerAnswer),
    /** The user's own. */
    own,
  };
}

/** What LLM-Perf measured of a model, by machine and number of bits. */
function singlesOf(rows: readonly MeasurementRow[]) {
  const bitsOf = ({ quantization, precision }: MeasurementRow) =>
    Number(/([48])bit/.exec(quantization)?.[1] ?? (precision === "float32" ? 32 : 16));
  const groups = Map.groupBy(
    rows.filter(({ repeated }) => !repeated),
    (row) => JSON.stringify([row.hardware, bitsOf(row)]),
  );
  return [...groups.values()].map((group) => {
    const energies = group.map((row) => row.kWhPerMillionTokens);
    return {
      hardware: group[0].hardware,
      bits: bitsOf(group[0]),
      /** Least, median, most. */
      kWhPerMillionTokens: [0, 0.5, 1].map((share) => digits(quantile(energies, share)!)),
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
function fitsOf(served: readonly ServedRow[], measurements: readonly MeasurementRow[]) {
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
) {
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
    /** A new model lies within this factor, either way (95 %). */
    factor: high / estimate,
    /** Sizes that were measured, in billions of parameters. */
    least: Math.min(...sizes),
    most: Math.max(...sizes),
  };
}
