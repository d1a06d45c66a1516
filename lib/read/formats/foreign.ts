import { formatCsv } from "../csv.ts";
import type { CsvTable } from "../csv.ts";
import type { Read } from "../left_out.ts";
import { MEASUREMENT_COLUMNS } from "../measurements.ts";
import { ReadError } from "../read_error.ts";

/** A measurement as another tool wrote it, in our units. */
export type ForeignMeasurement = {
  /** Line of the file, as an editor counts it; of a JSON or parquet file, the row's number plus 1. */
  line: number;
  hardware: string;
  model: string;
  /** Billions of parameters; 0 when the file does not say, so that the name is asked. */
  paramsB: number;
  kWhPerMillionTokens: number;
  precision: string;
  quantization: string;
  architecture: string;
  backend: string;
  experiment: string;
};

/** What a user adds to a file that does not say it; it holds for each of its rows. */
export type Extras = {
  model?: string;
  paramsB?: number;
  /** Generated tokens that the energy of one row was used for. */
  tokens?: number;
  hardware?: string;
};

/** How the output of another tool is recognised and converted. */
export type ForeignFormat = {
  name: string;
  /** Columns that it has and other tables do not. */
  marks: readonly string[];
  convert(table: CsvTable, extras: Extras): Read<ForeignMeasurement>;
};

/** The error for a value that a file of this format does not hold and nobody gave. */
export function needExtra(
  table: CsvTable,
  { found, expected, option }: { found: string; expected: string; option: string },
): ReadError {
  return new ReadError({
    file: table.file,
    found,
    expected,
    mend: `give it with ${option}, or name a column of the file that has it`,
  });
}

/**
 * Writes measurements as a file that `parseLlmPerf` reads: the columns of LLM-Perf.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseLlmPerf } from "../measurements.ts";
 * const text = formatMeasurements([{
 *   line: 2, hardware: "laptop", model: "a/b-7b", paramsB: 7, kWhPerMillionTokens: 2,
 *   precision: "float16", quantization: "Unquantized", architecture: "", backend: "", experiment: "",
 * }]);
 * assert.equal(parseLlmPerf(text, { hardware: "laptop" }).rows[0].kWhPerMillionTokens, 2);
 * ```
 */
export function formatMeasurements(rows: readonly ForeignMeasurement[]): string {
  const cells = (row: ForeignMeasurement): Record<keyof typeof MEASUREMENT_COLUMNS, string> => ({
    experiment: row.experiment,
    model: row.model,
    tokensPerKWh: String(1e6 / row.kWhPerMillionTokens),
    backend: row.backend,
    precision: row.precision,
    quantization: row.quantization,
    attention: "",
    kernel: "",
    architecture: row.architecture,
    scorePercent: "",
    paramsB: String(row.paramsB),
  });
  const fields = Object.keys(MEASUREMENT_COLUMNS) as (keyof typeof MEASUREMENT_COLUMNS)[];
  return formatCsv([
    fields.map((field) => MEASUREMENT_COLUMNS[field].headers[0]),
    ...rows.map((row) => fields.map((field) => cells(row)[field])),
  ]);
}
