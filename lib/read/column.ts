import { type CsvTable, normalHeader } from "./csv.ts";
import { nearest } from "./nearest.ts";
import { ReadError } from "./read_error.ts";

/** What a column of a file holds, as data. */
export type Column = {
  /** Its header, or the headers it goes by in different files. */
  readonly headers: readonly [string, ...string[]];
  /** Unit of the number in the file; "" where there is none. */
  readonly unit: string;
  readonly kind: "text" | "number" | "flag";
  /** What an empty cell stands for; without it, a row with an empty cell is left out. */
  readonly whenEmpty?: string | boolean | null;
  /** The number must be larger than this. */
  readonly above?: number;
  /** A file may do without it: then each of its cells counts as empty. */
  readonly optional?: true;
};

/** The columns that are read from one kind of file, by the field of the row they become. */
export type Columns = Readonly<Record<string, Column>>;

/** Where each column stands in a file: its place in the record, from 0; -1 for one that it does without. */
export type Places<C extends Columns> = { readonly [Field in keyof C]: number };

/**
 * Finds each described column in the header of a table.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const table = { file: "a.csv", header: ["Size", "Model 🤗"], records: [] };
 * const columns = { model: { headers: ["Model", "Model 🤗"], unit: "", kind: "text" } } as const;
 * assert.deepEqual(findColumns(table, columns), { model: 1 });
 * ```
 * @throws {ReadError} when a column is missing; the message lists the headers that are there and the
 * one that is probably meant.
 */
export function findColumns<C extends Columns>(table: CsvTable, columns: C): Places<C> {
  const header = table.header.map(normalHeader);
  const found = Object.entries(columns).map(([field, column]) => {
    const names = column.headers.map(normalHeader);
    return { field, column, at: header.findIndex((name) => names.includes(name)) };
  });
  const missing = found.filter(({ at, column }) => at < 0 && !column.optional)
    .map(({ column }) => column);
  if (missing.length > 0) throw missingColumns(table.file, header, missing);
  return Object.fromEntries(found.map(({ field, at }) => [field, at])) as Places<C>;
}

/** The error for columns that are not there; `mend` says what to do, given the nearest header of each. */
export function missingColumns(
  file: string,
  header: readonly string[],
  missing: readonly Column[],
  mend: (nearest: readonly (string | null)[]) => string = (near) => {
    const renames = near.flatMap((name, i) =>
      name === null ? [] : [`"${name}" to "${missing[i].headers[0]}"`]
    );
    return renames.length > 0
      ? `perhaps rename ${renames.join(", ")}`
      : "check that it is the right file, or add the column";
  },
): ReadError {
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
  return new ReadError({
    file,
    line: 1,
    column: missing.length === 1 ? missing[0].headers[0] : null,
    found: `only the columns ${quoted(header)}`,
    expected: missing.map(({ headers }) => quoted(headers).replaceAll(", ", " or ")).join(", "),
    mend: mend(
      missing.map(({ headers }) =>
        headers.map((name) => nearest(name, header)).find((name) => name !== null) ?? null
      ),
    ),
  });
}
