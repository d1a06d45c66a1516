import { cellIn, type TextRecord, type TextTable } from "../csv.ts";
import { modelSizeB } from "../model_name.ts";
import { numberIn } from "../number.ts";
import { ReadError } from "../read_error.ts";
import { quoted } from "../table.ts";
import type { Field, Source } from "./format.ts";
import NAMES from "./names.json" with { type: "json" };
import { billionsIn } from "./sizes.ts";
import { snake } from "./units.ts";

/** A row of a file of the user's own: the file's name, the line that it comes from, cells by field. */
export type OwnRow = { file: string; line: number; cells: Readonly<Record<string, string>> };

const FIELDS = Object.keys(NAMES) as Field[];

/**
 * Reads a table by fields: what the user said, else what stands in a column of the format, or in one with
 * a usual name, else what the format says of all rows.
 */
export function fieldsOf({ table, format, remarks: { leftOut, notes } }: Source) {
  const { file, header, decimal } = table, names = header.map(snake), cell = cellIn(table);
  const columns = Object.fromEntries(
    FIELDS.map((field) => {
      const option = field === "paramsB" ? "--params" : `--${field}`;
      const usual = NAMES[field].map((name) => header[names.indexOf(name)]);
      const all = [option, ...format?.columns?.[field] ?? [], ...usual];
      return [field, [...new Set(all)].filter((name) => header.includes(name))];
    }),
  );
  /** The header of the column, for a reason. */
  const name = (field: Field) => columns[field][0] ?? field;
  const text = (record: TextRecord, field: Field) => {
    const filled = columns[field].map((name) => cell(record, name)).filter((cell) => cell !== "");
    // several columns of a format may together say which run it was
    const joined = field === "experiment" && format?.columns?.experiment !== undefined;
    const found = joined ? filled.join(", ") : filled[0];
    return found || (format?.values?.[field] ?? "");
  };
  const number = (record: TextRecord, field: Field) => {
    const cell = text(record, field);
    return field === "paramsB" ? billionsIn(cell, name(field), decimal) : numberIn(cell, decimal);
  };
  return {
    ...{ all: FIELDS, cell, name, text, number },

    /** Refuses a table where neither it nor the user says a field. */
    need(field: Field, found: string, expected: string, option: string): void {
      if (columns[field].length > 0 || format?.values?.[field] !== undefined) return;
      const mend = `give it with ${option}, or name a column of the file that has it`;
      throw new ReadError({ file, found, expected, mend });
    },

    /** A model's size in billions, the file's, else the one in its name; or why there is none. */
    sizeOf(record: TextRecord): { paramsB: number; inName: boolean } | string {
      const model = text(record, "model"), inName = modelSizeB(model);
      const cell = text(record, "paramsB"), inFile = number(record, "paramsB");
      if (inFile !== null && inFile > 0) {
        const ratio = inName === null || header.includes("--params") ? 1 : inName / inFile;
        if (ratio > 1.5 || ratio < 1 / 1.5) {
          notes.add(`${model}: ${inName} B by its name, ${inFile} B in the file, which counts`);
        }
        return { paramsB: inFile, inName: false };
      }
      const odd = cell === ""
        ? "the file gives no parameters"
        : `"${name("paramsB")}" is ${inFile === null ? "no size" : "not above 0"}`;
      if (inName === null) return `${odd} and the model's name says no size`;
      const mend = `${odd}, size read from the model's name: write billions, or give --params`;
      notes.add(cell === "" ? "size read from the model's name" : mend);
      return { paramsB: inName, inName: true };
    },

    /** Reads the records one by one: `rowOf` gives the row, or why there is none. */
    read(rowOf: (record: TextRecord) => OwnRow | string): OwnRow[] {
      return table.records.flatMap((record) => {
        const row = rowOf(record);
        if (typeof row !== "string") return [row];
        leftOut.add(row);
        return [];
      });
    },
  };
}

/** A column of energy or of prices. */
export type Amount<Unit> = { name: string; unit: Unit };

/** The columns of energy or price that a format knows, where they are there. */
export function amountsOf<Unit>(
  { header }: TextTable,
  known: Readonly<Record<string, Unit>> = {},
): Amount<Unit>[] {
  return Object.entries(known).map(([name, unit]) => ({ name, unit }))
    .filter(({ name }) => header.includes(name));
}

/** The one column that may have an amount, in its unit or the one that the user says with `--unit`. */
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
  if (columns.length === 0) {
    const own = header.filter((name) => !name.startsWith("--")); // no column is an option's
    throw refuse(`only the columns ${quoted(own.slice(0, 20))}`, none);
  }
  const [{ name, unit }] = columns, own = unit ?? said;
  if (columns.length > 1) {
    const found = `the columns ${quoted(columns.map(({ name }) => name))}`;
    throw refuse(found, `say which: --map "${name}=${ours}"`);
  }
  if (own === null) throw refuse(`"${name}", which names no unit`, `say it: --unit ${units}`);
  return { name, unit: own };
}
