import type { Columns } from "../../../lib/read/table.ts";
import { formatCsv, parseCsv } from "../../../lib/read/csv.ts";
import type { Tally } from "../../../lib/read/left_out.ts";
import type { Client } from "../http.ts";
import { quoted, unusable } from "../source_error.ts";

/** A public source of tables. */
export type Source = {
  /** What the command line calls it. */
  name: string;
  /** What the command's help says of it. */
  help: string;
  /** What it brings: newer states of a table of the study's go to latest/, others take its place. */
  table: { files: readonly string[]; studied?: true };
  /** The address that a person would look at. */
  page: string;
  /** Which state it is in, by one small request, and how to get the tables in that state, by file name. */
  open(client: Client): Promise<{
    revision: string;
    read(here: Here): Promise<Record<string, string>>;
  }>;
};

/** What a source may use: the text of a table that is there, the day, where it counts what is in no table. */
type Here = { own(file: string): string; today: string; leftOut: Tally };

/** A row as a source sends it, by the names that it gives its columns. */
export type Sent = Readonly<Record<string, unknown>>;

/** The rows of a table in CSV by its headers. */
export function sentIn(text: string, file: string): Sent[] {
  const { header, records } = parseCsv(text, { file, decimal: "." });
  return records.map(({ cells }) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}

/** Rows by our fields, given the source's name for each; refuses rows without one of them. */
export function renamed<F extends string>(
  rows: readonly Sent[],
  names: Readonly<Record<F, string>>,
  what: string,
): Record<F, unknown>[] {
  haveAll(rows, Object.values(names), what);
  return rows.map((row) =>
    Object.fromEntries(
      Object.keys(names).map((field) => [field, row[names[field as F]]]),
    ) as Record<F, unknown>
  );
}

/** Refuses rows that no longer have all columns. */
export function haveAll(rows: readonly Sent[], names: readonly string[], what: string): void {
  for (const row of rows) {
    const missing = names.filter((name) => !(name in row)).map((name) => JSON.stringify(name));
    if (missing.length === 0) continue;
    const found = `no ${missing.join(", ")} among ${quoted(Object.keys(row).join(", "), 400)}`;
    throw unusable(what, found, "it", "the source has renamed or dropped it, change the mapping");
  }
}

/** Rows by our fields as CSV in the described columns. */
export function csvOf<C extends Columns>(
  rows: readonly Readonly<Record<keyof C, unknown>>[],
  columns: C,
): string {
  const header = Object.values(columns).map(({ headers: [name] }) => name);
  const cells = rows.map((row) => Object.keys(columns).map((field) => cellOf(row[field])));
  return formatCsv([header, ...cells]);
}

/** A value as a cell: numbers shortest, flags True or False, nothing as nothing. */
function cellOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "True" : "False";
  return Number.isNaN(value) ? "" : String(value ?? "");
}
