/** LLM-Perf's raw columns to ours: the one place that knows both. */
import { parseCsv } from "../../../lib/read/csv.ts";
import type { Tally } from "../../../lib/read/left_out.ts";
import { modelSizeB } from "../../../lib/read/model_name.ts";
import { parseNumber } from "../../../lib/read/number.ts";
import { type Columns, readRows } from "../../../lib/read/table.ts";
import type { measurementsTable } from "../../../lib/tables/measurements.ts";
import { haveAll, type Sent } from "./source.ts";

/** The cells of one raw row, by column; "" where the column or the value is missing. */
type Raw = (column: string) => string;

const BACKEND = "config.backend";
const SCHEME = `${BACKEND}.quantization_scheme`;

/** The error text of a run that failed, and what says that it gave something. */
const FAILURE = "report.traceback";
const RESULTS = ["report.decode.latency.p50", "report.decode.efficiency.value"];
/** Without these nothing can be said. */
const NEEDED = ["config.name", `${BACKEND}.name`, `${BACKEND}.model`, `${BACKEND}.torch_dtype`]
  .concat(RESULTS);

/** What LLM-Perf holds fixed: one request, 256 tokens in, 64 out. Other runs are not comparable. */
const FIXED: Readonly<Record<string, number>> = {
  "config.scenario.input_shapes.batch_size": 1,
  "config.scenario.input_shapes.sequence_length": 256,
  "config.scenario.generate_kwargs.max_new_tokens": 64,
};

/** The rows of one raw file in our fields; runs that failed or are not comparable are counted. */
export function measurements(
  file: string,
  rows: readonly Sent[],
  listed: (model: string) => Listed,
  leftOut: Tally,
): ReturnType<typeof measurementOf>[] {
  return rows.flatMap((row) => {
    // pandas writes a missing value as a word
    const raw = (name: string) => String(row[name] ?? "").trim().replace(/^(None|nan|NaN)$/, "");
    const fixed = Object.entries(FIXED)
      .find(([name, value]) => raw(name) !== "" && parseNumber(raw(name)) !== value);
    // files of failed runs alone have no measurements at all
    if (raw(FAILURE) === "") haveAll([row], NEEDED, file);
    if (raw(FAILURE) !== "" || RESULTS.some((name) => raw(name) === "")) {
      leftOut.add("runs that failed or gave no energy");
    } else if (fixed !== undefined) {
      leftOut.add(`runs whose ${fixed[0].split(".").at(-1)} is not ${fixed[1]}`);
    } else {
      return [measurementOf(raw, listed)];
    }
    return [];
  });
}

/**
 * A raw row in our fields.
 *
 * After the leaderboard page's own code, `COLUMNS_MAPPING`, `process_quantizations` and
 * `process_kernels` (https://huggingface.co/spaces/optimum/llm-perf-leaderboard, src/llm_perf.py and
 * src/utils.py); torchao came later than that code.
 */
function measurementOf(
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

/** What LLM-Perf's list of models says of one. */
export type Listed = { architecture: string; scorePercent: number | null; paramsB: number };

/** The columns of `llm-df.csv` that are read: a scrape of the Open LLM Leaderboard, in its names. */
const LISTED = {
  model: { headers: ["Model", "fullname"], unit: "", kind: "text" },
  architecture: { headers: ["Architecture"], unit: "", kind: "text", whenEmpty: "" },
  scorePercent: { headers: ["Average ⬆️"], unit: "%", kind: "number", whenEmpty: null },
  paramsB: { headers: ["#Params (B)"], unit: "10⁹ parameters", kind: "number", whenEmpty: null },
} as const satisfies Columns;

/**
 * Makes a function that knows a model by its name in LLM-Perf's list, by its first entry that has parameters
 * (others are of other precisions and revisions): the page joins all, and lists a measurement several times.
 */
export function readLlmList(text: string, file: string): (model: string) => Listed {
  const listed = new Map<string, Listed>();
  for (const row of readRows(parseCsv(text, { file, decimal: "." }), LISTED)) {
    // some scrapes put a link around the name
    const model = row.model.replace(/^.*<a [^>]*>([^<]*)<\/a>.*$/s, "$1").trim();
    const known = listed.get(model), paramsB = row.paramsB ?? 0;
    if (known === undefined || (known.paramsB <= 0 && paramsB > 0)) {
      listed.set(model, {
        architecture: row.architecture,
        scorePercent: row.scorePercent,
        paramsB,
      });
    }
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
