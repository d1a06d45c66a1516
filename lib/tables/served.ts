import { baseName } from "../models/base.ts";
import { kindOf } from "../models/kind.ts";
import { parseCsv, type TextTable } from "../read/csv.ts";
import { joinReads, type Read, tally } from "../read/left_out.ts";
import { DATA, isShipped, OWN, ownMeasurements } from "../read/shipped.ts";
import { readText } from "../read/text_file.ts";
import { ACTIVE_PARAMS, BILLIONS, number, text } from "./columns.ts";
import { described, isOfData, type RowOf } from "./load.ts";
import { type MeasurementRow, measurementsTable } from "./measurements.ts";
import { oddServed } from "./odd_served.ts";
import { impossibleSize, leaveOut, leaveOutTwoSizes } from "./rows.ts";
import { bound, choices, drawing, emissions, kind, mine, size, sizeBounds } from "./settings.ts";

/** Models as they are served, one row a set-up under one load, measured when the load no longer changes: served.csv. */
export const servedTable = described({
  name: "served",
  noun: "measurement",
  files: ["served.csv"],
  columns: {
    // full name on the Hugging Face Hub
    model: text("Model"),
    // what it was asked: "lm-arena-chat", "gpqa", "sourcegraph-fim"
    task: text("Task"),
    hardware: text("GPU"),
    gpus: number("GPUs", "", { above: 0 }),
    // number format of the weights: "bfloat16", "fp8", "mxfp4"
    precision: text("Precision", { whenEmpty: "unknown" }),
    // "Dense Transformer", "MoE", "Mamba-Transformer Hybrid"
    architecture: text("Architecture", { whenEmpty: "unknown" }),
    paramsB: number("Params (B)", BILLIONS, { above: 0 }),
    activeParamsB: ACTIVE_PARAMS,
    // requests that the server takes at once at most, and that it worked on at once on average
    maxConcurrency: number("Max concurrency", "requests", { above: 0 }),
    concurrency: number("Mean concurrency", "requests", { above: 0 }),
    // of the GPUs alone for ML.ENERGY's rows, for tokens that come out
    joulesPerToken: number("Energy (J/token)", "J/token", { above: 0 }),
    tokensPerSecond: number("Throughput (tokens/s)", "tokens/s", { above: 0, whenEmpty: null }),
    interTokenLatencyMs: number("Median inter-token latency (ms)", "ms", {
      above: 0,
      whenEmpty: null,
    }),
    meanOutputTokens: number("Mean output (tokens)", "tokens", { above: 0, whenEmpty: null }),
  },
  row: ({ joulesPerToken, meanOutputTokens: tokensPerAnswer, ...row }, { notes }) => {
    if (row.concurrency > row.maxConcurrency) return "more requests at once than the limit";
    if (!Number.isInteger(row.gpus)) return '"GPUs" is no whole number';
    if (!Number.isInteger(row.maxConcurrency)) return '"Max concurrency" is no whole number';
    if (/hybrid/i.test(row.architecture) && kindOf(row) === "dense") {
      notes.add(`counts as dense: ${row.architecture}`);
    }
    // a J per token is 10⁶ J per million tokens, a kWh 3.6 · 10⁶ J
    const kWhPerMillionTokens = joulesPerToken / 3.6;
    return impossibleSize(row) ?? {
      ...row,
      source: "ML.ENERGY",
      kWhPerMillionTokens,
      // not of the table but of a file beside it: the user's, or a newer state of LLM-Perf
      own: false,
      base: baseName(row.model),
      kind: kindOf(row),
      tokensPerAnswer,
      // a kWh per million tokens is a mWh per token
      whPerAnswer: tokensPerAnswer === null ? null : kWhPerMillionTokens * tokensPerAnswer / 1000,
      // why the row is odd, in a few words; null for most
      odd: null as string | null,
    };
  },
  all: (rows, { leftOut }) => leaveOutTwoSizes(rows, ({ model }) => model, leftOut),
  // shipped 0.0079 to 9.5; 1e-4 are 2.8 million tokens a second at 1 kW
  measures: { field: "kWhPerMillionTokens", least: 1e-4, most: 1e3 },
  shown: [
    "model",
    "kind",
    "paramsB",
    "hardware",
    "gpus",
    "task",
    "concurrency",
    "kWhPerMillionTokens",
    "whPerAnswer",
  ],
  key: ["model", "hardware", "gpus", "task", "maxConcurrency", "line"],
  filters: {
    hardware: choices("Hardware", "hardware", ["H100", "B200"]),
    task: choices("Task", "task", ["lm-arena-chat", "gpqa", "sourcegraph-fim"]),
    precision: choices("Precision", "precision", ["bfloat16", "fp8", "mxfp4"]),
    kind,
    minConcurrency: bound("at least", "Fewest at once", "concurrency", "requests"),
    maxConcurrency: bound("at most", "Most at once", "concurrency", "requests"),
    ...sizeBounds,
    size,
    ...drawing,
    ...emissions,
    ...mine,
  },
  source: {
    source: "ML.ENERGY Leaderboard",
    url: "https://github.com/ml-energy/leaderboard",
    licence: "Apache-2.0",
  },
});

