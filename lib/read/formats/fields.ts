import type { TextRecord, TextTable } from "../csv.ts";
import { type Read, tally } from "../left_out.ts";
import { modelSizeB } from "../model_name.ts";
import { numberIn } from "../number.ts";
import { ReadError } from "../read_error.ts";
import { quoted } from "../table.ts";
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

/**
 * Reads a table by fields: what the user said, else what stands in a column of the format, or in one with
 * a usual name, else what the format says of all rows.
 */
export function fieldsOf(table: TextTable, format: Format | null, said: Said) {
  const { file, header, decimal, records } = table, names = header.map(snake);
  const leftOut = tally(), notes = tally();
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

    /** A model's size in billions, the file's, else the one in its name; or why there is none. */
    sizeOf(record: TextRecord): { paramsB: number; inName: boolean } | string {
      const model = text(record, "model"), inName = modelSizeB(model);
      const inFile = number(record, "paramsB"), cell = text(record, "paramsB");
      if (inFile !== null && inFile > 0) {
        const ratio = inName === null || said.params !== undefined ? 1 : inName / inFile;
        if (ratio > 1.5 || ratio < 1 / 1.5) {
          notes.add(`${model}: ${inName} B by its name, ${inFile} B in the file, which counts`);
        }
        return { paramsB: inFile, inName: false };
      }
      const odd = `"${name("paramsB")}" is ${inFile === null ? "no size" : "not above 0"}`;
      if (inName !== null) {
        notes.add(
          cell === ""
            ? "size read from the model's name"
            : `${odd}, size read from the model's name: write billions, or give it with --params`,
        );
        return { paramsB: inName, inName: true };
      }
      return cell === ""
        ? "the file gives no parameters and the model's name says no size"
        : `${odd} and the model's name says no size`;
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

/** A column of energy or of prices. */
export type Amount<Unit> = { at: number; name: string; unit: Unit };

/** The columns of energy or price that a format knows, where they are there. */
export function amountsOf<Unit>(
  { header }: TextTable,
  known: Readonly<Record<string, Unit>> = {},
): Amount<Unit>[] {
  return Object.entries(known).map(([name, unit]) => ({ at: header.indexOf(name), name, unit }))
    .filter(({ at }) => at >= 0);
}

/**
 * The one column that may have an amount, in its unit or the one that the user says; refuses none, several
 * and one without a unit.
 */
export function oneAmount<Unit>(
  { file, header }: TextTable,
  columns: readonly Amount<Unit | null>[],
  said: Unit | null,
  { expected, ours, units, none }: {
    expected: string;
    /** A header of ours, with its unit. */
    ours: string;
    /** What `--unit` takes, and what to do where there is no such column. */
    units: string;
    none: string;
  },
): Amount<Unit> {
  const refuse = (found: string, mend: string) =>
    new ReadError({ file, line: 1, found, expected, mend });
  if (columns.length === 0) throw refuse(`only the columns ${quoted(header.slice(0, 20))}`, none);
  const [{ at, name, unit }] = columns;
  if (columns.length > 1) {
    const found = `the columns ${quoted(columns.map(({ name }) => name))}`;
    throw refuse(found, `say which: --map "${name}=${ours}"`);
  }
  const own = unit ?? said;
  if (own === null) throw refuse(`"${name}", which names no unit`, `say it: --unit ${units}`);
  return { at, name, unit: own };
}
