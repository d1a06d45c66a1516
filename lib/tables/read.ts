import { type CsvTable, normalHeader, parseCsv } from "../read/csv.ts";
import { checkSigns } from "../read/csv_signs.ts";
import { parseNumber } from "../read/number.ts";
import { ReadError } from "../read/read_error.ts";
import { readText } from "../read/text_file.ts";

/** A row of any file, by header. An empty cell is null. */
export type ReadRow = Record<string, number | string | null>;

/** How a file is read where its text does not say. */
export type ReadOptions = {
  /** What stands between two cells: `,`, `;` or a tab. Found from the header where it is not given. */
  delimiter?: string;
  /** What stands before the decimals; "," is found by itself where it is clear in a file with `;`. */
  decimal?: "." | ",";
  /** Columns to take as text although most of their cells are numbers. */
  text?: readonly string[];
};

/** What files write where a value is missing. */
const MISSING = /^(|na|n\/a|nan|null|none|-|–)$/i;

/** A comma that can only be before decimals, one that may be between thousands, and a point. */
const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const DECIMAL_POINT = /^[+-]?\d*\.\d+(e[+-]?\d+)?$/i;

/**
 * Reads any CSV file into rows. A column in which more than half of the filled cells are numbers is one
 * of numbers; all others are text. Missing values (an empty cell, `NA`, `n/a`, `NaN`, `null`, `-`) are
 * null in a column of numbers.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = read(new URL("../../data/grid.csv", import.meta.url));
 * assert.equal(rows.find((row) => row.Code === "FR")?.Year, 2024);
 * ```
 * @throws {ReadError} when the file is missing, is no CSV, has a cell that is no number in a column of
 * numbers, or a comma that may mean either thousands or decimals: with file, line, column and the call
 * that reads it.
 * @throws {RangeError} when delimiter and decimal sign are the same.
 * @throws {TypeError} when this is no path.
 */
export function read(path: string | URL, options: ReadOptions = {}): ReadRow[] {
  if (typeof path !== "string" && !(path instanceof URL)) {
    throw new TypeError(`lm.read() got ${typeof path}; it takes a path: lm.read("my/file.csv")`);
  }
  const { text, file } = readText(path);
  return readRows(text, file, options);
}

/** The rows of a CSV text: see `read`. */
export function readRows(text: string, file: string, options: ReadOptions = {}): ReadRow[] {
  const delimiter = options.delimiter ?? delimiterOf(text);
  checkSigns(delimiter, options.decimal ?? ".", `Cannot read ${file}`);
  const table = parseCsv(text, { file, delimiter });
  const names = table.header.map((name, i) => normalHeader(name) || `column ${i + 1}`);
  checkText(options.text ?? [], names, file);
  const decimal = options.decimal ?? decimalOf(table, names, delimiter);
  const columns = names.map((name, at) => {
    const cells = table.records.map(({ cells }) => cells[at].trim());
    return options.text?.includes(name)
      ? cells.map((cell) => cell === "" ? null : cell)
      : valuesOf(cells, table, name, decimal);
  });
  return table.records.map((_, i) =>
    Object.fromEntries(names.map((name, at) => [name, columns[at][i]]))
  );
}

/** The sign that the header has most of, outside of quotes; a comma where it has none. */
function delimiterOf(text: string): string {
  const header = /^[\r\n]*([^\r\n]*)/.exec(text.replace(/^\uFEFF/, "").replace(/"[^"]*"/g, ""))![1];
  const count = (sign: string) => header.split(sign).length;
  return [";", "\t"].reduce((most, sign) => count(sign) > count(most) ? sign : most, ",");
}

/** The decimal sign of a file with `;` or tabs; a comma between cells cannot be in numbers as well. */
function decimalOf(table: CsvTable, names: readonly string[], delimiter: string): "." | "," {
  if (delimiter !== ";") return ".";
  const all = table.records.flatMap(({ line, cells }) =>
    cells.map((cell, at) => ({ line, column: names[at], cell: cell.trim() }))
  );
  const commas = all.filter(({ cell }) => DECIMAL_COMMA.test(cell));
  if (commas.length === 0) return ".";
  const points = all.some(({ cell }) => DECIMAL_POINT.test(cell));
  if (!points && commas.some(({ cell }) => !THOUSANDS.test(cell))) return ",";
  const { line, column, cell } = commas[0];
  throw new ReadError({
    file: table.file,
    line,
    column,
    found: `"${cell}"${points ? " where other cells have a decimal point" : ""}`,
    expected: "commas that are clearly before decimals, or none",
    mend: `if it is one, call lm.read(${JSON.stringify(table.file)}, { decimal: "," })`,
  });
}

/** The values of a column: numbers where more than half of its filled cells are, else text. */
function valuesOf(
  cells: readonly string[],
  { file, records }: CsvTable,
  column: string,
  decimal: "." | ",",
): (number | string | null)[] {
  const numbers = cells.map((cell) => numberIn(cell, decimal));
  const filled = cells.filter((cell) => !MISSING.test(cell)).length;
  const found = numbers.filter((value) => value !== null).length;
  if (2 * found <= filled) return cells.map((cell) => cell === "" ? null : cell);
  const wrong = cells.findIndex((cell, i) => numbers[i] === null && !MISSING.test(cell));
  if (wrong < 0) return numbers;
  throw new ReadError({
    file,
    line: records[wrong].line,
    column,
    found: `"${cells[wrong]}"`,
    expected: `a number, as in ${found} of its ${filled} filled cells`,
    mend: `mend the cell or leave it empty, or take the column as text: lm.read(${
      JSON.stringify(file)
    }, { text: [${JSON.stringify(column)}] })`,
  });
}

/** A cell as a number, or null; a whole number with too many digits for a double is a name. */
function numberIn(cell: string, decimal: "." | ","): number | null {
  if (decimal === "," && cell.includes(".")) return null;
  const value = parseNumber(cell.replace(decimal, "."));
  return /^\d+$/.test(cell) && !Number.isSafeInteger(value) ? null : value;
}

/** Refuses a column to take as text that the file does not have. */
function checkText(text: readonly string[], names: readonly string[], file: string): void {
  const missing = text.find((name) => !names.includes(name));
  if (missing === undefined) return;
  throw new RangeError(
    `Cannot read ${file}: \`text\` names "${missing}", but the columns are ${names.join(", ")}`,
  );
}
