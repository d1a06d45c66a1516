import { type Columns, findColumns } from "../column.ts";
import { tally } from "../left_out.ts";
import { readRow } from "../row.ts";
import type { ForeignFormat, ForeignMeasurement } from "./foreign.ts";
import { optionalColumns } from "./optional_columns.ts";

/** Columns of the leaderboard's tasks that are read; one row is one model in one set-up. */
const COLUMNS = {
  model: { headers: ["model_id"], unit: "", kind: "text" },
  joulesPerToken: {
    headers: ["energy_per_token_joules"],
    unit: "J/token",
    kind: "number",
    above: 0,
  },
  totalB: {
    headers: ["total_params_billions"],
    unit: "10⁹ parameters",
    kind: "number",
    above: 0,
  },
  activeB: {
    headers: ["activated_params_billions"],
    unit: "10⁹ parameters",
    kind: "number",
    whenEmpty: null,
  },
  gpu: { headers: ["gpu_model"], unit: "", kind: "text" },
  maxRequests: { headers: ["max_num_seqs"], unit: "requests", kind: "text", whenEmpty: "unknown" },
} as const satisfies Columns;

/** Number formats whose weights are not compressed. */
const PLAIN = ["bfloat16", "float16", "float32"];

/** A joule per token is 10⁶ J for a million tokens, and a kWh is 3.6 × 10⁶ J. */
const KWH_PER_MILLION_TOKENS = 1 / 3.6;

/**
 * `public/data/tasks/*.json` of the ML.ENERGY Leaderboard (version 3), or its parquet of runs: GPU
 * energy of one generated token while `max_num_seqs` requests share the GPUs. The tasks that make
 * images or videos have no tokens and are not recognised.
 *
 * Source: https://github.com/ml-energy/leaderboard, https://ml.energy/leaderboard
 */
export const ML_ENERGY: ForeignFormat = {
  name: "ML.ENERGY's leaderboard",
  marks: ["energy_per_token_joules", "total_params_billions", "gpu_model", "max_num_seqs"],
  convert(table, { paramsB, model, hardware, activeParams = false }) {
    const places = findColumns(table, COLUMNS);
    const also = optionalColumns(table, ["architecture", "weight_precision", "num_gpus"]);
    const rows: ForeignMeasurement[] = [], leftOut = tally();
    for (const record of table.records) {
      const values = readRow(record, COLUMNS, places);
      if (typeof values === "string") {
        leftOut.add(values);
        continue;
      }
      const gpus = also.text(record, "num_gpus") || "1";
      const weights = also.text(record, "weight_precision");
      rows.push({
        line: record.line,
        hardware: hardware ?? values.gpu,
        model: model ?? values.model,
        paramsB: paramsB ?? (activeParams ? values.activeB ?? values.totalB : values.totalB),
        kWhPerMillionTokens: values.joulesPerToken * KWH_PER_MILLION_TOKENS,
        precision: weights,
        quantization: weights === "" ? "" : PLAIN.includes(weights) ? "Unquantized" : weights,
        architecture: also.text(record, "architecture"),
        backend: "vllm",
        experiment: `${gpus} × ${values.gpu}, up to ${values.maxRequests} requests at once`,
      });
    }
    return { rows, leftOut: leftOut.list(), notes: [] };
  },
};
