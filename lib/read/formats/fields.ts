import { cellIn, type TextRecord, type TextTable } from "../csv.ts";
import { modelSizeB } from "../model_name.ts";
import { numberIn } from "../number.ts";
import { ReadError } from "../read_error.ts";
import { quoted } from "../table.ts";
import type { Field, Source } from "./format.ts";
import NAMES from "./names.json" with { type: "json" };
import { billionsIn } from "./sizes.ts";
import { saysOther, snake, type Unit } from "./units.ts";

/** A row of a file of the user's own: the file's name, the line that it comes from, cells by field. */
export type OwnRow = { file: string; line: number; cells: Readonly<Record<string, string>> };

const FIELDS = Object.keys(NAMES) as Field[];
/** Columns that may hold something else than a model, so that --model counts before them. */
const GUESSES = ["id", "name", "model in task_name"];

/**
 * Reads a table by fields: what stands in a column of the format, or in one with a usual name, else what the
 * user said, else what the format says of all rows. The hardware's name is the user's first.
 */
export function fieldsOf({ table, format, remarks: { leftOut, notes }, said = [] }: Source) {
  const { file, header, decimal } = table, names = header.map(snake), cellOf = cellIn(table);
  const used = new Set<string>();
  const cell = (record: TextRecord, name: string) => {
    used.add(name);
    return cellOf(record, name);
  };
  const columns = Object.fromEntries(
    FIELDS.map((field) => {
      const option = field === "paramsB" ? "--params" : `--${field}`;
      const usual = NAMES[field].map((name) => header[names.indexOf(name)]);
      const all = [...format?.columns?.[field] ?? [], ...usual];
      const sure = all.filter((name) => !said.includes(name) && !GUESSES.includes(name));
      const first = field === "hardware" ? [option] : [];
      const inOrder = new Set([...first, ...sure, option, ...all]);
      return [field, [...inOrder].filter((name) => header.includes(name))];
    }),
  );
  /** The header of the column, for a reason. */
  const name = (field: Field) => columns[field][0] ?? field;
  /** The columns that say a field of a record. */
  const filled = (record: TextRecord, field: Field) =>
    columns[field].filter((name) => cellOf(record, name) !== "");
  const text = (record: TextRecord, field: Field) => {
    const own = filled(record, field);
    // several columns of a format may together say which run it was
    const joined = field === "experiment" && format?.columns?.experiment !== undefined;
    const found = (joined ? own : own.slice(0, 1)).map((name) => cell(record, name)).join(", ");
    return found || (format?.values?.[field] ?? "");
  };
  const number = (record: TextRecord, field: Field) => numberIn(text(record, field), decimal);
  return {
    ...{ cell, name, text, number },
    /** What a row of ours has of the file as it stands there. */
    written: FIELDS.filter((field) => field !== "tokens" && field !== "paramsB"),

    /** Refuses a table where neither it nor the user says a field. */
    need(field: Field, found: string, expected: string, option: string): void {
      if (columns[field].length > 0 || format?.values?.[field] !== undefined) return;
      const mend = `give it with ${option}, or name a column of the file that has it`;
      throw new ReadError({ file, found, expected, mend });
    },

    /** A model's size in billions, the file's, else the one in its name; or why there is none. */
    sizeOf(record: TextRecord): { paramsB: number; inName: boolean } | string {
      const model = text(record, "model"), inName = modelSizeB(model);
      const own = filled(record, "paramsB");
      const sizeIn = (name: string) => billionsIn(cell(record, name), name, decimal);
      // what is no size does not say it, so that --params does
      const from = own.find((name) => sizeIn(name)! > 0) ?? own[0];
      const inFile = from === undefined ? null : sizeIn(from);
      if (inFile !== null && inFile > 0) {
        const ratio = inName === null || from === "--params" ? 1 : inName / inFile;
        if (ratio > 1.5 || ratio < 1 / 1.5) {
          notes.add(`${model}: ${inName} B by its name, ${inFile} B in the file, which counts`);
        }
        return { paramsB: inFile, inName: false };
      }
      const odd = from === undefined
        ? "the file gives no parameters"
        : `"${from}" is ${inFile === null ? "no size" : "not above 0"}`;
      if (inName === null) return `${odd} and the model's name says no size`;
      const mend = `${odd}, size read from the model's name: write billions, or give --params`;
      notes.add(from === undefined ? "size read from the model's name" : mend);
      return { paramsB: inName, inName: true };
    },

    /** Reads the records one by one: `rowOf` gives the row, or why there is none. */
    read(rowOf: (record: TextRecord) => OwnRow | string): OwnRow[] {
      const rows = table.records.flatMap((record) => {
        const row = rowOf(record);
        if (typeof row !== "string") return [row];
        leftOut.add(row);
        return [];
      });
      for (const name of said.filter((name) => !used.has(name))) notes.add(changedNothing(name));
      return rows;
    },
  };
}

/** What is said of an option that a file left nothing to do. */
export const changedNothing = (column: string) =>
  `${column.startsWith("--") ? column : `--fill "${column}"`} changed nothing: ` +
  "the file says it, or nothing asks for it";

/** A column of energy or of prices. */
export type Amount = { name: string; unit: Unit };

/** The columns of energy or price that a format knows, where they are there. */
export function amountsOf(
  { header }: TextTable,
  known: Readonly<Record<string, string>> = {},
  unitOf: (text: string) => Unit | null,
): Amount[] {
  return Object.entries(known).map(([name, unit]) => ({ name, unit: unitOf(unit)! }))
    .filter(({ name }) => header.includes(name));
}

/** An amount as it is taken, and a note of its unit. */
export function taken({ remarks }: Source, amount: Amount, said: Unit | null): Amount {
  const { name, unit } = amount;
  remarks.notes.add(`"${name}" is read as ${unit.name}`);
  if (said !== null && said.name !== unit.name) {
    remarks.notes.add(`--unit changed nothing: "${name}" says its unit`);
  }
  return amount;
}

/** The one column that may have an amount, in its unit or the one that the user says with `--unit`. */
export function oneAmount(
  source: Source,
  columns: readonly { name: string; unit: Unit | null }[],
  said: (column: string) => Unit | null,
  { expected, ours, units, none }: {
    expected: string;
    /** A header of ours, with its unit. */
    ours: string;
    /** What `--unit` takes, and what to do where there is no such column. */
    units: string;
    none: string;
  },
): Amount {
  const { file, header } = source.table;
  const refuse = (found: string, mend: string) =>
    new ReadError({ file, line: 1, found, expected, mend });
  if (columns.length === 0) {
    const own = header.filter((name) => !name.startsWith("--")); // no column is an option's
    throw refuse(`only the columns ${quoted(own.slice(0, 20))}`, none);
  }
  const [{ name, unit }] = columns, asked = said(name), own = unit ?? asked;
  if (columns.length > 1) {
    const found = `the columns ${quoted(columns.map(({ name }) => name))}`;
    throw refuse(found, `say which: --map "${name}=${ours}"`);
  }
  if (unit === null && saysOther(name)) {
    const mend = `if you know it to be one of ours, --map "${name}=${ours}", or another unit there`;
    throw refuse(`"${name}", whose unit is none of ${units}`, mend);
  }
  if (own === null) throw refuse(`"${name}", which names no unit`, `say it: --unit ${units}`);
  return taken(source, { name, unit: own }, asked);
}
