import { formatCsv, parseCsv } from "../../../lib/read/csv.ts";
import { cellOf } from "../../../lib/read/json.ts";
import type { Tally } from "../../../lib/read/left_out.ts";
import type { Columns } from "../../../lib/read/table.ts";
import type { Client } from "../http.ts";
import { quoted, unusable } from "../unusable.ts";

/** A public source of tables; `State` is how it is reached in one state of it. */
export type Source<State extends { revision: string } = { revision: string }> = {
  /** What the command line calls it, and says of it in the help. */
  name: string;
  help: string;
  /** What it brings: newer states of a table of the study's go to latest/, others take its place. */
  table: { files: readonly string[]; studied?: true; columns: Columns };
  /** The address that a person would look at. */
  page: string;
  /** Which state it is in, by one small request. */
  open(client: Client): Promise<State>;
  /** The rows of that state, for each file of the table. */
  read(state: State, here: Here): Promise<RowFor<Columns>[][]>;
};

/** What a source may use: the day, and where to count what is in no table. */
type Here = { today: string; leftOut: Tally };

/** A row as a source sends it: the value by the name that the source gives the column. */
export type Sent = (column: string, whenMissing?: unknown) => unknown;

/** A row of a table to be, by our fields. */
export type RowFor<C extends Columns> = Readonly<Record<keyof C, unknown>>;

/** Rows as a source sends them; one that lacks a column that is asked for is refused. */
export function sentRows(rows: readonly Readonly<Record<string, unknown>>[], what: string): Sent[] {
  return rows.map((row) => (column, whenMissing) => {
    if (column in row) return row[column];
    if (whenMissing !== undefined) return whenMissing;
    const found = `no ${JSON.stringify(column)} among ${quoted(Object.keys(row).join(", "), 400)}`;
    throw unusable(what, found, "it", "the source has renamed or dropped it, change the mapping");
  });
}

/** The rows of a table in CSV. */
export function sentCsv(text: string, file: string): Sent[] {
  const { header, records } = parseCsv(text, { file, decimal: "." });
  const rows = records.map(({ cells }) =>
    Object.fromEntries(header.map((name, i) => [name, cells[i]]))
  );
  return sentRows(rows, file);
}

/** Rows as CSV in the described columns. */
export function csvOf<C extends Columns>(rows: readonly RowFor<C>[], columns: C): string {
  return formatCsv([headerOf(columns), ...rows.map((row) => cellsOf(row, columns))]);
}

export const headerOf = (columns: Columns) =>
  Object.values(columns).map(({ headers }) => headers[0]);

export const cellsOf = (row: Readonly<Record<string, unknown>>, columns: Columns) =>
  Object.keys(columns).map((field) => cellOf(row[field]));
