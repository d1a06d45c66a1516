import { baseModel } from "./base_model.ts";
import { type Column, type Columns, findColumns } from "./column.ts";
import { normalHeader, parseCsv } from "./csv.ts";
import { type Read, tally } from "./left_out.ts";
import { isMixtureOfExperts } from "./mixture_of_experts.ts";
import { readRow } from "./row.ts";

/**
 * CO2 that the leaderboard computes for an hour of evaluation, in kg: 8 H100 at 5.6 kW together, times
 * 269.8 g/kWh. It is no measurement; the hours are all that differs between two models.
 *
 * Source: Hugging Face, Leaderboards documentation, "CO2 calculation",
 * https://huggingface.co/docs/leaderboards/en/open_llm_leaderboard/emissions
 */
export const KG_CO2_PER_HOUR = 5.6 * 269.8 / 1000;

/** What each `Type` of the leaderboard is called here; its leading emoji is ignored. */
export const EVALUATION_TYPES = {
  "chat models (RLHF, DPO, IFT, ...)": "chat",
  "fine-tuned on domain-specific datasets": "fine-tuned",
  "base merges and moerges": "merge",
  "pretrained": "pretrained",
  "continuously pretrained": "continuously pretrained",
  "multimodal": "multimodal",
} as const;

/** One evaluation of a model by the Open LLM Leaderboard. */
export type Evaluation = {
  /** Line of the file, as an editor counts it. */
  line: number;
  /** Full name on the Hugging Face Hub, plain text. */
  model: string;
  type: (typeof EVALUATION_TYPES)[keyof typeof EVALUATION_TYPES];
  /** Number format of the weights: "bfloat16", "float16", "4bit". */
  precision: string;
  /** Class that runs the model; "unknown" where the file is empty or says "?". */
  architecture: string;
  /** The pretrained weights that it is a variant of: see `baseModel`. */
  base: string;
  /** The file's flag or the architecture says so. */
  mixtureOfExperts: boolean;
  /** Billions of parameters; 0 or less only with `keepUnknownSize`. */
  paramsB: number;
  /** Mean score over the benchmarks, in percent. */
  scorePercent: number;
  /** CO2 of the evaluation in kg, as the leaderboard computes it. */
  co2Kg: number;
  /** Hours of the evaluation: `co2Kg / KG_CO2_PER_HOUR`. */
  hours: number;
  /** This model's name occurs more than once in the file. */
  repeated: boolean;
};

/** The columns of leaderboard.csv that are read. `Model` is not: it is an HTML link. */
export const EVALUATION_COLUMNS = {
  model: { headers: ["fullname"], unit: "", kind: "text" },
  type: { headers: ["Type"], unit: "", kind: "text" },
  precision: { headers: ["Precision"], unit: "", kind: "text", whenEmpty: "unknown" },
  architecture: { headers: ["Architecture"], unit: "", kind: "text", whenEmpty: "unknown" },
  mixtureOfExperts: { headers: ["MoE"], unit: "", kind: "flag", whenEmpty: false },
  paramsB: { headers: ["#Params (B)"], unit: "10⁹ parameters", kind: "number" },
  scorePercent: { headers: ["Average ⬆️"], unit: "%", kind: "number" },
  co2Kg: { headers: ["CO₂ cost (kg)"], unit: "kg", kind: "number", above: 0 },
} as const satisfies Columns;

/** What a model says that it is a variant of, where a table has it: the leaderboard's, as it is today. */
export const BASE_COLUMN = {
  headers: ["Base Model"],
  unit: "",
  kind: "text",
} as const satisfies Column;

/**
 * Reads the text of the Open LLM Leaderboard (leaderboard.csv).
 *
 * Rows whose numbers cannot be used are left out and counted by reason; so are rows with no known
 * parameter count (the file says -1) unless `keepUnknownSize` is set, as the original study kept them.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseLeaderboard(
 *   "fullname,Type,Precision,Architecture,MoE,#Params (B),Average ⬆️,CO₂ cost (kg)\n" +
 *     "gpt2,🟢 pretrained,float16,GPT2LMHeadModel,False,0.137,6.5,0.0755\n",
 * );
 * assert.equal(rows[0].paramsB, 0.137);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parseLeaderboard(
  text: string,
  { file, keepUnknownSize = false }: { file?: string; keepUnknownSize?: boolean } = {},
): Read<Evaluation> {
  const table = parseCsv(text, { file });
  const places = findColumns(table, EVALUATION_COLUMNS);
  const basePlace = table.header.map(normalHeader).indexOf(normalHeader(BASE_COLUMN.headers[0]));
  const times = tally();
  for (const { cells } of table.records) times.add(cells[places.model].trim());
  const repeated = new Set(times.list().filter(({ count }) => count > 1).map(({ why }) => why));
  const rows: Evaluation[] = [], leftOut = tally(), notes = tally();
  for (const record of table.records) {
    const values = readRow(record, EVALUATION_COLUMNS, places);
    if (typeof values === "string") {
      leftOut.add(values);
      continue;
    }
    const type = evaluationType(values.type);
    if (type === undefined) {
      leftOut.add(`"Type" is none of those known: ${values.type}`);
    } else if (values.paramsB <= 0 && !keepUnknownSize) {
      leftOut.add(`the file gives ${values.paramsB} parameters`);
    } else {
      const byArchitecture = isMixtureOfExperts(values.architecture);
      if (byArchitecture && !values.mixtureOfExperts) {
        notes.add("mixture of experts by its architecture, though the file's flag says no");
      }
      if (repeated.has(values.model)) notes.add("its model is in the file more than once");
      const architecture = values.architecture === "?" ? "unknown" : values.architecture;
      const basedOn = record.cells[basePlace]?.trim().replace(/ \(Merge\)$|^Removed$/, "");
      rows.push({
        line: record.line,
        model: values.model,
        base: baseModel({ model: values.model, basedOn, architecture, paramsB: values.paramsB }),
        type,
        precision: values.precision,
        architecture,
        mixtureOfExperts: values.mixtureOfExperts || byArchitecture,
        paramsB: values.paramsB,
        scorePercent: values.scorePercent,
        co2Kg: values.co2Kg,
        hours: values.co2Kg / KG_CO2_PER_HOUR,
        repeated: repeated.has(values.model),
      });
    }
  }
  return { rows, leftOut: leftOut.list(), notes: notes.list() };
}

const TYPES: ReadonlyMap<string, Evaluation["type"]> = new Map(Object.entries(EVALUATION_TYPES));

/** The type that a cell of the file means, whatever emoji stands before it. */
function evaluationType(cell: string): Evaluation["type"] | undefined {
  return TYPES.get(cell.replace(/^[^\p{L}]+/u, ""));
}
