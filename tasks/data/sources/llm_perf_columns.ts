/** LLM-Perf's raw columns to ours: the one place that knows both. */
import { MEASUREMENT_COLUMNS as OURS } from "../../../lib/read/measurements.ts";
import type { Listed } from "./llm_list.ts";

/** The cells of one raw row, by column; "" where the column or the value is missing. */
type Raw = (column: string) => string;

const BACKEND = "config.backend";
const SCHEME = `${BACKEND}.quantization_scheme`;

/** Columns that say that a run gave something. */
export const RESULTS = ["report.decode.latency.p50", "report.decode.efficiency.value"];
/** Columns of the raw files without which nothing can be said. */
export const NEEDED = [
  "config.name",
  `${BACKEND}.name`,
  `${BACKEND}.model`,
  `${BACKEND}.torch_dtype`,
  ...RESULTS,
];
/** The error text of a run that failed. */
export const FAILURE = "report.traceback";
/** The unit of the energy, in files that tell it. */
export const ENERGY_UNIT = { column: "report.decode.efficiency.unit", unit: "tokens/kWh" };

/** What LLM-Perf holds fixed: one request, 256 tokens in, 64 out. Other runs are not comparable. */
export const FIXED: Readonly<Record<string, number>> = {
  "config.scenario.input_shapes.batch_size": 1,
  "config.scenario.input_shapes.sequence_length": 256,
  "config.scenario.generate_kwargs.max_new_tokens": 64,
};

/**
 * Our columns in the order of the shipped files.
 *
 * After the leaderboard page's own code, `COLUMNS_MAPPING`, `process_quantizations` and
 * `process_kernels` (https://huggingface.co/spaces/optimum/llm-perf-leaderboard, src/llm_perf.py and
 * src/utils.py); torchao came later than that code.
 */
export const MAPPING = ([
  [OURS.experiment, (raw) => raw("config.name").replaceAll("flash_attention_2", "fa2")],
  [OURS.model, (raw) => raw(`${BACKEND}.model`)],
  [OURS.tokensPerKWh, (raw) => raw(RESULTS[1])],
  [OURS.backend, (raw) => raw(`${BACKEND}.name`)],
  [OURS.precision, (raw) => raw(`${BACKEND}.torch_dtype`)],
  [OURS.quantization, quantization],
  [OURS.attention, attention],
  [OURS.kernel, kernel],
  [OURS.architecture, (_, { architecture }) => architecture],
  [OURS.scorePercent, (_, { score }) => score],
  [OURS.paramsB, (_, { paramsB }) => String(paramsB)],
] as [{ headers: readonly string[] }, (raw: Raw, listed: Listed) => string][])
  .map(([{ headers: [header] }, of]) => ({ header, of }));

/** Implementations of attention by their names on the page. */
function attention(raw: Raw): string {
  const names: Record<string, string> = { flash_attention_2: "FAv2", eager: "Eager", sdpa: "SDPA" };
  const name = raw(`${BACKEND}.attn_implementation`);
  return names[name] ?? name;
}

/** Part of how weights were quantised; a number as pandas writes it, 4 or 4.0, without its ".0". */
function part(raw: Raw, name: string): string {
  return raw(`${BACKEND}.quantization_config.${name}`).replace(/^(\d+)\.0+$/, "$1");
}

/** Weights' compression: a scheme and its bits. */
function quantization(raw: Raw): string {
  const scheme = raw(SCHEME).toLowerCase();
  if (scheme === "") return "Unquantized";
  if (scheme === "bnb") {
    return /^true$/i.test(part(raw, "load_in_4bit")) ? "BnB.4bit" : "BnB.8bit";
  }
  if (scheme === "gptq" || scheme === "awq") {
    return `${scheme.toUpperCase()}.${part(raw, "bits") || "4"}bit`;
  }
  return scheme === "torchao"
    ? ["TorchAO", part(raw, "quant_type")].filter((text) => text !== "").join(".")
    : raw(SCHEME);
}

/** The kernel for quantised weights. */
function kernel(raw: Raw): string {
  const of = `${raw(SCHEME)} ${part(raw, "version")}`.toLowerCase();
  const [, version] = /^gptq ([12])$/.exec(of) ?? [];
  if (version !== undefined) return `GPTQ.ExllamaV${version}`;
  return /^awq gem[mv]$/.test(of) ? of.toUpperCase().replace(" ", ".") : "No Kernel";
}
