import { statSync } from "node:fs";
import { isJson, readAnyText } from "../read/any_file.ts";
import { formatCsv, normalHeader, parseCsv, type TextTable } from "../read/csv.ts";
import { billionsIn, hasUnits } from "../read/formats/sizes.ts";
import { hint } from "../read/nearest.ts";
import { numberIn, parseNumber } from "../read/number.ts";
import { ReadError } from "../read/read_error.ts";
import { fileName } from "../read/text_file.ts";
import { columnsOf, type Question } from "./question.ts";

/** A CSV file with the first of its rows, which tell how it is written. */
export async function beginningOf(question: Question, path: string): Promise<TextTable> {
  return withColumns(question, parseCsv(await firstText(path), { file: fileName(path) }));
}

/**
 * A file in the plain form that DuckDB reads: itself, or a copy of JSON, UTF-16, numbers with separated
 * thousands, sizes such as 7B and comments between rows. A note names sizes that are no numbers.
 */
export async function plainCsv(
  question: Question,
  path: string,
  folder: string,
): Promise<{ path: string; table: TextTable; notes: string[] }> {
  const text = isJson(path) ? "" : await firstText(path);
  if (text !== "" && !text.startsWith("\uFFFD\uFFFD")) { // as UTF-16 begins, read as UTF-8
    const table = withColumns(question, parseCsv(text, { file: fileName(path) }));
    if (!needsCopy(question, table)) return { path, table, notes: [] };
  }
  const mend = "write it as parquet, or as CSV with plain numbers, in UTF-8";
  const table = withColumns(question, readAnyText(path, {}, mend));
  const { header, records, decimal } = table;
  const odd: string[] = [];
  for (const at of numbersIn(question, header)) {
    const sizes = hasUnits(header[at], records.map(({ cells }) => cells[at]));
    for (const { line, cells } of records) {
      const cell = cells[at];
      const value = sizes ? billionsIn(cell, header[at], decimal) : numberIn(cell, decimal);
      if (value !== null) cells[at] = String(value);
      // 8x7B: experts share layers, so the product is too large
      else if (sizes && /^\s*\d/.test(cell)) {
        odd.push(`${table.place(line)}: "${cell}" is left out`);
      }
    }
  }
  const more = odd.length > 1 ? ` (and ${odd.length - 1} more)` : "";
  const copy = `${folder}/plain.csv`;
  await Deno.writeTextFile(copy, formatCsv([header, ...records.map(({ cells }) => cells)]));
  return {
    path: copy,
    table: { ...table, decimal: ".", csv: { delimiter: ",", headerLine: 1 } },
    notes: odd.slice(0, 1).map((first) => `${first}${more}; write it in billions, as in 46.7`),
  };
}

/** Whether a table has what SQL cannot read: lines that are no rows, thousands, sizes with units. */
function needsCopy(question: Question, { header, records, decimal, notes }: TextTable): boolean {
  const isOdd = (cell: string) =>
    numberIn(cell, decimal) !== null && parseNumber(cell.replace(decimal, ".")) === null;
  return notes.some((note) => note.startsWith("lines that")) ||
    numbersIn(question, header).some((at) => {
      const cells = records.map(({ cells }) => cells[at]);
      return hasUnits(header[at], cells) || cells.some(isOdd);
    });
}

function numbersIn({ x, y }: Question, header: readonly string[]): number[] {
  return [...x, y].map((name) => header.indexOf(normalHeader(name)));
}

function withColumns(question: Question, table: TextTable): TextTable {
  checkColumns(question, table.header, table.file);
  return table;
}

/** Refuses a table that lacks a column that is meant. */
export function checkColumns(question: Question, header: readonly string[], file: string): void {
  const column = columnsOf(question).find((name) => !header.includes(normalHeader(name)));
  if (column === undefined) return;
  const all = header.map((other) => `"${other}"`).join(", ");
  throw new ReadError({
    ...{ file, line: 1, column, found: `only the columns ${all}`, expected: "this column" },
    mend: hint(column, header, '"').replace(", ", "") || "name one that is there",
  });
}

/** Refuses a path that leads to no file. */
export function checkThere(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isFile()) return;
  throw new ReadError({
    file: fileName(path),
    found: there === undefined ? "no such file" : "a folder",
    expected: "a CSV or parquet file",
    mend: "check the path",
  });
}

/** How much of a file tells how it is written. */
const BEGINNING = 1_000_000;

/** The first whole records of a file; they are taken as whole where no quotation is open. */
async function firstText(path: string): Promise<string> {
  checkThere(path);
  const packed = (await Deno.open(path)).readable, decoder = new TextDecoder(); // of UTF-8, as DuckDB
  const bytes = /\.gz$/i.test(path) ? packed.pipeThrough(new DecompressionStream("gzip")) : packed;
  let text = "";
  for await (const part of bytes) {
    if ((text += decoder.decode(part, { stream: true })).length < BEGINNING) continue;
    const ends = [...text.matchAll(/\r?\n/g)].map(({ index }) => index).toReversed();
    const whole = ends.find((end) => text.slice(0, end).split('"').length % 2 === 1);
    return text.slice(0, whole);
  }
  return text;
}
