import type { AnyTable } from "../any_table.ts";
import { type CsvRecord, normalHeader } from "../csv.ts";
import { modelSizeB } from "../model_size.ts";
import { ReadError } from "../read_error.ts";
import type { Format } from "./format.ts";
import { type Field, NAMES } from "./names.ts";
import { snake } from "./units.ts";

/** A column of theirs that is one of ours, or a value for a column of ours that they have not. */
export type Assignment = { readonly theirs: string; readonly ours: string };

/** What a user says of a file; it holds for each of its rows. */
export type Extras = {
  model?: string;
  paramsB?: number;
  /** Generated tokens that the energy of one row was used for. */
  tokens?: number;
  hardware?: string;
  /** Requests at once. */
  concurrency?: number;
  /** Of the column of energy or price: see `unitNamed`. */
  unit?: string;
  /** Rows of one model are parts of one run. */
  sum?: boolean;
};

/** The cells of a table by field. */
export type Cells = {
  /** Whether a column or a given value is there. */
  has: (field: Field) => boolean;
  text: (record: CsvRecord, field: Field) => string;
  /** The header of the column, for a reason. */
  name: (field: Field) => string;
};

/** Finds the columns of each field: those of the format, else those with a usual name. */
export function cellsOf(
  table: AnyTable,
  format: Format | null,
  given: Partial<Record<Field, string>>,
): Cells {
  const header = table.header.map(normalHeader), names = table.header.map(snake);
  const places = (field: Field): number[] => {
    const own = (format?.columns?.[field] ?? []).map((name) => header.indexOf(name));
    const usual = NAMES[field].map((name) => names.indexOf(name));
    return [...new Set([...own, ...usual])].filter((at) => at >= 0);
  };
  const found = Object.fromEntries(
    (Object.keys(NAMES) as Field[]).map((field) => [field, places(field)]),
  );
  const first = (record: CsvRecord, field: Field) =>
    found[field].map((at) => record.cells[at].trim()).find((cell) => cell !== "") ?? "";
  const experiment = (record: CsvRecord) =>
    (format?.experiment ?? []).map((name) => record.cells[header.indexOf(name)]?.trim() ?? "")
      .filter((cell) => cell !== "").join(", ");
  return {
    has: (field) => given[field] !== undefined || found[field].length > 0,
    name: (field) => header[found[field][0]] ?? field,
    text: (record, field) =>
      given[field] ?? ((field === "experiment" && experiment(record)) || first(record, field)),
  };
}

/** Why the format leaves a record out, or null. */
export function leftOutBy(
  format: Format | null,
  table: AnyTable,
  record: CsvRecord,
): string | null {
  const header = table.header.map(normalHeader);
  const cell = (name: string) => record.cells[header.indexOf(name)]?.trim() ?? "";
  for (const [name, why] of Object.entries(format?.empty ?? {})) if (cell(name) !== "") return why;
  for (const [name, unit] of Object.entries(format?.units ?? {})) {
    if (cell(name) !== unit) return `"${name}" is ${cell(name) || "empty"}, not ${unit}`;
  }
  const measures = format?.measures === undefined ? "" : cell(format.measures);
  const negative = /"total":\s*(-[\d.e-]+)/.exec(measures);
  return negative === null ? null : `a single measure of energy is negative (${negative[1]})`;
}

/** A table with the columns of `fill` behind its own, the same in each row. */
export function filled(table: AnyTable, fill: readonly Assignment[]): AnyTable {
  if (fill.length === 0) return table;
  return {
    ...table,
    header: [...table.header, ...fill.map(({ ours }) => ours)],
    records: table.records.map(({ line, cells }) => ({
      line,
      cells: [...cells, ...fill.map(({ theirs }) => theirs)],
    })),
  };
}

/** The error for what neither the file nor the user says. */
export function needed(file: string, found: string, expected: string, option: string): ReadError {
  const mend = `give it with ${option}, or name a column of the file that has it`;
  return new ReadError({ file, found, expected, mend });
}

/** Says that a model's name has another size than its row, as where a file's size was taken for it. */
export function otherSize(model: string, paramsB: number | null): string | null {
  const inName = modelSizeB(model);
  if (inName === null || paramsB === null || !(paramsB > 0)) return null;
  const ratio = inName / paramsB;
  return ratio > 1.5 || ratio < 1 / 1.5
    ? `${model}: ${inName} B by its name, ${paramsB} B in the file, which counts`
    : null;
}