/** A model as it is served: one set-up under one load. */
export type ServedRow = RowOf<typeof servedTable>;

/**
 * Loads what it takes to serve models, many requests at once: the shipped table of ML.ENERGY with the
 * user's own measurements and newer states of LLM-Perf behind it (`own`), or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadServed();
 * assert.equal(rows.filter((row) => row.source === "ML.ENERGY").length, 565);
 * assert.equal(rows[0].whPerAnswer, rows[0].kWhPerMillionTokens * rows[0].tokensPerAnswer! / 1000);
 * ```
 */
export function loadServed(path?: string | URL, folder: URL = DATA) {
  const table = servedTable.load(path, folder), { origin } = table, odd = oddServed(table.rows);
  const source = origin.own ? origin.source : "ML.ENERGY";
  const rows = table.rows.map((row, i) => ({ ...row, source, odd: odd[i] }));
  const beside = isOfData(path) ? besideServed(table.rows, folder) : [];
  const files = Object.fromEntries(beside.map(({ file, cited }) => [file, cited]));
  return {
    ...table,
    ...joinReads([{ ...table, rows }, ...beside]),
    origin: { ...origin, beside: files },
  };
}

/** The task of measurements of LLM-Perf, which know of no load. */
const ONE_AT_A_TIME = "one request at a time (LLM-Perf)";
/** The task of a user's measurements that do not say how many requests there were. */
export const UNKNOWN_LOAD = "requests at once not stated, taken as one";

/** The rows of a file beside the table; `cited` is how captions name it. */
type Beside = Read<ServedRow> & { file: string; cited: string };

/**
 * What stands beside the shipped table, file by file: newer states of LLM-Perf (`latest/input-A10.csv`),
 * the user's measurements (`own/input-….csv`) and served models (`own/served-….csv`); nothing in a fresh
 * clone.
 */
function besideServed(shipped: readonly ServedRow[], folder: URL): Beside[] {
  const latest = measurementsTable.files.map((name) => `latest/${name}`)
    .filter((name) => isShipped(name, folder)).map((name) => new URL(name, folder));
  const alone = (task: string) => (table: TextTable) => {
    const read = measurementsTable.read(table);
    return { ...read, rows: read.rows.map((row) => servedAlone(row, task)) };
  };
  const asText = (row: ServedRow) => JSON.stringify({ ...row, line: 0 });
  const known = new Set(shipped.map(asText)), again = "a row of your own that served.csv has too";
  const served = (table: TextTable) => {
    const read = servedTable.read(table), leftOut = tally();
    const rows = leaveOut(read.rows, (row) => known.has(asText(row)) ? again : null, leftOut);
    return { ...read, rows, leftOut: [...read.leftOut, ...leftOut.list()] };
  };
  return [
    ...latest.map((at) => beside("latest", at, alone(ONE_AT_A_TIME))),
    ...ownMeasurements("input", folder).map((at) => beside(OWN, at, alone(UNKNOWN_LOAD))),
    ...ownMeasurements("served", folder).map((at) => beside(OWN, at, served)),
  ];
}

/** Reads one file; where it has a column `Counts`, that says whose energy it counts. */
function beside(folder: string, at: URL, read: (table: TextTable) => Read<ServedRow>): Beside {
  const { text, file: path } = readText(at), table = parseCsv(text, { file: path });
  const file = `${folder}/${path.split("/").at(-1)}`, place = table.header.indexOf("Counts");
  const counts = new Set(table.records.map(({ cells }) => cells[place] ?? ""));
  const words = [...counts].filter((word) => word !== "").join("; ");
  const own = read(table), rows = own.rows.map((row) => ({ ...row, source: file, own: true }));
  return { ...own, rows, file, cited: words === "" ? file : `${file}, energy by ${words}` };
}

/**
 * A measurement of LLM-Perf as a served model: one request at a time on one machine. What LLM-Perf
 * does not say is null; the parameters that are active are known for dense models alone.
 */
function servedAlone(row: MeasurementRow, task: string): ServedRow {
  const { line, model, hardware, architecture, paramsB, kWhPerMillionTokens, base, kind } = row;
  return {
    line,
    source: "",
    model,
    task,
    hardware,
    gpus: 1,
    precision: /^(unquantized|unknown)$/i.test(row.quantization) ? row.precision : row.quantization,
    architecture,
    paramsB,
    activeParamsB: kind === "dense" ? paramsB : null,
    maxConcurrency: 1,
    concurrency: 1,
    kWhPerMillionTokens,
    tokensPerSecond: null,
    interTokenLatencyMs: null,
    own: true,
    base,
    kind,
    tokensPerAnswer: null,
    whPerAnswer: null,
    odd: null,
  };
}
