import { type Columns, findColumns } from "../column.ts";
import { type CsvTable, normalHeader } from "../csv.ts";
import type { SERVED_COLUMNS } from "../served.ts";
import type { Extras } from "./foreign.ts";
import { optionalColumns } from "./optional_columns.ts";

/**
 * The field of the leaderboard's configurations that each column of served.csv holds; the task is a part
 * of the file.
 *
 * Source: https://github.com/ml-energy/leaderboard, `public/data/tasks/*.json`, version 3
 */
export const ML_ENERGY_FIELDS = {
  model: "model_id",
  task: "task",
  hardware: "gpu_model",
  gpus: "num_gpus",
  precision: "weight_precision",
  architecture: "architecture",
  paramsB: "total_params_billions",
  activeParamsB: "activated_params_billions",
  maxConcurrency: "max_num_seqs",
  concurrency: "avg_batch_size",
  joulesPerToken: "energy_per_token_joules",
  tokensPerSecond: "output_throughput_tokens_per_sec",
  interTokenLatencyMs: "median_itl_ms",
  meanOutputTokens: "avg_output_len",
} as const satisfies Record<keyof typeof SERVED_COLUMNS, string>;

/** Without these a row says nothing of how much energy which model takes at which concurrency. */
const NEEDED = ["model", "hardware", "paramsB", "maxConcurrency", "concurrency", "joulesPerToken"];

/** Columns that it has and other tables do not. */
const MARKS = [
  ML_ENERGY_FIELDS.joulesPerToken,
  ML_ENERGY_FIELDS.paramsB,
  ML_ENERGY_FIELDS.hardware,
  ML_ENERGY_FIELDS.maxConcurrency,
];

/** A row of served.csv, its cells in the order of the columns, and where it comes from. */
export type ServedLine = { line: number; hardware: string; cells: string[] };

/**
 * Whether a table is a task of the ML.ENERGY Leaderboard (version 3), or its parquet of runs. The tasks
 * that make images or videos have no tokens and are not recognised.
 */
export function isMlEnergy(table: CsvTable): boolean {
  const header = table.header.map(normalHeader);
  return MARKS.every((mark) => header.includes(mark));
}

/**
 * The rows of such a table as lines of served.csv, cells untouched. The task is the column of that name,
 * else the file's name.
 *
 * @throws {ReadError} when a column that is needed is missing.
 */
export function servedFromMlEnergy(
  table: CsvTable,
  { model, paramsB, hardware }: Pick<Extras, "model" | "paramsB" | "hardware"> = {},
): ServedLine[] {
  const needed: Columns = Object.fromEntries(
    Object.entries(ML_ENERGY_FIELDS).filter(([column]) => NEEDED.includes(column))
      .map(([column, field]) => [column, { headers: [field], unit: "", kind: "text" }]),
  );
  findColumns(table, needed);
  const columns = optionalColumns(table, Object.values(ML_ENERGY_FIELDS));
  const given: Partial<Record<keyof typeof ML_ENERGY_FIELDS, string>> = {
    model,
    hardware,
    paramsB: paramsB === undefined ? undefined : String(paramsB),
  };
  const otherwise: typeof given = { task: nameOf(table.file), gpus: "1" };
  return table.records.map((record) => {
    const cell = (column: keyof typeof ML_ENERGY_FIELDS) =>
      given[column] ?? (columns.text(record, ML_ENERGY_FIELDS[column]) || otherwise[column] || "");
    return {
      line: record.line,
      hardware: cell("hardware"),
      cells: (Object.keys(ML_ENERGY_FIELDS) as (keyof typeof ML_ENERGY_FIELDS)[]).map(cell),
    };
  });
}

/** A file's name without its folder and ending. */
function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.[a-z]+$/i, "");
}
