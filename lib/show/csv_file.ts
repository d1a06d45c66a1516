import { formatCounted } from "../words/quantity.ts";
import { type Displayed, displayed } from "./display.ts";
import { escapeHtml } from "./escape.ts";

/**
 * Offers a table as a CSV file: a notebook shows a note, the export writes the file under `name`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const bundle = await csvFile("a.csv", "x,y\n1,2\n")[DISPLAY]();
 * assert.equal(bundle["text/plain"], "a.csv: 1 row; the export writes the file.");
 * assert.equal(bundle["text/csv"], "x,y\n1,2\n");
 * ```
 * @throws {RangeError} when `name` is more than a file's name, such as a path.
 */
export function csvFile(name: string, text: string): Displayed {
  if (!/^[\w-][\w.-]*\.csv$/.test(name)) {
    throw new RangeError(
      `Cannot offer a CSV file: found the name ${JSON.stringify(name)}, need letters, digits, ` +
        '"_", "-", "." and the ending ".csv"; give a file name without a folder',
    );
  }
  const lines = text.split("\n").filter((line) => line.trim()).length;
  const note = `${formatCounted(Math.max(0, lines - 1), "row")}; the export writes the file.`;
  return displayed({
    "text/html": `<p><code>${escapeHtml(name)}</code>: ${escapeHtml(note)}</p>`,
    "text/plain": `${name}: ${note}`,
    "text/csv": text,
  });
}
