import type { TextRecord, TextTable } from "./csv.ts";
import { type Read, type Tally, tally } from "./left_out.ts";
import { nearest } from "./nearest.ts";
import { numberIn } from "./number.ts";
import { ReadError } from "./read_error.ts";

/** What a column of a file holds, as data. */
export type Column = {
  /** Its header, or the headers it goes by in different files. */
  readonly headers: readonly [string, ...string[]];
  /** Unit of the number in the file; "" where there is none. */
  readonly unit: string;
  readonly kind: "text" | "number" | "flag" | "day";
  /** What an empty cell stands for; without it, a row with an empty cell is left out. */
  readonly whenEmpty?: string | boolean | null;
  /** The number must be larger than this. */
  readonly above?: number;
  readonly values?: readonly string[];
  /** A file may do without it: then each of its cells counts as empty. */
  readonly optional?: true;
};

/** The columns that are read from one kind of file, by the field of the row they become. */
export type Columns = Readonly<Record<string, Column>>;

type Value<C extends Column> =
  | (C["kind"] extends "number" ? number
    : C["kind"] extends "flag" ? boolean
    : C extends { readonly values: readonly (infer Text)[] } ? Text
    : string)
  | (C extends { readonly whenEmpty: null } ? null : never);

/** The values of a record, by field, and the line on which it begins. */
export type Values<C extends Columns> =
  & { line: number }
  & {
    -readonly [Field in keyof C]: Value<C[Field]>;
  };

/** Where the rules of a table say what is odd. */
export type Remarks = { file: string; leftOut: Tally; notes: Tally };

/** How records become rows. */
export type Rules<C extends Columns, Row, All> = {
  columns: C;
  /** The row of one record, or why there is none. */
  row?: (values: Values<C>, remarks: Remarks) => Row | string;
  /** Looks at all rows together, and has the last word. */
  all?: (rows: Row[], remarks: Remarks) => All[];
};

/** Reads a table by its columns and rules. Records of no use are counted, first by the columns, then by the rules. */
export function readTable<C extends Columns, Row = Values<C>, All = Row>(
  table: TextTable,
  { columns, row = (values) => values as Row, all = (rows) => rows as unknown[] as All[] }: Rules<
    C,
    Row,
    All
  >,
): Read<All> {
  const remarks = { file: table.file, leftOut: tally(), notes: tally() };
  const { leftOut, notes } = remarks, rows: Row[] = [];
  for (const note of table.notes) notes.add(note);
  for (const values of readRows(table, columns, (why) => leftOut.add(why))) {
    const read = row(values, remarks);
    if (typeof read === "string") leftOut.add(read);
    else rows.push(read);
  }
  return { rows: all(rows, remarks), leftOut: leftOut.list(), notes: notes.list() };
}

/** The described cells of each record; of a record of no use `leaveOut` gets the reason, in its turn. */
export function* readRows<C extends Columns>(
  table: TextTable,
  columns: C,
  leaveOut: (why: string) => void = () => {},
): Generator<Values<C>> {
  const places = findColumns(table, columns);
  for (const record of table.records) {
    const values = readRow(record, columns, places, table.decimal);
    if (typeof values === "string") leaveOut(values);
    else yield values;
  }
}

/** The described cells of one record, or why the record is of no use. */
function readRow<C extends Columns>(
  { line, cells }: TextRecord,
  columns: C,
  places: Readonly<Record<string, number>>,
  decimal: "." | ",",
): Values<C> | string {
  const values: Record<string, string | number | boolean | null> = { line };
  for (const [field, column] of Object.entries(columns)) {
    const { headers: [header], kind, whenEmpty, above, values: known } = column;
    const text = (cells[places[field]] ?? "").trim();
    const value = text === "" ? whenEmpty : VALUES[kind](text, decimal);
    if (value === undefined) {
      return text === "" ? `"${header}" is empty` : `"${header}" is not ${KINDS[kind]}`;
    }
    if (above !== undefined && typeof value === "number" && value <= above) {
      return `"${header}" is not above ${above}`;
    }
    if (known !== undefined && typeof value === "string" && !known.includes(value)) {
      return `"${header}" is none of those known: ${value}`;
    }
    values[field] = value;
  }
  return values as Values<C>;
}

const FLAGS = new Map([["true", true], ["false", false]]);

const KINDS = {
  text: "a text",
  number: "a number",
  flag: "True or False",
  day: "a day like 2026-01-31",
};

/** The value of a cell that is not empty, by the kind of its column; undefined when it has none. */
const VALUES = {
  text: (text: string) => text,
  number: (text: string, decimal: "." | ",") => numberIn(text, decimal) ?? undefined,
  flag: (text: string) => FLAGS.get(text.toLowerCase()),
  day: (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined,
};

/**
 * Where each described column stands in a record, from 0; -1 for one that the file does without. `mendOf`
 * says what to do about missing ones, given the nearest header of each.
 */
export function findColumns<C extends Columns>(
  { file, header }: Pick<TextTable, "file" | "header">,
  columns: C,
  mendOf = rename,
): { readonly [Field in keyof C]: number } {
  const found = Object.entries(columns).map(([field, column]) => ({
    field,
    column,
    at: header.findIndex((name) => column.headers.includes(name)),
  }));
  const missing = found.filter(({ at, column }) => at < 0 && !column.optional)
    .map(({ column }) => column);
  if (missing.length === 0) {
    return Object.fromEntries(found.map(({ field, at }) => [field, at])) as Record<keyof C, number>;
  }
  const near = missing.map(({ headers }) =>
    headers.map((name) => nearest(name, header)).find((name) => name !== null) ?? null
  );
  throw new ReadError({
    file,
    line: 1,
    column: missing.length === 1 ? missing[0].headers[0] : null,
    found: `only the columns ${quoted(header)}`,
    expected: missing.map(({ headers }) => quoted(headers, " or ")).join(", "),
    mend: mendOf(missing, near),
  });
}

function rename(missing: readonly Column[], near: readonly (string | null)[]): string {
  const renames = near.flatMap((name, i) =>
    name === null ? [] : [`"${name}" to "${missing[i].headers[0]}"`]
  );
  return renames.length > 0
    ? `perhaps rename ${renames.join(", ")}`
    : "check that it is the right file, or add the column";
}

/** Names in quotation marks. */
export function quoted(names: readonly string[], between = ", "): string {
  return names.map((name) => `"${name}"`).join(between);
}
