import type { Columns } from "../../../lib/read/column.ts";
import { formatCsv } from "../../../lib/read/csv.ts";
import type { LeftOut } from "../../../lib/read/left_out.ts";
import type { Client } from "../http.ts";
import { quoted, type SourceError, unusable } from "../source_error.ts";

/** A public source of tables, with the state `S` that it is in, as a refresh sees it. */
export type Source<S extends { revision: string } = { revision: string }> = {
  /** What the command line calls it. */
  name: string;
  /** What the command's help says of it. */
  help: string;
  /** Where its tables go below the tables' folder: the study's own are never replaced. */
  folder: "" | "latest/";
  /** The tables that it gives. */
  files: readonly string[];
  /** The address that a person would look at. */
  page: string;
  /** Which state it is in: one small request. */
  state(client: Client): Promise<S>;
  /**
   * The tables in that state as texts by file name, and what of the source is in none.
   *
   * @throws {SourceError} or a ReadError when it cannot be had, or is not what it was.
   */
  read(client: Client, state: S, here: Here): Promise<Fetched>;
};

/** What a source may use: the text of a table that is there and not refreshed, and the day. */
export type Here = { own(file: string): string; today: string };

/** The tables that a source gave, none of them written yet. */
export type Fetched = { texts: ReadonlyMap<string, string>; leftOut: LeftOut[] };

/** A source, whatever its state holds: what `state` gives is what `read` takes. */
export function source<S extends { revision: string }>(of: Source<S>): Source {
  return of as unknown as Source;
}

/** The error for columns that a table of a source no longer has. */
export function missingColumns(
  what: string,
  missing: readonly string[],
  columns: readonly string[],
): SourceError {
  const names = missing.map((name) => JSON.stringify(name)).join(", ");
  const found = `no ${names} among ${quoted(columns.join(", "), 400)}`;
  return unusable(what, found, "it", "the source has renamed or dropped it, change the mapping");
}

/**
 * Rows of a source as CSV in the described columns: numbers shortest, flags True or False, nothing as
 * nothing. `names` are what the rows call them: the columns' headers, their fields, or others.
 *
 * @throws {SourceError} when a value is of another type than its column.
 */
export function csvOfRows<C extends Columns>(
  rows: readonly Record<string, unknown>[],
  columns: C,
  what: string,
  names: "headers" | "fields" | Readonly<Record<keyof C, string>>,
): string {
  const taken = Object.entries(columns).map(([field, { headers: [header], kind }]) => ({
    header,
    kind,
    name: names === "headers" ? header : names === "fields" ? field : names[field],
  }));
  const lines = rows.map((row, i) =>
    taken.map(({ name, kind }) => {
      const value = row[name];
      if (value === null || value === undefined) return "";
      if (kind === "flag" && typeof value === "boolean") return value ? "True" : "False";
      if (typeof value === "string" && kind === "text") return value;
      if (typeof value === "number" && kind === "number") return String(value);
      throw unusable(
        `${what}, row ${i + 1}, "${name}"`,
        `the ${typeof value} ${quoted(String(value), 40)}`,
        `a ${kind}`,
        "the source has changed its type",
      );
    })
  );
  return formatCsv([taken.map(({ header }) => header), ...lines]);
}
