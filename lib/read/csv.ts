// @ts-types="@types/d3-dsv"
import { dsvFormat } from "d3-dsv";
import {
  type Asking,
  checkSigns,
  decimalOf,
  delimiterOf,
  SIGN_NAMES,
  withoutPreamble,
} from "./csv_form.ts";
import { checkIsCsv, countLineEnds } from "./csv_text.ts";
import { ReadError } from "./read_error.ts";

/** One record: its cells in the order of the header, and the line on which it begins. */
export type TextRecord = { line: number; cells: string[] };

/** A table of any file, its cells as they stand there; never keyed by header, so no header is special. */
export type TextTable = {
  file: string;
  header: string[];
  records: TextRecord[];
  /** How it was read, where that is not plain. */
  notes: string[];
  /** What stands before the decimals of its numbers. */
  decimal: "." | ",";
  /** How an error names the row that begins on a line. */
  place: (line: number) => string;
  /** Of a CSV text: what parts its cells, and the line of its header. */
  csv?: { delimiter: string; headerLine: number };
  /** The value of a JSON file, in which a format may find its records elsewhere. */
  json?: unknown;
};

/**
 * Takes a text with a header line apart as people and programs write it: commas, semicolons, tabs or bars
 * between cells, a first line like `sep=;`, comment lines (`# …`), delimiters at the ends of lines, and
 * the row names that R puts before each row without naming them in the header. What was read so is in
 * `notes`. Lines are counted as an editor counts them. A record shorter or longer than the header is
 * refused, because nobody can tell which of its cells slipped.
 *
 * DuckDB's sniffer was measured against the same files: it drops the header where rows are wider, in
 * silence, and knows no decimal commas; so the signs are found here, and d3-dsv takes the text apart.
 */
export function parseCsv(
  text: string,
  { file = "CSV text", ...asking }: { file?: string } & Asking = {},
): TextTable {
  const notes: string[] = [];
  const { body, told } = withoutPreamble(text.replace(/^\uFEFF/, ""));
  const delimiter = asking.delimiter ?? told ?? delimiterOf(body, file, asking);
  checkSigns(delimiter, asking.decimal ?? ".", `Cannot read ${file}`);
  const { line, cells, records: all } = recordsOf(body, file, delimiter);
  checkDelimiter({ line, cells }, all, delimiter, file, asking);
  const names = cells.with(0, cells[0].replace(/^#\s+/, "")).map(normalHeader);
  asking.onHeader?.(names);
  const { header, records } = straightened(names, cells, all, notes);
  checkHeader(header, line, file);
  checkWidths(header.length, records, file, delimiter);
  return {
    file,
    header,
    records,
    notes,
    decimal: asking.decimal ?? decimalOf({ file, header, records }, delimiter, asking),
    csv: { delimiter, headerLine: line },
    place: (line) => `${file}, line ${line}`,
  };
}

/** Writes a header and records as CSV, cells quoted only where they must be, one `\n` after each. */
export function formatCsv(rows: readonly (readonly string[])[], delimiter = ","): string {
  return dsvFormat(delimiter).formatRows(rows.map((row) => [...row])) + "\n";
}

/** How a table's cells are found by their header; "" where there is none. */
export function cellIn({ header }: TextTable): (record: TextRecord, name: string) => string {
  const places = new Map(header.map((name, at) => [name, at]));
  return ({ cells }, name) => cells[places.get(name) ?? -1]?.trim() ?? "";
}

/** A header as it is compared: without spaces around it, accents composed. */
export function normalHeader(header: string): string {
  return header.trim().normalize("NFC");
}

/** The header of a text and the records below it, as they stand there; blank lines are none. */
function recordsOf(
  text: string,
  file: string,
  delimiter: string,
): TextRecord & { records: TextRecord[] } {
  checkIsCsv(text, file, delimiter);
  const all: TextRecord[] = [];
  let line = 1;
  for (const cells of dsvFormat(delimiter).parseRows(text)) {
    if (cells.length > 1 || cells[0] !== "") all.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + countLineEnds(cell), 0);
  }
  const [head, ...records] = all;
  if (records.length > 0) return { ...head, records };
  const [found, expected] = head === undefined
    ? ["an empty text", "a header line and rows"]
    : ["a header and no rows", "at least one row below the header"];
  const mend = "export or download the file again";
  throw new ReadError({ file, line: head?.line, found, expected, mend });
}

/** Refuses a delimiter that was given and leaves all as one cell, where each line has another sign. */
function checkDelimiter(
  { line, cells }: TextRecord,
  records: readonly TextRecord[],
  delimiter: string,
  file: string,
  { again }: Asking,
): void {
  const isOne = ({ cells }: Pick<TextRecord, "cells">, sign: string) =>
    cells.length === 1 && cells[0].includes(sign);
  const other = Object.keys(SIGN_NAMES).find((sign) =>
    isOne({ cells }, sign) && records.every((record) => isOne(record, sign))
  );
  if (other === undefined) return;
  const [found, expected] = [`no ${JSON.stringify(delimiter)} in any line`, "it between two cells"];
  const mend = again?.("delimiter", other) ?? "write it with commas between cells";
  throw new ReadError({ file, line, found, expected, mend });
}

/** A table without empty cells too many, later headers and comments, its row names under a header. */
function straightened(
  names: readonly string[],
  written: readonly string[],
  all: readonly TextRecord[],
  notes: string[],
): { header: string[]; records: TextRecord[] } {
  const longest = all.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const header = trimmed(names, Math.min(longest, names.length));
  const width = header.length, again = written.join("\n");
  const kept = all.filter(({ cells }) =>
    !(cells[0] === written[0] && cells.join("\n") === again) &&
    !(cells.length !== width && cells[0].startsWith("#"))
  );
  const aside = all.length - kept.length;
  if (aside > 0) notes.push(`lines that are comments or the header again: ${aside}`);
  const records = kept.map((record) =>
    record.cells.length > width ? { ...record, cells: trimmed(record.cells, width) } : record
  );
  if (records.some(({ cells }, i) => cells.length < kept[i].cells.length)) {
    notes.push("rows end in delimiters that the header has not: taken away");
  }
  const named = records.length > 1 &&
    records.every(({ cells }, i) => cells.length === width + 1 && cells[0] === String(i + 1));
  if (!named) return { header, records };
  notes.push("each row has one cell more than the header: 1, 2, 3, … taken as R's row names");
  return { header: ["", ...header], records };
}

/** Cells without the empty ones at the end that a width has no room for. */
function trimmed(cells: readonly string[], width: number): string[] {
  const last = cells.findLastIndex((cell, at) => at < width || cell.trim() !== "");
  return cells.slice(0, last + 1);
}

/** Refuses two equal headers; columns without a header cannot be meant and are let through. */
function checkHeader(header: readonly string[], line: number, file: string): void {
  const column = header.find((name, at) => name !== "" && header.indexOf(name) < at);
  if (column === undefined) return;
  const [found, expected] = ["this header twice", "each header once"];
  const mend = "rename or remove one of the two columns";
  throw new ReadError({ file, line, column, found, expected, mend });
}

function checkWidths(
  width: number,
  records: readonly TextRecord[],
  file: string,
  delimiter: string,
): void {
  const wrong = records.find(({ cells }) => cells.length !== width);
  if (wrong === undefined) return;
  const quote = `put a cell that has ${SIGN_NAMES[delimiter]} in it in double quotes`;
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
        `them out); or ${quote}`
      : quote,
  });
}
