import { checkHeader, checkWidths, type CsvRecord, csvRecords, normalHeader } from "./csv.ts";
import type { AnyTable, Asking } from "./any_table.ts";
import { ReadError } from "./read_error.ts";
import { decimalOf } from "./decimal_mark.ts";

/** What may stand between two cells, in the order in which they are tried. */
const SIGNS = [",", ";", "\t", "|"];

/**
 * Refuses signs that would tear numbers apart.
 *
 * @throws {RangeError}
 */
export function checkSigns(delimiter: string, decimal: string, cannot: string): void {
  const refuse = (found: string) => new RangeError(`${cannot}: found ${found}`);
  if (!SIGNS.includes(delimiter)) {
    throw refuse(
      `the delimiter ${JSON.stringify(delimiter)}, need ",", ";", "|" or a tab ("\\t")`,
    );
  }
  if (decimal !== "." && decimal !== ",") {
    throw refuse(`the decimal sign ${JSON.stringify(decimal)}, need "." or ","`);
  }
  if (delimiter === decimal) {
    throw refuse(
      `"${decimal}" both between cells and in numbers; write { delimiter: ";", decimal: "," }`,
    );
  }
}

/**
 * Takes a text with a header line apart as people and programs write it: commas, semicolons, tabs or bars
 * between cells, a first line like `sep=;`, comment lines (`# …`), delimiters at the ends of lines, and
 * the row names that R puts before each row without naming them in the header. What was read so is in
 * `notes`. Lines are counted as in `parseCsv`, and widths are as strict.
 *
 * DuckDB's sniffer was measured against the same files: it drops the header where rows are wider, in
 * silence, and knows no decimal commas; so the signs are found here, and d3-dsv takes the text apart.
 *
 * @throws {ReadError} as `parseCsv` does, and where there are two ways to read it.
 */
export function parseAnyCsv(text: string, file = "CSV text", asking: Asking = {}): AnyTable {
  const notes: string[] = [];
  const { body, told } = withoutPreamble(text.replace(/^\uFEFF/, ""));
  const delimiter = asking.delimiter ?? told ?? delimiterOf(body, file, asking);
  checkSigns(delimiter, asking.decimal ?? ".", `Cannot read ${file}`);
  const { head, records } = csvRecords(body, file, delimiter);
  const names = head.cells.map((name, at) => at === 0 ? name.replace(/^#\s+/, "") : name);
  asking.onHeader?.(names.map(normalHeader));
  const table = straightened({ ...head, cells: names }, records, notes);
  checkHeader({ line: head.line, cells: table.header }, file);
  checkWidths(table.header.length, table.records, file, delimiter);
  return {
    file,
    ...table,
    notes,
    decimal: asking.decimal ?? decimalOf({ file, ...table }, delimiter, asking),
    csv: { delimiter, headerLine: head.line },
    place: (line) => `${file}, line ${line}`,
  };
}

/** The text with comment lines above the header empty, so that lines count on, and what `sep=` says. */
function withoutPreamble(text: string): { body: string; told?: string } {
  const told = /^"?sep=(.)"?(?=\r?\n)/i.exec(text);
  let body = told === null ? text : text.slice(told[0].length), blank = "";
  for (;;) {
    const [, line, end] = /^([^\r\n]*)(\r\n|\r|\n|$)/.exec(body)!;
    const rest = body.slice(line.length + end.length);
    if (end === "" || !(line.trim() === "" || isComment(line, rest))) break;
    blank += end, body = rest;
  }
  return { body: blank + body, told: told?.[1] };
}

/**
 * Whether a line above the rows is a comment: it begins with `#` and is no header, that is, the line
 * below has another number of cells or no number (`#Params (B),kWh` and numpy's `# size,kWh` are headers).
 */
function isComment(line: string, rest: string): boolean {
  if (!line.startsWith("#")) return false;
  const next = /[^\r\n]+/.exec(rest)?.[0] ?? "";
  const widths = SIGNS.map((sign) => line.split(sign).length);
  const most = widths.indexOf(Math.max(...widths)), cells = next.split(SIGNS[most]);
  return next.startsWith("#") || cells.length < 2 || cells.length !== widths[most] ||
    cells.every((cell) => !/^\s*[\d.]+\s*$/.test(cell));
}

/** The sign with which the first rows have as many cells as the header; of several, that of most cells. */
function delimiterOf(text: string, file: string, { again }: Asking): string {
  const [head = "", ...rows] = text.slice(0, 50_000).replace(/"[^"]*"/g, "").split(/[\r\n]+/)
    .filter((line) => line.trim() !== "").slice(0, 50);
  const [first, second] = SIGNS.map((sign) => {
    const cells = head.split(sign).length;
    const fits = rows.length > 0 && rows.every((row) => row.split(sign).length === cells);
    return { sign, cells, fits };
  }).filter(({ cells }) => cells > 1)
    .sort((a, b) => Number(b.fits) - Number(a.fits) || b.cells - a.cells);
  const refuse = (found: string, expected: string, mend: string) =>
    new ReadError({ file, line: 1, found, expected, mend });
  if (second?.fits && first.cells === second.cells) {
    const [one, other] = [first, second].map(({ sign }) => JSON.stringify(sign));
    throw refuse(
      `${first.cells} cells between ${one} and between ${other}`,
      "one way to part the cells",
      again === undefined
        ? "write it with commas between cells"
        : `say which: ${again("delimiter", first.sign)}`,
    );
  }
  if (first === undefined && /^("[^"\r\n]*" +)+"[^"\r\n]*" *[\r\n]/.test(text.trimStart())) {
    throw refuse(
      "cells with spaces between them",
      "commas, semicolons, tabs or bars",
      "write it with commas, in R: write.csv(…, row.names = FALSE)",
    );
  }
  return first?.sign ?? ",";
}

/** A table without empty cells too many, later headers and comments, its row names under a header. */
function straightened(
  head: CsvRecord,
  all: readonly CsvRecord[],
  notes: string[],
): { header: string[]; records: CsvRecord[] } {
  const longest = all.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const header = trimmed(head.cells, Math.min(longest, head.cells.length));
  const width = header.length, joined = head.cells.join("\n");
  const records = all.filter(({ cells }) =>
    !(cells[0] === head.cells[0] && cells.join("\n") === joined) &&
    !(cells.length !== width && cells[0].startsWith("#"))
  );
  const aside = all.length - records.length;
  if (aside > 0) notes.push(`lines that are comments or the header again: ${aside}`);
  const straight = records.map((record) =>
    record.cells.length > width ? { ...record, cells: trimmed(record.cells, width) } : record
  );
  if (straight.some(({ cells }, i) => cells.length < records[i].cells.length)) {
    notes.push("rows end in delimiters that the header has not: taken away");
  }
  const named = straight.length > 1 &&
    straight.every(({ cells }, i) => cells.length === width + 1 && cells[0] === String(i + 1));
  if (!named) return { header, records: straight };
  notes.push("each row has one cell more than the header: 1, 2, 3, … taken as R's row names");
  return { header: ["", ...header], records: straight };
}

/** Cells without the empty ones at the end that a width has no room for. */
function trimmed(cells: readonly string[], width: number): string[] {
  const last = cells.findLastIndex((cell, at) => at < width || cell.trim() !== "");
  return cells.slice(0, last + 1);
}
