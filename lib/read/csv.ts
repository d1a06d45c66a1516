// @ts-types="@types/d3-dsv"
import { dsvFormat } from "d3-dsv";
import { countLineEnds } from "./line_count.ts";
import { checkNotSomethingElse } from "./other_format.ts";
import { checkQuotes } from "./quotes.ts";
import { ReadError } from "./read_error.ts";

/** One record: its cells in the order of the header, and the line on which it begins. */
export type CsvRecord = { line: number; cells: string[] };

/** A CSV text, taken apart. Cells are never keyed by header, so no header is special. */
export type CsvTable = { file: string; header: string[]; records: CsvRecord[] };

/**
 * Takes a comma-separated text with a header line apart.
 *
 * Lines are counted as an editor counts them: from 1, the header included, line breaks inside quoted
 * cells and blank lines too. CRLF, LF and a lone CR each end a line. A byte order mark is ignored, and
 * so are lines that are wholly blank. Each record must have as many cells as the header: a shorter or
 * longer one is refused, because nobody can tell which of its cells slipped.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const table = parseCsv('model,note\na,"two\nlines"\nb,one\n', { file: "models.csv" });
 * assert.deepEqual(table.header, ["model", "note"]);
 * assert.deepEqual(table.records[1], { line: 4, cells: ["b", "one"] });
 * ```
 * @param options.delimiter what stands between two cells: one character.
 * @throws {ReadError} for an empty text, a header without rows, two equal headers, a row of another
 * width, a quote that is not closed, and text that is no CSV (HTML, JSON, Git LFS pointer, binary).
 */
export function parseCsv(
  text: string,
  { file = "CSV text", delimiter = "," }: { file?: string; delimiter?: string } = {},
): CsvTable {
  const { head, records } = csvRecords(text, file, delimiter);
  checkHeader(head, file);
  checkWidths(head.cells.length, records, file, delimiter);
  return { file, header: head.cells, records };
}

/**
 * Takes a text apart as `parseCsv` does, whatever its header and the widths of its rows.
 *
 * @throws {ReadError} for an empty text, a header without rows, a quote that is not closed, and text
 * that is no CSV.
 */
export function csvRecords(
  text: string,
  file: string,
  delimiter: string,
): { head: CsvRecord; records: CsvRecord[] } {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  checkNotSomethingElse(plain, file);
  checkQuotes(plain, file, delimiter);
  const records: CsvRecord[] = [];
  let line = 1;
  for (const cells of dsvFormat(delimiter).parseRows(plain)) {
    if (cells.length > 1 || cells[0] !== "") records.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + countLineEnds(cell), 0);
  }
  const head = records.shift();
  if (head === undefined || records.length === 0) {
    throw new ReadError({
      file,
      line: head?.line,
      found: head === undefined ? "an empty text" : "a header and no rows",
      expected: head === undefined ? "a header line and rows" : "at least one row below the header",
      mend: "export or download the file again",
    });
  }
  return { head, records };
}

/**
 * Writes a header and records as CSV, cells quoted only where they must be, one `\n` after each.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(formatCsv([["model", "note"], ["a", "b, c"]]), 'model,note\na,"b, c"\n');
 * ```
 */
export function formatCsv(rows: readonly (readonly string[])[], delimiter = ","): string {
  return dsvFormat(delimiter).formatRows(rows.map((row) => [...row])) + "\n";
}

/** A header as it is compared: without spaces around it, accents composed. */
export function normalHeader(header: string): string {
  return header.trim().normalize("NFC");
}

/** Refuses two equal headers; columns without a header cannot be meant and are let through. */
export function checkHeader({ line, cells }: CsvRecord, file: string): void {
  const seen = new Set<string>();
  for (const header of cells.map(normalHeader)) {
    if (header !== "" && seen.has(header)) {
      throw new ReadError({
        file,
        line,
        column: header,
        found: "this header twice",
        expected: "each header once",
        mend: "rename or remove one of the two columns",
      });
    }
    seen.add(header);
  }
}

/** Refuses a record that has not as many cells as the header. */
export function checkWidths(
  width: number,
  records: readonly CsvRecord[],
  file: string,
  delimiter: string,
): void {
  const wrong = records.find(({ cells }) => cells.length !== width);
  if (wrong === undefined) return;
  const name = { ",": "a comma", ";": "a semicolon", "\t": "a tab" }[delimiter] ?? delimiter;
  const { line, cells: { length } } = wrong;
  const all = records.every(({ cells }) => cells.length === width + 1);
  throw new ReadError({
    file,
    line,
    found: `${length} ${length === 1 ? "cell" : "cells"}${all ? ", as in all rows" : ""}`,
    expected: `${width}, as in the header`,
    mend: length < width
      ? "add the missing cells, empty ones too, or take the row out"
      : all
      ? "give the column without a name one: R writes its row names so (`row.names = FALSE` leaves " +
        `them out); or put a cell that has ${name} in it in double quotes`
      : `put a cell that has ${name} in it in double quotes`,
  });
}
