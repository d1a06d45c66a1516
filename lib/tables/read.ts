import { isParquet, readAnyFile, readAnyText } from "../read/any_file.ts";
import type { TextTable } from "../read/csv.ts";
import type { Asking } from "../read/csv_form.ts";
import { numberIn } from "../read/number.ts";
import { billionsIn, hasUnits } from "../read/formats/sizes.ts";
import { ReadError } from "../read/read_error.ts";
import { fileName } from "../read/text_file.ts";

/** A row of any file, by header. An empty cell is null. */
export type ReadRow = Record<string, number | string | null>;

/** How a file is read where its text does not say. */
export type ReadOptions = {
  /** What stands between two cells: `,`, `;`, `|` or a tab. Found where it is not given. */
  delimiter?: string;
  /** What stands before the decimals; found where it is clear. */
  decimal?: "." | ",";
  /** Columns to take as text although most of their cells are numbers. */
  text?: readonly string[];
};

/** What files write where a value is missing. */
const MISSING = /^(|na|n\/a|nan|null|none|-|–)$/i;

/**
 * Reads any file into rows: CSV with commas, semicolons, tabs or bars, decimal commas, `sep=` and comment
 * lines; JSON as records, by line, or as pandas writes it; both also as .gz; parquet, which takes an
 * `await`. A column in which more than half of the filled cells are numbers is one of numbers; all others
 * are text. Missing values (an empty cell, `NA`, `n/a`, `NaN`, `null`, `-`) are null in a column of numbers.
 * Sizes such as 7B and 350M in a column of parameters are billions.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = read(new URL("../../data/grid.csv", import.meta.url));
 * assert.equal(rows.find((row) => row.Code === "FR")?.Year, 2024);
 * ```
 * @throws {ReadError} when the file is missing, is no table, has a cell that is no number in a column of
 * numbers, or can be read in two ways: with file, line, column and the call that reads it.
 * @throws {RangeError} when delimiter and decimal sign are the same.
 * @throws {TypeError} when this is no path.
 */
export function read(path: `${string}.parquet`, options?: ReadOptions): Promise<ReadRow[]>;
export function read(path: string | URL, options?: ReadOptions): ReadRow[];
export function read(
  path: string | URL,
  options: ReadOptions = {},
): ReadRow[] | Promise<ReadRow[]> {
  if (typeof path !== "string" && !(path instanceof URL)) {
    throw new TypeError(`lm.read() got ${typeof path}; it takes a path: lm.read("my/file.csv")`);
  }
  const file = JSON.stringify(fileName(path)), { delimiter, decimal } = options;
  const again: Asking["again"] = (option, value) =>
    `call lm.read(${file}, { ${option}: ${JSON.stringify(value)} })`;
  const asking = { delimiter, decimal, again };
  return isParquet(path)
    ? readAnyFile(path, asking).then((table) => rowsOf(table, options))
    : rowsOf(readAnyText(path, asking), options);
}

/** The rows of a table, by header. */
function rowsOf(table: TextTable, options: ReadOptions): ReadRow[] {
  const names = table.header.map((name, i) => name || `column ${i + 1}`);
  checkText(options.text ?? [], names, table.file);
  const columns = names.map((name, at) => {
    const cells = table.records.map(({ cells }) => cells[at].trim());
    return options.text?.includes(name)
      ? cells.map((cell) => cell === "" ? null : cell)
      : valuesOf(cells, table, name, table.decimal);
  });
  return table.records.map((_, i) =>
    Object.fromEntries(names.map((name, at) => [name, columns[at][i]]))
  );
}

/** The values of a column: numbers where more than half of its filled cells are, else text. */
function valuesOf(
  cells: readonly string[],
  { file, records }: TextTable,
  column: string,
  decimal: "." | ",",
): (number | string | null)[] {
  const sizes = hasUnits(column, cells);
  const numbers = cells.map((cell) =>
    sizes ? billionsIn(cell, column, decimal) : cellNumber(cell, decimal)
  );
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
    mend: `${
      sizes ? "write all its parameters in billions, as in 46.7," : "mend the cell"
    } or leave it empty, or take the column as text: lm.read(${JSON.stringify(file)}, { text: [${
      JSON.stringify(column)
    }] })`,
  });
}

/** A cell as a number, or null; a whole number with too many digits for a double is a name. */
function cellNumber(cell: string, decimal: "." | ","): number | null {
  const value = numberIn(cell, decimal);
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
