import { formatCsv } from "../read/csv.ts";

/** What stands between two cells, `,`, `;` or a tab, and before the decimals of a number. */
export type CsvSigns = { delimiter?: string; decimal?: "." | "," };

/**
 * Rows as the text of a CSV file that somebody takes away: each column that any row has, numbers with
 * all their digits, dates as ISO 8601.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(csvOfRows([{ model: "=1+1", change: -0.5 }]), "model,change\n'=1+1,-0.5\n");
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

/** A text that no spreadsheet runs: one that begins as a formula does and is no number gets an apostrophe. */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
}

function cell(value: unknown, decimal: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value).replace(".", decimal);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return harmless(typeof value === "object" ? JSON.stringify(value) : String(value));
}
