import { isParquet, readAnyFile, readAnyText } from "../read/any_file.ts";
import type { TextTable } from "../read/csv.ts";
import type { Asking } from "../read/csv_form.ts";
import { numberIn } from "../read/number.ts";
import { billionsIn, hasUnits } from "../read/formats/sizes.ts";
import { ReadError } from "../read/read_error.ts";
import { checkOptions, isObject, takes } from "../read/said.ts";
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
 */
export function read(path: `${string}.parquet`, options?: ReadOptions): Promise<ReadRow[]>;
export function read(path: string | URL, options?: ReadOptions): ReadRow[];
export function read(
  path: string | URL,
  options: ReadOptions = {},
): ReadRow[] | Promise<ReadRow[]> {
  const isPath = typeof path === "string" || path instanceof URL;
  takes(isPath, "read", "a path", path, 'lm.read("my/file.csv")');
  const such = 'lm.read("my/file.csv", { delimiter: ";" })';
  takes(isObject(options), "read", "an object as options", options, such);
  checkOptions(options, ["delimiter", "decimal", "text"], such);
  const { text = [], ...given } = options;
  const file = JSON.stringify(fileName(path));
  const call = (option: string, value: unknown) =>
    `lm.read(${file}, { ${option}: ${JSON.stringify(value)} })`;
  const asking: Asking = { ...given, again: (...option) => `call ${call(...option)}` };
  const rows = (table: TextTable) => rowsOf(table, text, (column) => call("text", [column]));
  return isParquet(path) ? readAnyFile(path, asking).then(rows) : rows(readAnyText(path, asking));
}

/** The rows of a table, by header; some of its columns are taken as text. */
function rowsOf(
  table: TextTable,
  asText: readonly string[],
  callFor: (column: string) => string,
): ReadRow[] {
  const names = table.header.map((name, i) => name || `column ${i + 1}`);
  const missing = asText.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new RangeError(
      `Cannot read ${table.file}: \`text\` names "${missing}", but the columns are ${
        names.join(", ")
      }`,
    );
  }
  const columns = names.map((name, at) => {
    const cells = table.records.map(({ cells }) => cells[at].trim());
    const numbers = asText.includes(name) ? null : numbersOf(cells, table, name, callFor(name));
    return numbers ?? cells.map((cell) => cell === "" ? null : cell);
  });
  return table.records.map((_, i) =>
    Object.fromEntries(names.map((name, at) => [name, columns[at][i]]))
  );
}

/** The numbers of a column; null where at most half of its filled cells are some. */
function numbersOf(
  cells: readonly string[],
  { file, records, decimal }: TextTable,
  column: string,
  call: string,
): (number | null)[] | null {
  const sizes = hasUnits(column, cells);
  const numbers = cells.map((cell) =>
    sizes ? billionsIn(cell, column, decimal) : cellNumber(cell, decimal)
  );
  const filled = cells.filter((cell) => !MISSING.test(cell)).length;
  const found = numbers.filter((value) => value !== null).length;
  if (2 * found <= filled) return null;
  const wrong = cells.findIndex((cell, i) => numbers[i] === null && !MISSING.test(cell));
  if (wrong < 0) return numbers;
  const mend = sizes ? "write all its parameters in billions, as in 46.7," : "mend the cell";
  throw new ReadError({
    file,
    line: records[wrong].line,
    column,
    found: `"${cells[wrong]}"`,
    expected: `a number, as in ${found} of its ${filled} filled cells`,
    mend: `${mend} or leave it empty, or take the column as text: ${call}`,
  });
}

/** A cell as a number, or null; a whole number with too many digits for a double is a name. */
function cellNumber(cell: string, decimal: "." | ","): number | null {
  const value = numberIn(cell, decimal);
  return /^\d+$/.test(cell) && !Number.isSafeInteger(value) ? null : value;
}
