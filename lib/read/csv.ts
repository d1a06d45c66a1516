// @ts-types="@types/d3-dsv"
import { dsvFormat } from "d3-dsv";
import { checkNotSomethingElse } from "./other_format.ts";
import { ReadError } from "./read_error.ts";

/** One record: its cells in the order of the header, and the line on which it begins. */
export type CsvRecord = { line: number; cells: string[] };

/** A CSV text, taken apart. Cells are never keyed by header, so no header is special. */
export type CsvTable = { file: string; header: string[]; records: CsvRecord[] };

/**
 * Takes a comma-separated text with a header line apart. Lines are counted as an editor counts them: from
 * 1, line breaks inside quoted cells and blank lines too. CRLF, LF and a lone CR each end a line. A byte
 * order mark and wholly blank lines are ignored. A record shorter or longer than the header is refused,
 * because nobody can tell which of its cells slipped.
 *
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

/** Takes a text apart as `parseCsv` does, whatever its header and the widths of its rows. */
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

/** Writes a header and records as CSV, cells quoted only where they must be, one `\n` after each. */
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

/**
 * Checks that each quoted cell is closed, and closed where the cell ends. d3-dsv takes an open quote as a
 * cell that goes on to the end of the text, and swallows what follows a closing quote; both would change
 * rows in silence. A quote inside an unquoted cell (`5" disk`) is plain text.
 */
function checkQuotes(text: string, file: string, delimiter: string): void {
  const atEdge = (letter: string) => letter === delimiter || letter === "\r" || letter === "\n";
  let at = text.indexOf('"');
  while (at >= 0) {
    if (at > 0 && !atEdge(text[at - 1])) {
      at = text.indexOf('"', at + 1);
      continue;
    }
    const end = closingQuote(text, at);
    const after = text[end + 1];
    if (end < 0 || !(after === undefined || atEdge(after))) {
      throw new ReadError({
        file,
        line: 1 + countLineEnds(text.slice(0, at)),
        found: end < 0
          ? `a quote that is never closed: ${excerpt(text.slice(at))}`
          : `text after a closing quote: ${excerpt(text.slice(at, end + 12))}`,
        expected: `a quoted cell that ends in a quote and then ${
          delimiter === "," ? "a comma" : JSON.stringify(delimiter)
        } or the end of the line`,
        mend: "close the quote, or write a quote inside a quoted cell twice",
      });
    }
    at = text.indexOf('"', end + 1);
  }
}

/** Index of the quote that closes the one at `open`, or −1; doubled quotes are text. */
function closingQuote(text: string, open: number): number {
  let end = text.indexOf('"', open + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
}

/** The beginning of a text, on one line. */
function excerpt(text: string): string {
  const line = text.slice(0, 40).replace(/\s+/g, " ");
  return text.length > 40 ? `${line}…` : line;
}

/** How many lines end in this text; CRLF, LF and a lone CR each end one. */
function countLineEnds(text: string): number {
  if (!text.includes("\n") && !text.includes("\r")) return 0;
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
