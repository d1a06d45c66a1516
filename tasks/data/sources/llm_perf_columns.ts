import { MEASUREMENT_COLUMNS } from "../../../lib/read/measurements.ts";
import type { Listed } from "./llm_list.ts";

/** The cells of one raw row, by column; "" where the column or the value is missing. */
export type Raw = (column: string) => string;

/** Columns of the raw files without which nothing can be said. */
export const NEEDED = [
  "config.name",
  "config.backend.name",
  "config.backend.model",
  "config.backend.torch_dtype",
  "report.decode.latency.p50",
  "report.decode.efficiency.value",
] as const;

/** The error text of a run that failed; files of failed runs alone have no measurements at all. */
export const FAILURE = "report.traceback";

/** The unit of `report.decode.efficiency.value`, in files that tell it. */
export const ENERGY_UNIT = { column: "report.decode.efficiency.unit", unit: "tokens/kWh" } as const;

/** What LLM-Perf holds fixed: one request, 256 tokens in, 64 out. Other runs are not comparable. */
export const FIXED: Readonly<Record<string, number>> = {
  "config.scenario.input_shapes.batch_size": 1,
  "config.scenario.input_shapes.sequence_length": 256,
  "config.scenario.generate_kwargs.max_new_tokens": 64,
};

/**
 * LLM-Perf's raw columns to ours, in the order of the shipped files: the one place that knows both.
 *
 * After the leaderboard page's own code, `COLUMNS_MAPPING`, `process_quantizations` and
 * `process_kernels` (https://huggingface.co/spaces/optimum/llm-perf-leaderboard, src/llm_perf.py and
 * src/utils.py); torchao came later than that code.
 */
export const MAPPING: readonly { header: string; of: (raw: Raw, listed: Listed) => string }[] = [
  {
    header: MEASUREMENT_COLUMNS.experiment.headers[0],
    of: (raw) => raw("config.name").replaceAll("flash_attention_2", "fa2"),
  },
  { header: MEASUREMENT_COLUMNS.model.headers[0], of: (raw) => raw("config.backend.model") },
  {
    header: MEASUREMENT_COLUMNS.tokensPerKWh.headers[0],
    of: (raw) => raw("report.decode.efficiency.value"),
  },
  { header: MEASUREMENT_COLUMNS.backend.headers[0], of: (raw) => raw("config.backend.name") },
  {
    header: MEASUREMENT_COLUMNS.precision.headers[0],
    of: (raw) => raw("config.backend.torch_dtype"),
  },
  { header: MEASUREMENT_COLUMNS.quantization.headers[0], of: quantization },
  { header: MEASUREMENT_COLUMNS.attention.headers[0], of: attention },
  { header: MEASUREMENT_COLUMNS.kernel.headers[0], of: kernel },
  {
    header: MEASUREMENT_COLUMNS.architecture.headers[0],
    of: (_, { architecture }) => architecture,
  },
  { header: MEASUREMENT_COLUMNS.scorePercent.headers[0], of: (_, { score }) => score },
  { header: MEASUREMENT_COLUMNS.paramsB.headers[0], of: (_, { paramsB }) => String(paramsB) },
];

/** Implementations of attention by their names on the page. */
const ATTENTION: Readonly<Record<string, string>> = {
  flash_attention_2: "FAv2",
  eager: "Eager",
  sdpa: "SDPA",
};

function attention(raw: Raw): string {
  const name = raw("config.backend.attn_implementation");
  return ATTENTION[name] ?? name;
}

/** A number as pandas writes it, 4 or 4.0, without its ".0"; a word as it is. */
function plain(text: string): string {
  return text.replace(/^(\d+)\.0+$/, "$1");
}

/** Weights' compression: a scheme and its bits. */
function quantization(raw: Raw): string {
  const of = (name: string) => plain(raw(`config.backend.quantization_config.${name}`));
  const bits = of("bits");
  switch (raw("config.backend.quantization_scheme").toLowerCase()) {
    case "":
      return "Unquantized";
    case "bnb":
      return of("load_in_4bit").toLowerCase() === "true" ? "BnB.4bit" : "BnB.8bit";
    case "gptq":
      return `GPTQ.${bits || "4"}bit`;
    case "awq":
      return `AWQ.${bits || "4"}bit`;
    case "torchao":
      return ["TorchAO", of("quant_type")].filter((part) => part !== "").join(".");
    default:
      return raw("config.backend.quantization_scheme");
  }
}

/** The kernel for quantised weights. */
function kernel(raw: Raw): string {
  const version = plain(raw("config.backend.quantization_config.version")).toLowerCase();
  switch (raw("config.backend.quantization_scheme").toLowerCase()) {
    case "gptq":
      return version === "1" || version === "2" ? `GPTQ.ExllamaV${version}` : "No Kernel";
    case "awq":
      return version === "gemm" || version === "gemv"
        ? `AWQ.${version.toUpperCase()}`
        : "No Kernel";
    default:
      return "No Kernel";
  }
}
