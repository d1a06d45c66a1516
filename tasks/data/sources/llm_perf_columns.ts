/** LLM-Perf's raw columns to ours: the one place that knows both. */
import { parseCsv } from "../../../lib/read/csv.ts";
import { modelSizeB } from "../../../lib/read/model_size.ts";
import { type Columns, readRows } from "../../../lib/read/table.ts";
import { measurementsTable } from "../../../lib/tables/measurements.ts";

/** The cells of one raw row, by column; "" where the column or the value is missing. */
type Raw = (column: string) => string;

/** What LLM-Perf's list of models says of one. */
export type Listed = { architecture: string; scorePercent: number | null; paramsB: number };

const BACKEND = "config.backend";
const SCHEME = `${BACKEND}.quantization_scheme`;

/** Columns that say that a run gave something. */
export const RESULTS = ["report.decode.latency.p50", "report.decode.efficiency.value"];
/** Columns of the raw files without which nothing can be said. */
export const NEEDED = [
  ...["config.name", `${BACKEND}.name`, `${BACKEND}.model`, `${BACKEND}.torch_dtype`],
  ...RESULTS,
];
/** The error text of a run that failed. */
export const FAILURE = "report.traceback";

/** What LLM-Perf holds fixed: one request, 256 tokens in, 64 out. Other runs are not comparable. */
export const FIXED: Readonly<Record<string, number>> = {
  "config.scenario.input_shapes.batch_size": 1,
  "config.scenario.input_shapes.sequence_length": 256,
  "config.scenario.generate_kwargs.max_new_tokens": 64,
};

/**
 * A raw row in our fields.
 *
 * After the leaderboard page's own code, `COLUMNS_MAPPING`, `process_quantizations` and
 * `process_kernels` (https://huggingface.co/spaces/optimum/llm-perf-leaderboard, src/llm_perf.py and
 * src/utils.py); torchao came later than that code.
 */
export function measurementOf(
  raw: Raw,
  listed: (model: string) => Listed,
): Record<keyof typeof measurementsTable.columns, unknown> {
  const model = raw(`${BACKEND}.model`), attention = raw(`${BACKEND}.attn_implementation`);
  return {
    ...listed(model),
    model,
    experiment: raw("config.name").replaceAll("flash_attention_2", "fa2"),
    tokensPerKWh: raw(RESULTS[1]),
    backend: raw(`${BACKEND}.name`),
    precision: raw(`${BACKEND}.torch_dtype`),
    quantization: quantization(raw),
    attention: ATTENTION[attention] ?? attention,
    kernel: kernel(raw),
  };
}

/** Implementations of attention by their names on the page. */
const ATTENTION: Readonly<Record<string, string>> = {
  flash_attention_2: "FAv2",
  eager: "Eager",
  sdpa: "SDPA",
};

/** Part of how weights were quantised; a number as pandas writes it, 4 or 4.0, without its ".0". */
function part(raw: Raw, name: string): string {
  return raw(`${BACKEND}.quantization_config.${name}`).replace(/^(\d+)\.0+$/, "$1");
}

/** Weights' compression: a scheme and its bits. */
function quantization(raw: Raw): string {
  const scheme = raw(SCHEME).toLowerCase(), type = part(raw, "quant_type");
  if (scheme === "") return "Unquantized";
  if (scheme === "bnb") return /^true$/i.test(part(raw, "load_in_4bit")) ? "BnB.4bit" : "BnB.8bit";
  if (scheme === "torchao") return type === "" ? "TorchAO" : `TorchAO.${type}`;
  if (scheme !== "gptq" && scheme !== "awq") return raw(SCHEME);
  return `${scheme.toUpperCase()}.${part(raw, "bits") || "4"}bit`;
}

/** The kernel for quantised weights. */
function kernel(raw: Raw): string {
  const of = `${raw(SCHEME)} ${part(raw, "version")}`.toUpperCase();
  if (/^GPTQ [12]$/.test(of)) return of.replace(" ", ".ExllamaV");
  return /^AWQ GEM[MV]$/.test(of) ? of.replace(" ", ".") : "No Kernel";
}

/** The columns of `llm-df.csv` that are read: a scrape of the Open LLM Leaderboard, in its names. */
const LISTED = {
  model: { headers: ["Model", "fullname"], unit: "", kind: "text" },
  architecture: { headers: ["Architecture"], unit: "", kind: "text", whenEmpty: "" },
  scorePercent: { headers: ["Average ⬆️"], unit: "%", kind: "number", whenEmpty: null },
  paramsB: { headers: ["#Params (B)"], unit: "10⁹ parameters", kind: "number", whenEmpty: null },
} as const satisfies Columns;

/**
 * Reads LLM-Perf's list of models and gives a function that knows a model by its name.
 *
 * A model with several entries (other precisions, other revisions) is known by its first one that has
 * parameters: the page joins them all and so lists each measurement several times.
 *
 * @throws {ReadError} when the text is no such table.
 */
export function readLlmList(text: string, file: string): (model: string) => Listed {
  const listed = new Map<string, Listed>();
  for (const row of readRows(parseCsv(text, { file }), LISTED, () => {})) {
    // some scrapes put a link around the name
    const model = row.model.replace(/^.*<a [^>]*>([^<]*)<\/a>.*$/s, "$1").trim();
    const { architecture, scorePercent } = row,
      paramsB = row.paramsB ?? 0,
      known = listed.get(model);
    if (known !== undefined && (known.paramsB > 0 || paramsB <= 0)) continue;
    listed.set(model, { architecture, scorePercent, paramsB });
  }
  return (model) => {
    const entry = listed.get(model) ?? { architecture: "", scorePercent: null, paramsB: 0 };
    return { ...entry, paramsB: sizeB(entry.paramsB, modelSizeB(model)) };
  };
}

/**
 * The best size in billions from the list and the name: the list's where it has decimals; a whole
 * number there may be rounded down, so the name's when it fits, 7 for a listed 6. 0 when neither knows.
 */
export function sizeB(inList: number, inName: number | null): number {
  if (inName === null) return Math.max(inList, 0);
  const roundedDown = Number.isInteger(inList) && inName > inList && inName - inList <= 1;
  return inList <= 0 || roundedDown ? inName : inList;
}
