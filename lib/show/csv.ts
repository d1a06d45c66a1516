import { checkFresh } from "../settings/fresh.ts";
import { formatCsv } from "../read/csv.ts";
import { formatCounted } from "../words/quantity.ts";
import { type Displayed, displayed } from "./display.ts";
import { escapeHtml } from "./escape.ts";
import { recordsOf } from "./records.ts";

/** The MIME type that makes the export write an output as a file of this name. */
export const FILE = "application/vnd.lm.file+json";

/**
 * Offers rows as a CSV file, numbers with all their digits: the notebook says that it is there, the
 * export writes it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const bundle = await csv("sizes.csv", [{ model: "a", paramsB: 0.5 }])[DISPLAY]();
 * assert.equal(bundle["text/csv"], "model,paramsB\na,0.5\n");
 * assert.equal(bundle["text/plain"], "sizes.csv: 1 row; the export writes the file.");
 * ```
 * @param rows anything that `lm.table` shows, or the text of the file.
 * @throws {RangeError} when `name` is more than a file's name, such as a path.
 */
export function csv(name: string, rows: unknown): Displayed {
  if (typeof name !== "string" || !/^[a-z0-9][a-z0-9_-]*\.csv$/.test(name)) {
    throw new RangeError(
      `Cannot offer a CSV file: found the name ${JSON.stringify(name)}, need a-z, 0-9, "-", "_" ` +
        'and the ending ".csv"; give a file name without a folder',
    );
  }
  checkFresh(rows);
  const text = typeof rows === "string" ? rows : csvText(rows);
  const lines = text.split("\n").filter((line) => line.trim()).length;
  const note = `${formatCounted(Math.max(0, lines - 1), "row")}; the export writes the file.`;
  return displayed({
    "text/html": `<p><code>${escapeHtml(name)}</code>: ${note}</p>`,
    "text/plain": `${name}: ${note}`,
    "text/csv": text,
    [FILE]: JSON.stringify({ name }),
  });
}

/** Rows as CSV, each column that any row has. */
function csvText(rows: unknown): string {
  const records = recordsOf(rows)?.records;
  if (records === undefined) {
    throw new TypeError(
      `lm.csv() got ${typeof rows} as rows; it takes a name and rows: lm.csv("mine.csv", rows)`,
    );
  }
  const columns = [...new Set(records.flatMap((row) => Object.keys(row)))];
  return formatCsv([columns, ...records.map((row) => columns.map((name) => cell(row[name])))]);
}

/** A value as a CSV file holds it. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
