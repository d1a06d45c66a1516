import { parseAnyCsv } from "./any_csv.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import type { Measurement } from "./measurements.ts";
import { isMixtureOfExperts } from "./mixture_of_experts.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";
import { ACTIVE_PARAMS_COLUMN, impossibleSize, leaveOutTwoSizes } from "./two_sizes.ts";

/**
 * Where a row comes from: the shipped table, whose numbers are ML.ENERGY's; a table of measurements in the
 * form of LLM-Perf; or a table of served models that the user has.
 */
export type ServedSource = "ML.ENERGY" | "LLM-Perf" | "own";

/** The task of measurements that know of no load: see `servedFromMeasurement`. */
export const ONE_AT_A_TIME = "one request at a time (LLM-Perf)";
/** The task of a user's measurements that do not say how many requests there were. */
export const UNKNOWN_LOAD = "requests at once not stated, taken as one";

/** The columns of served.csv. */
export const SERVED_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  // what it was asked: "lm-arena-chat", "gpqa", "sourcegraph-fim"
  task: { headers: ["Task"], unit: "", kind: "text" },
  hardware: { headers: ["GPU"], unit: "", kind: "text" },
  gpus: { headers: ["GPUs"], unit: "", kind: "number", above: 0 },
  // number format of the weights: "bfloat16", "fp8", "mxfp4"
  precision: { headers: ["Precision"], unit: "", kind: "text", whenEmpty: "unknown" },
  // "Dense Transformer", "MoE", "Mamba-Transformer Hybrid"
  architecture: { headers: ["Architecture"], unit: "", kind: "text", whenEmpty: "unknown" },
  paramsB: { headers: ["Params (B)"], unit: "10⁹ parameters", kind: "number", above: 0 },
  activeParamsB: ACTIVE_PARAMS_COLUMN,
  // requests that the server takes at once at most, and that it worked on at once on average
  maxConcurrency: { headers: ["Max concurrency"], unit: "requests", kind: "number", above: 0 },
  concurrency: { headers: ["Mean concurrency"], unit: "requests", kind: "number", above: 0 },
  joulesPerToken: { headers: ["Energy (J/token)"], unit: "J/token", kind: "number", above: 0 },
  tokensPerSecond: {
    headers: ["Throughput (tokens/s)"],
    unit: "tokens/s",
    kind: "number",
    above: 0,
    whenEmpty: null,
  },
  interTokenLatencyMs: {
    headers: ["Median inter-token latency (ms)"],
    unit: "ms",
    kind: "number",
    above: 0,
    whenEmpty: null,
  },
  meanOutputTokens: {
    headers: ["Mean output (tokens)"],
    unit: "tokens",
    kind: "number",
    above: 0,
    whenEmpty: null,
  },
} as const satisfies Columns;

type ServedValues = Values<typeof SERVED_COLUMNS>;

/** A model as it is served: many requests at once, measured when the load no longer changes. */
export type Served = { line: number } & Omit<ServedValues, "joulesPerToken"> & {
  source: ServedSource;
  /** Fewer parameters are active for a token than there are. */
  mixtureOfExperts: boolean;
  /** Energy of the GPUs for a million tokens that came out, in kWh. */
  kWhPerMillionTokens: number;
};

/**
 * Reads the text of a table of served models (served.csv): one row is one model in one set-up.
 *
 * Rows that cannot be true are left out and counted: more parameters active than there are, more
 * requests at once than the limit, no energy; and every row of a model that the table gives two sizes.
 * `source` says whose table it is.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseServed(
 *   "Model,Task,GPU,GPUs,Precision,Architecture,Params (B),Active params (B),Max concurrency," +
 *     "Mean concurrency,Energy (J/token),Throughput (tokens/s),Median inter-token latency (ms)," +
 *     "Mean output (tokens)\n" +
 *     "Qwen/Qwen3-30B-A3B,gpqa,H100,1,bfloat16,MoE,30,3,64,63.5,3.6,2000,20,900\n",
 * );
 * assert.equal(rows[0].kWhPerMillionTokens, 1); // 3.6 J · 10⁶ / (3.6 · 10⁶ J/kWh)
 * assert.equal(rows[0].mixtureOfExperts, true);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parseServed(
  text: string,
  { file, source = "own" }: { file?: string; source?: ServedSource } = {},
): Read<Served> {
  return readTable(
    parseAnyCsv(text, file),
    SERVED_COLUMNS,
    ({ joulesPerToken, ...row }): Served | string =>
      impossible(row) ?? {
        ...row,
        source,
        mixtureOfExperts: row.activeParamsB === null
          ? isMixtureOfExperts(row.architecture)
          : row.activeParamsB < row.paramsB,
        // a J per token is 10⁶ J per million tokens, a kWh 3.6 · 10⁶ J
        kWhPerMillionTokens: joulesPerToken / 3.6,
      },
    (rows, { leftOut }) => leaveOutTwoSizes(rows, ({ model }) => model, leftOut),
  );
}

/** Why a row cannot be true, or null. */
function impossible(
  { concurrency, maxConcurrency, gpus, ...size }: Omit<ServedValues, "joulesPerToken">,
): string | null {
  const why = impossibleSize(size);
  if (why !== null) return why;
  if (concurrency > maxConcurrency) return "more requests at once than the limit";
  if (!Number.isInteger(gpus)) return '"GPUs" is no whole number';
  if (!Number.isInteger(maxConcurrency)) return '"Max concurrency" is no whole number';
  return null;
}

/**
 * A measurement of LLM-Perf as a served model: one request at a time on one machine. What LLM-Perf
 * does not say is null; the parameters that are active are known for dense models alone.
 */
export function servedFromMeasurement(row: Measurement, task = ONE_AT_A_TIME): Served {
  return {
    line: row.line,
    source: "LLM-Perf",
    model: row.model,
    task,
    hardware: row.hardware,
    gpus: 1,
    precision: /^(unquantized|unknown)$/i.test(row.quantization) ? row.precision : row.quantization,
    architecture: row.architecture,
    mixtureOfExperts: row.mixtureOfExperts,
    paramsB: row.paramsB,
    activeParamsB: row.mixtureOfExperts ? null : row.paramsB,
    maxConcurrency: 1,
    concurrency: 1,
    kWhPerMillionTokens: row.kWhPerMillionTokens,
    tokensPerSecond: null,
    interTokenLatencyMs: null,
    meanOutputTokens: null,
  };
}
