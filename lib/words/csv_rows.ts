import { formatCsv } from "../read/csv.ts";

/** How the text of a file is written. */
export type CsvSigns = {
  /** What stands between two cells: `,`, `;` or a tab. */
  delimiter?: string;
  /** What stands before the decimals of a number. */
  decimal?: "." | ",";
};

/**
 * Rows as the text of a CSV file that somebody takes away: each column that any row has, numbers with
 * all their digits, dates as ISO 8601.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ model: "=1+1", change: -0.5 }];
 * assert.equal(csvOfRows(rows), "model,change\n'=1+1,-0.5\n");
 * ```
 */
export function csvOfRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  { delimiter = ",", decimal = "." }: CsvSigns = {},
): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((name) => cell(row[name], decimal)));
  return formatCsv([columns.map(harmless), ...lines], delimiter);
}

/**
 * A text that no spreadsheet runs: one that begins as a formula does, with `=`, `+`, `-`, `@`, a tab or
 * a line end, and is no number, gets an apostrophe before it.
 */
export function harmless(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
}

/** A value as a CSV file holds it. */
function cell(value: unknown, decimal: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value).replace(".", decimal);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return harmless(typeof value === "object" ? JSON.stringify(value) : String(value));
}
