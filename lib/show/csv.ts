import { markup } from "../page/markup.ts";
import { checkSigns } from "../read/csv_form.ts";
import { takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import { csvOfRows, type CsvSigns } from "../words/csv_rows.ts";
import { formatCounted } from "../words/quantity.ts";
import { type Displayed, displayed } from "./display.ts";
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
 * assert.equal(bundle["text/plain"], "sizes.csv: 1 row; the export writes the file.");
 * ```
 * @param rows anything that `lm.table` shows.
 * @throws {RangeError} when `name` is more than a file's name, such as a path.
 */
export function csv(name: string, rows: unknown): Displayed {
  if (typeof name !== "string" || !/^[a-z0-9][a-z0-9_-]*\.csv$/.test(name)) {
    throw new RangeError(
      `Cannot offer a CSV file: found the name ${JSON.stringify(name)}, need a-z, 0-9, "-", "_" ` +
        'and the ending ".csv"; give a file name without a folder',
    );
  }
  const text = csvText(rows), count = recordsOf(rows)!.records.length;
  const note = `${formatCounted(count, "row")}; the export writes the file.`;
  return displayed({
    "text/html": markup`<p><code>${name}</code>: ${note}</p>`.html,
    "text/plain": `${name}: ${note}`,
    "text/csv": text,
    [FILE]: JSON.stringify({ name }),
  });
}

/**
 * Rows as the text of a CSV file: each column that any row has, numbers with all their digits. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ model: "a, b", paramsB: 0.5 }];
 * assert.equal(csvText(rows), 'model,paramsB\n"a, b",0.5\n');
 * assert.equal(csvText(rows, { delimiter: ";", decimal: "," }), "model;paramsB\na, b;0,5\n");
 * ```
 * @param rows anything that `lm.table` shows.
 * @param options `;` and a decimal comma are what a spreadsheet set to French or German opens.
 * @throws {RangeError} when a number would be torn apart, or the delimiter is no single character.
 */
export function csvText(rows: unknown, options: CsvSigns = {}): string {
  const { delimiter = ",", decimal = "." } = options, found = recordsOf(rows);
  checkSigns(delimiter, decimal, "Cannot write CSV");
  takes(found !== null, "csvText", "rows", rows, "lm.csvText(served.rows)");
  checkFresh(rows);
  return csvOfRows(found.records, { delimiter, decimal });
}
