import type { Columns } from "../../../lib/read/table.ts";
import { formatCsv } from "../../../lib/read/csv.ts";
import type { LeftOut } from "../../../lib/read/left_out.ts";
import type { Client } from "../http.ts";
import { quoted, type SourceError, unusable } from "../source_error.ts";

/** A public source of tables. */
export type Source = {
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
  /**
   * Which state it is in, by one small request, and how to get its tables in that state.
   *
   * @throws {SourceError} or a ReadError when it cannot be had, or is not what it was; `read` too.
   */
  open(client: Client): Promise<{ revision: string; read(here: Here): Promise<Fetched> }>;
};

/** What a source may use: the text of a table that is there and not refreshed, and the day. */
export type Here = { own(file: string): string; today: string };

/** The texts of tables by file name, none of them written yet, and what of the source is in none. */
export type Fetched = { texts: Record<string, string>; leftOut: LeftOut[] };

/** A row as a source sends it, by the names that it gives its columns. */
export type Sent = Readonly<Record<string, unknown>>;

/**
 * Rows by our fields, given the source's name for each.
 *
 * @throws {SourceError} when a row is without one of them.
 */
export function renamed<F extends string>(
  rows: readonly Sent[],
  names: Readonly<Record<F, string>>,
  what: string,
): Record<F, unknown>[] {
  const fields = Object.entries<string>(names);
  for (const row of rows) {
    const missing = fields.flatMap(([, name]) => name in row ? [] : [name]);
    if (missing.length > 0) throw missingColumns(what, missing, Object.keys(row));
  }
  return rows.map((row) =>
    Object.fromEntries(fields.map(([field, name]) => [field, row[name]])) as Record<F, unknown>
  );
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

/** Rows by our fields as CSV in the described columns. */
export function csvOf<C extends Columns>(
  rows: readonly Readonly<Record<keyof C, unknown>>[],
  columns: C,
): string {
  const header = Object.values(columns).map(({ headers: [name] }) => name);
  return formatCsv([
    header,
    ...rows.map((row) => Object.keys(columns).map((field) => cellOf(row[field]))),
  ]);
}

/** A value as a cell: numbers shortest, flags True or False, nothing as nothing. */
function cellOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "True" : "False";
  return Number.isNaN(value) ? "" : String(value ?? "");
}
