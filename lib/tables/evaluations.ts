import { familyOf } from "../models/family.ts";
import { kindOfClass } from "../models/kind.ts";
import { BILLIONS, flag, number, text } from "./columns.ts";
import { described } from "./load.ts";
import { loadModelBases } from "./model_lists.ts";
import { markRepeated } from "./rows.ts";
import { choices, drawing, fit, kind, scoreBounds, sizeBounds } from "./settings.ts";

/**
 * CO2 that the leaderboard computes for an hour of evaluation, in kg: 8 H100 at 5.6 kW together, times
 * 269.8 g/kWh. It is no measurement; the hours are all that differs between two models.
 *
 * Source: Hugging Face, Leaderboards documentation, "CO2 calculation",
 * https://huggingface.co/docs/leaderboards/en/open_llm_leaderboard/emissions
 */
export const KG_CO2_PER_HOUR = 5.6 * 269.8 / 1000;

/** What each `Type` of the leaderboard is called here; its leading emoji is ignored. */
const TYPES: Readonly<Record<string, string>> = {
  "chat models (RLHF, DPO, IFT, ...)": "chat",
  "fine-tuned on domain-specific datasets": "fine-tuned",
  "base merges and moerges": "merge",
  "pretrained": "pretrained",
  "continuously pretrained": "continuously pretrained",
  "multimodal": "multimodal",
};

/** The Open LLM Leaderboard: leaderboard.csv. */
export const evaluationsTable = described({
  name: "evaluations",
  noun: "evaluation",
  files: ["leaderboard.csv"],
  studied: true,
  // `Model` is not read: it is an HTML link
  columns: {
    model: text("fullname"),
    type: text("Type"),
    precision: text("Precision", { whenEmpty: "unknown" }),
    architecture: text("Architecture", { whenEmpty: "unknown" }),
    mixtureOfExperts: flag("MoE", { whenEmpty: false }),
    paramsB: number("#Params (B)", BILLIONS),
    scorePercent: number("Average ⬆️", "%"),
    // of the evaluation, as the leaderboard computes it: hours × a constant
    co2Kg: number("CO₂ cost (kg)", "kg", { above: 0 }),
    // what it says that it is a variant of: the leaderboard's of today, not the study's
    basedOn: text("Base Model", { whenEmpty: "", optional: true }),
  },
  row: ({ mixtureOfExperts, ...row }, { notes }) => {
    const { paramsB, architecture } = row, cell = row.type.replace(/^[^\p{L}]+/u, "");
    if (!Object.hasOwn(TYPES, cell)) return `"Type" is none of those known: ${row.type}`;
    if (paramsB <= 0) return `the file gives ${paramsB} parameters`;
    // The file's flag says no for 30 of 66 Mixtral models; the class that runs them cannot be anything else.
    const byClass = kindOfClass(architecture);
    if (byClass !== "dense" && !mixtureOfExperts) {
      notes.add("mixture of experts by its architecture, though the file's flag says no");
    }
    return {
      ...row,
      type: TYPES[cell],
      architecture: architecture === "?" ? "unknown" : architecture,
      hours: row.co2Kg / KG_CO2_PER_HOUR,
      kind: mixtureOfExperts ? "mixture of experts" as const : byClass,
    };
  },
  all: (all, { notes }) => {
    const bases = loadModelBases();
    const rows = all.map(({ basedOn: told, ...row }) => {
      const basedOn = told.replace(/ \(Merge\)$|^Removed$/, "");
      return { ...row, family: familyOf({ ...row, basedOn }, bases) };
    });
    return markRepeated(rows, ({ model }) => [model], notes, "its model stands in an earlier row");
  },
  // 2.4 s to 9 months of 8 GPUs; the shipped table has 0.032 to 107
  measures: { field: "co2Kg", least: 1e-3, most: 1e4 },
  shown: ["model", "type", "kind", "paramsB", "precision", "scorePercent", "co2Kg", "hours"],
  key: ["model", "precision", "line"],
  filters: {
    type: choices("Type", "type", Object.values(TYPES)),
    precision: choices("Precision", "precision", ["bfloat16", "float16", "4bit"]),
    kind,
    ...sizeBounds,
    ...scoreBounds,
    repeated: choices("Model of an earlier row", "repeated", ["false", "true"]),
    fit,
    ...drawing,
  },
  source: {
    source: "Open LLM Leaderboard",
    url: "https://huggingface.co/datasets/open-llm-leaderboard/contents",
    licence: null,
  },
});

/** The columns of the study's file, and the one that today's has besides. */
export const { basedOn: _, ...EVALUATION_COLUMNS } = evaluationsTable.columns;

/**
 * Loads the Open LLM Leaderboard: the study's table, the newest state that `deno task data:update` brought
 * (`loadEvaluations("latest")`), or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows, leftOut } = loadEvaluations();
 * assert.equal(rows.length, 2220);
 * assert.deepEqual(leftOut, [{ why: "the file gives -1 parameters", count: 3 }]);
 * ```
 */
export const loadEvaluations = evaluationsTable.load;
