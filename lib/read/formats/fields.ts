import type { TextRecord, TextTable } from "../csv.ts";
import { numberIn } from "../number.ts";
import { type Read, tally } from "../left_out.ts";
import { modelSizeB } from "../model_name.ts";
import { ReadError } from "../read_error.ts";
import type { Format } from "./format.ts";
import { type Field, NAMES } from "./names.ts";
import { billionsIn } from "./sizes.ts";
import { snake } from "./units.ts";

/** What a user says of each row of a file, as the options of `data:import` are called. */
export type Said = {
  model?: string;
  /** Billions of parameters. */
  params?: number;
  /** Generated tokens that the energy of one row was used for. */
  tokens?: number;
  hardware?: string;
  /** Requests at once. */
  concurrency?: number;
  unit?: string;
};

/** A row of a file of the user's own: the file's name, the line that it comes from, cells by field. */
export type OwnRow = { file: string; line: number; cells: Readonly<Record<string, string>> };

/** A column of energy or of prices. */
export type Amount<Unit> = { at: number; name: string; unit: Unit };

/**
 * Reads a table by fields: what the user said, else what stands in a column of the format, or in one with
 * a usual name, else what the format says of all rows.
 */
export function fieldsOf(table: TextTable, format: Format | null, said: Said) {
  const header = table.header, names = table.header.map(snake);
  const { file, decimal, records } = table, leftOut = tally(), notes = tally();
  const given: Partial<Record<Field, string | number>> = { ...said, paramsB: said.params };
  const columns = Object.fromEntries(
    Object.entries(NAMES).map(([field, usual]) => {
      const own = (format?.columns?.[field as Field] ?? []).map((name) => header.indexOf(name));
      const all = [...own, ...usual.map((name) => names.indexOf(name))];
      return [field, { own: own.filter((at) => at >= 0), all: all.filter((at) => at >= 0) }];
    }),
  );
  /** The header of the column, for a reason. */
  const name = (field: Field) => header[columns[field].all[0]] ?? field;
  const text = ({ cells }: TextRecord, field: Field) => {
    const filled = (places: number[]) => places.map((at) => cells[at].trim()).filter(Boolean);
    // several columns of a format may together say which run it was
    const run = field === "experiment" ? filled(columns[field].own).join(", ") : "";
    const said = given[field] ?? (run || filled(columns[field].all)[0]);
    return String(said ?? format?.values?.[field] ?? "");
  };
  const number = (record: TextRecord, field: Field) => {
    const known = given[field], cell = text(record, field);
    if (typeof known === "number") return known;
    return field === "paramsB" ? billionsIn(cell, name(field), decimal) : numberIn(cell, decimal);
  };
  return {
    ...{ name, text, number },

    /** Refuses a table where neither it nor the user says a field. */
    need(field: Field, found: string, expected: string, option: string): void {
      if (given[field] !== undefined || columns[field].all.length > 0) return;
      if (format?.values?.[field] !== undefined) return;
      const mend = `give it with ${option}, or name a column of the file that has it`;
      throw new ReadError({ file, found, expected, mend });
    },

    /**
     * A model's size in billions: the file's, else the one in its name; null where neither says it. What is
     * odd is noted, such as where a file's size was taken for the model's.
     */
    sizeOf(record: TextRecord): { paramsB: number | null; inName: boolean } {
      const model = text(record, "model"), inName = modelSizeB(model);
      const inFile = number(record, "paramsB");
      if (inFile === null || !(inFile > 0)) {
        if (inName !== null) notes.add("size read from the model's name");
        return { paramsB: inName, inName: true };
      }
      const ratio = inName === null || said.params !== undefined ? 1 : inName / inFile;
      if (ratio > 1.5 || ratio < 1 / 1.5) {
        notes.add(`${model}: ${inName} B by its name, ${inFile} B in the file, which counts`);
      }
      return { paramsB: inFile, inName: false };
    },

    /** Reads the records one by one: `rowOf` gives the row, or why there is none. */
    read(rowOf: (record: TextRecord) => OwnRow | string): Read<OwnRow> {
      const rows = records.flatMap((record) => {
        const row = rowOf(record);
        if (typeof row !== "string") return [row];
        leftOut.add(row);
        return [];
      });
      return { rows, leftOut: leftOut.list(), notes: notes.list() };
    },
  };
}

/** The columns of energy or price that a format knows, where they are there. */
export function amountsOf<Unit>(
  { header }: TextTable,
  known: Readonly<Record<string, Unit>> = {},
): Amount<Unit>[] {
  const names = header;
  return Object.entries(known).map(([name, unit]) => ({ at: names.indexOf(name), name, unit }))
    .filter(({ at }) => at >= 0);
}
