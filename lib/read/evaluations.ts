import { parseAnyCsv } from "./any_csv.ts";
import { baseModel } from "./base_model.ts";
import { type Column, type Columns, findColumns } from "./column.ts";
import { type Read, tally } from "./left_out.ts";
import { isMixtureOfExperts } from "./mixture_of_experts.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";

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

/** The columns of leaderboard.csv that are read. `Model` is not: it is an HTML link. */
export const EVALUATION_COLUMNS = {
  model: { headers: ["fullname"], unit: "", kind: "text" },
  type: { headers: ["Type"], unit: "", kind: "text" },
  precision: { headers: ["Precision"], unit: "", kind: "text", whenEmpty: "unknown" },
  architecture: { headers: ["Architecture"], unit: "", kind: "text", whenEmpty: "unknown" },
  // the file's flag; a row's is true where the architecture says so, too
  mixtureOfExperts: { headers: ["MoE"], unit: "", kind: "flag", whenEmpty: false },
  // 0 or less only with `keepUnknownSize`
  paramsB: { headers: ["#Params (B)"], unit: "10⁹ parameters", kind: "number" },
  scorePercent: { headers: ["Average ⬆️"], unit: "%", kind: "number" },
  // of the evaluation, as the leaderboard computes it
  co2Kg: { headers: ["CO₂ cost (kg)"], unit: "kg", kind: "number", above: 0 },
} as const satisfies Columns;

/** What a model says that it is a variant of, where a table has it: the leaderboard's, as it is today. */
export const BASE_COLUMN = {
  headers: ["Base Model"],
  unit: "",
  kind: "text",
  whenEmpty: "",
  optional: true,
} as const satisfies Column;

const WITH_BASE = { ...EVALUATION_COLUMNS, basedOn: BASE_COLUMN } as const;

/** One evaluation of a model by the Open LLM Leaderboard. */
export type Evaluation =
  & { line: number }
  & Omit<Values<typeof EVALUATION_COLUMNS>, "type">
  & {
    type: (typeof EVALUATION_TYPES)[keyof typeof EVALUATION_TYPES];
    /** The pretrained weights that it is a variant of: see `baseModel`. */
    base: string;
    /** Hours of the evaluation: `co2Kg / KG_CO2_PER_HOUR`. */
    hours: number;
    /** This model's name occurs more than once in the file. */
    repeated: boolean;
  };

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
  const table = parseAnyCsv(text, file), times = tally();
  const { model: place } = findColumns(table, EVALUATION_COLUMNS);
  for (const { cells } of table.records) times.add(cells[place].trim());
  const twice = new Set(times.list().filter(({ count }) => count > 1).map(({ why }) => why));
  return readTable(table, WITH_BASE, ({ basedOn, ...values }, { notes }): Evaluation | string => {
    const { model, paramsB, co2Kg } = values, type = evaluationType(values.type);
    if (type === undefined) return `"Type" is none of those known: ${values.type}`;
    if (paramsB <= 0 && !keepUnknownSize) return `the file gives ${paramsB} parameters`;
    const byArchitecture = isMixtureOfExperts(values.architecture), repeated = twice.has(model);
    if (byArchitecture && !values.mixtureOfExperts) {
      notes.add("mixture of experts by its architecture, though the file's flag says no");
    }
    if (repeated) notes.add("its model is in the file more than once");
    const architecture = values.architecture === "?" ? "unknown" : values.architecture;
    return {
      ...values,
      base: baseModel({
        model,
        basedOn: basedOn.replace(/ \(Merge\)$|^Removed$/, ""),
        architecture,
        paramsB,
      }),
      type,
      architecture,
      mixtureOfExperts: values.mixtureOfExperts || byArchitecture,
      hours: co2Kg / KG_CO2_PER_HOUR,
      repeated,
    };
  });
}

const TYPES: ReadonlyMap<string, Evaluation["type"]> = new Map(Object.entries(EVALUATION_TYPES));

/** The type that a cell of the file means, whatever emoji stands before it. */
function evaluationType(cell: string): Evaluation["type"] | undefined {
  return TYPES.get(cell.replace(/^[^\p{L}]+/u, ""));
}
