/** LLM-Perf's raw columns to ours: the one place that knows both. */
import { parseCsv } from "../../../lib/read/csv.ts";
import type { Tally } from "../../../lib/read/left_out.ts";
import { modelSizeB } from "../../../lib/read/model_name.ts";
import { parseNumber } from "../../../lib/read/number.ts";
import { type Columns, readRows } from "../../../lib/read/table.ts";
import { BILLIONS, number, text } from "../../../lib/tables/columns.ts";
import type { measurementsTable } from "../../../lib/tables/measurements.ts";
import type { RowFor, Sent } from "./source.ts";

const BACKEND = "config.backend";
const SCHEME = `${BACKEND}.quantization_scheme`;
const EFFICIENCY = "report.decode.efficiency.value";

/** What LLM-Perf holds fixed: one request, 256 tokens in, 64 out. Other runs are not comparable. */
const FIXED = {
  "config.scenario.input_shapes.batch_size": 1,
  "config.scenario.input_shapes.sequence_length": 256,
  "config.scenario.generate_kwargs.max_new_tokens": 64,
};

/** The cell of a raw row, "" for no value; a missing column is refused unless it may be missing. */
type Raw = (column: string, whenMissing?: "") => string;

/** The rows of one raw file in our fields; runs that failed or are not comparable are counted. */
export function measurements(
  rows: readonly Sent[],
  listed: ReturnType<typeof readLlmList>,
  leftOut: Tally,
): RowFor<typeof measurementsTable.columns>[] {
  return rows.flatMap((sent) => {
    // pandas writes a missing value as a word
    const raw: Raw = (column, whenMissing) =>
      String(sent(column, whenMissing)).trim().replace(/^(None|nan|NaN)$/, "");
    // files of failed runs alone have no measurements at all
    const failed = raw("report.traceback", "") !== "" || raw(EFFICIENCY) === "" ||
      raw("report.decode.latency.p50") === "";
    const [other, held] = Object.entries(FIXED)
      .find(([name, value]) => raw(name, "") !== "" && parseNumber(raw(name)) !== value) ?? [];
    if (failed || other !== undefined) {
      const otherRun = `runs whose ${other?.split(".").at(-1)} is not ${held}`;
      leftOut.add(failed ? "runs that failed or gave no energy" : otherRun);
      return [];
    }
    const model = raw(`${BACKEND}.model`);
    const attention = raw(`${BACKEND}.attn_implementation`, "");
    return [{
      ...listed(model),
      model,
      experiment: raw("config.name").replaceAll("flash_attention_2", "fa2"),
      tokensPerKWh: raw(EFFICIENCY),
      backend: raw(`${BACKEND}.name`),
      precision: raw(`${BACKEND}.torch_dtype`),
      quantization: quantization(raw),
      attention: ATTENTION[attention] ?? attention,
      kernel: kernel(raw),
    }];
  });
}

/*
 * What follows names things as the leaderboard page's own code does, `COLUMNS_MAPPING`,
 * `process_quantizations` and `process_kernels`
 * (https://huggingface.co/spaces/optimum/llm-perf-leaderboard, src/llm_perf.py and src/utils.py);
 * torchao came later than that code.
 */
const ATTENTION: Readonly<Record<string, string>> = {
  flash_attention_2: "FAv2",
  eager: "Eager",
  sdpa: "SDPA",
};

/** Part of how weights were quantised; pandas may write 4 as 4.0. */
function part(raw: Raw, name: string): string {
  return raw(`${BACKEND}.quantization_config.${name}`, "").replace(/^(\d+)\.0+$/, "$1");
}

function quantization(raw: Raw): string {
  const name = raw(SCHEME, ""), scheme = name.toLowerCase(), type = part(raw, "quant_type");
  if (scheme === "") return "Unquantized";
  if (scheme === "bnb") return /^true$/i.test(part(raw, "load_in_4bit")) ? "BnB.4bit" : "BnB.8bit";
  if (scheme === "torchao") return type === "" ? "TorchAO" : `TorchAO.${type}`;
  if (scheme !== "gptq" && scheme !== "awq") return name;
  return `${scheme.toUpperCase()}.${part(raw, "bits") || "4"}bit`;
}

function kernel(raw: Raw): string {
  const of = `${raw(SCHEME, "")} ${part(raw, "version")}`.toUpperCase();
  if (/^GPTQ [12]$/.test(of)) return of.replace(" ", ".ExllamaV");
  return /^AWQ GEM[MV]$/.test(of) ? of.replace(" ", ".") : "No Kernel";
}

/** The columns of `llm-df.csv` that are read: a scrape of the Open LLM Leaderboard, in its names. */
const LISTED = {
  model: { headers: ["Model", "fullname"], unit: "", kind: "text" },
  architecture: text("Architecture", { whenEmpty: "" }),
  scorePercent: number("Average ⬆️", "%", { whenEmpty: null }),
  paramsB: number("#Params (B)", BILLIONS, { whenEmpty: null }),
} as const satisfies Columns;

/**
 * Makes a function that knows a model by its name in LLM-Perf's list, by its first entry that has parameters
 * (others are of other precisions and revisions): the page joins all, and lists a measurement several times.
 */
export function readLlmList(csv: string, file: string) {
  // some scrapes put a link around the name
  const entries = Map.groupBy(
    readRows(parseCsv(csv, { file, decimal: "." }), LISTED),
    ({ model }) => model.replace(/^.*<a [^>]*>([^<]*)<\/a>.*$/s, "$1").trim(),
  );
  return (model: string) => {
    const all = entries.get(model) ?? [];
    const entry = all.find(({ paramsB }) => (paramsB ?? 0) > 0) ?? all.at(0);
    const { architecture = "", scorePercent = null } = entry ?? {};
    return { architecture, scorePercent, paramsB: sizeB(entry?.paramsB ?? 0, modelSizeB(model)) };
  };
}

/**
 * The best size in billions from the list and the name: the list's where it has decimals; a whole
 * number there may be rounded down, so the name's when it fits, 7 for a listed 6. 0 when neither knows.
 */
function sizeB(inList: number, inName: number | null): number {
  if (inName === null) return Math.max(inList, 0);
  const roundedDown = Number.isInteger(inList) && inName > inList && inName - inList <= 1;
  return inList <= 0 || roundedDown ? inName : inList;
}
