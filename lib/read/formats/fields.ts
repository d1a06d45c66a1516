import type { AnyTable } from "../any_table.ts";
import { type CsvRecord, normalHeader } from "../csv.ts";
import { numberIn } from "../decimal_mark.ts";
import { type Read, type Tally, tally } from "../left_out.ts";
import { modelSizeB } from "../model_size.ts";
import { ReadError } from "../read_error.ts";
import type { Format } from "./format.ts";
import { type Field, NAMES } from "./names.ts";
import { billionsIn } from "./sizes.ts";
import { snake } from "./units.ts";

/** What a user says of a file, as the options of `data:import` are called; it holds for each row. */
export type Said = {
  model?: string;
  /** Billions of parameters. */
  params?: number;
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

/** A row of a file of the user's own: the file's name, the line that it comes from, cells by field. */
export type OwnRow = { file: string; line: number; cells: Readonly<Record<string, string>> };

/** What the records of a table say, by field: what the user said, else its columns, else its format. */
export type Fields = {
  has: (field: Field) => boolean;
  text: (record: CsvRecord, field: Field) => string;
  number: (record: CsvRecord, field: Field) => number | null;
  /** The header of the column, for a reason. */
  name: (field: Field) => string;
};

/** Finds the columns of each field: those of the format, else those with a usual name. */
export function fieldsOf(table: AnyTable, format: Format | null, said: Said): Fields {
  const header = table.header.map(normalHeader), names = table.header.map(snake);
  const given: Partial<Record<Field, string | number>> = { ...said, paramsB: said.params };
  const columns = Object.fromEntries(
    Object.entries(NAMES).map(([field, usual]) => {
      const own = (format?.columns?.[field as Field] ?? []).map((name) => header.indexOf(name));
      const all = [...own, ...usual.map((name) => names.indexOf(name))];
      return [field, { own: own.filter((at) => at >= 0), all: all.filter((at) => at >= 0) }];
    }),
  );
  const name = (field: Field) => header[columns[field].all[0]] ?? field;
  const text = ({ cells }: CsvRecord, field: Field) => {
    const filled = (places: number[]) => places.map((at) => cells[at].trim()).filter(Boolean);
    // several columns of a format may together say which run it was
    const run = field === "experiment" ? filled(columns[field].own).join(", ") : "";
    const said = given[field] ?? (run || filled(columns[field].all)[0]);
    return String(said ?? format?.values?.[field] ?? "");
  };
  return {
    has: (field) =>
      given[field] !== undefined || columns[field].all.length > 0 ||
      format?.values?.[field] !== undefined,
    name,
    text,
    number: (record, field) => {
      const known = given[field], cell = text(record, field), { decimal } = table;
      if (typeof known === "number") return known;
      return field === "paramsB" ? billionsIn(cell, name(field), decimal) : numberIn(cell, decimal);
    },
  };
}

/** Reads the records of a table one by one: `rowOf` gives the row, or why there is none. */
export function rowsOf(
  table: AnyTable,
  rowOf: (record: CsvRecord, notes: Tally) => OwnRow | string,
): Read<OwnRow> {
  const leftOut = tally(), notes = tally();
  const rows = table.records.flatMap((record) => {
    const row = rowOf(record, notes);
    if (typeof row !== "string") return [row];
    leftOut.add(row);
    return [];
  });
  return { rows, leftOut: leftOut.list(), notes: notes.list() };
}

/**
 * A model's size in billions: the file's, else the one in its name; null where neither says it. What is odd
 * about it is noted, such as where a file's size was taken for the model's.
 */
export function sizeOf(
  record: CsvRecord,
  fields: Fields,
  said: Said,
  notes: Tally,
): { paramsB: number | null; inName: boolean } {
  const model = fields.text(record, "model");
  const inFile = fields.number(record, "paramsB"), inName = modelSizeB(model);
  if (inFile === null || !(inFile > 0)) {
    if (inName !== null) notes.add("size read from the model's name");
    return { paramsB: inName, inName: true };
  }
  if (
    said.params === undefined && inName !== null && (inName > 1.5 * inFile || inFile > 1.5 * inName)
  ) {
    notes.add(`${model}: ${inName} B by its name, ${inFile} B in the file, which counts`);
  }
  return { paramsB: inFile, inName: false };
}

/** A column of energy or of prices. */
export type Amount<Unit> = { at: number; name: string; unit: Unit };

/** The columns that a format knows, where they are there. */
export function amountsOf<Unit>(
  header: readonly string[],
  known: readonly (readonly [name: string, unit: Unit])[],
): Amount<Unit>[] {
  return known.map(([name, unit]) => ({ at: header.indexOf(name), name, unit }))
    .filter(({ at }) => at >= 0);
}

export const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

/** The error for a table without a column of energy or price, or without its unit. */
export function noAmount(file: string, found: string, expected: string, mend: string): ReadError {
  return new ReadError({ file, line: 1, found, expected, mend });
}

/** The error for what neither the file nor the user says. */
export function needed(file: string, found: string, expected: string, option: string): ReadError {
  const mend = `give it with ${option}, or name a column of the file that has it`;
  return new ReadError({ file, found, expected, mend });
}
