import { formatCsv, parseCsv, type TextTable } from "../../lib/read/csv.ts";
import { isJson, isParquet, readAnyText } from "../../lib/read/any_file.ts";
import { numberIn, parseNumber } from "../../lib/read/number.ts";
import { billionsIn, hasUnits } from "../../lib/read/formats/sizes.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { fileName } from "../../lib/read/text_file.ts";

/** So much of a file shows whether DuckDB reads it as it is. */
const BEGINNING = 64_000;

/**
 * Works on a file in the plain form that DuckDB reads: on a copy of JSON, UTF-16, numbers with separated
 * thousands, sizes such as 7B and comments between rows, else on the file itself. Errors name the file, not its copy.
 *
 * @throws {ReadError} for JSON that is no table, and for a file above 100 MB that would need a copy.
 */
export async function inPlainForm<Result>(
  path: string,
  work: (path: string) => Promise<Result>,
  say: (words: string) => void = console.error,
): Promise<Result> {
  if (isParquet(path) || !needsCopy(path)) return await work(path);
  const { header, records, decimal, place } = readAnyText(path), folder = Deno.makeTempDirSync();
  const sizes = sizesAt(header, records), odd: string[] = [];
  const rows = records.map(({ line, cells }) =>
    cells.map((cell, at) => {
      if (!sizes.has(at)) return plain(cell, decimal);
      const size = billionsIn(cell, header[at], decimal);
      // 8x7B: experts share layers, so the product is too large
      if (size === null && /^\s*\d/.test(cell)) {
        odd.push(`${place(line)}: "${cell}" is left out`);
      }
      return String(size ?? cell);
    })
  );
  if (odd.length > 0) {
    const more = odd.length === 1 ? "" : ` (and ${odd.length - 1} more)`;
    say(`${odd[0]}${more}; write it in billions, as in 46.7`);
  }
  const copy = `${folder}/plain.csv`;
  try {
    Deno.writeTextFileSync(copy, formatCsv([header, ...rows]));
    return await work(copy);
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replaceAll(copy, fileName(path));
    throw error;
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

function needsCopy(path: string): boolean {
  if (isJson(path)) return true;
  try {
    using file = Deno.openSync(path);
    const bytes = new Uint8Array(BEGINNING), length = file.readSync(bytes) ?? 0;
    if (/^(fffe|feff)/.test(bytes.subarray(0, 2).toHex())) return true;
    const text = new TextDecoder().decode(bytes.subarray(0, length));
    const whole = length < BEGINNING ? text : text.slice(0, text.lastIndexOf("\n"));
    return isOdd(parseCsv(whole, { file: fileName(path) }));
  } catch (error) {
    // what cannot be read has its own error where it is read
    if (error instanceof ReadError || error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** The columns of sizes with units. */
function sizesAt(header: TextTable["header"], records: TextTable["records"]): Set<number> {
  const has = (name: string, at: number) => hasUnits(name, records.map(({ cells }) => cells[at]));
  return new Set(header.flatMap((name, at) => has(name, at) ? [at] : []));
}

/** Whether a table has what SQL cannot read: lines that are no rows, thousands, sizes with units. */
function isOdd({ header, records, decimal, notes }: TextTable): boolean {
  return notes.some((note) => note.startsWith("lines that")) ||
    sizesAt(header, records).size > 0 ||
    records.some(({ cells }) =>
      cells.some((cell) => {
        const value = numberIn(cell, decimal);
        return value !== null && parseNumber(cell.replace(decimal, ".")) === null;
      })
    );
}

/** A cell that is a number in a plain spelling. */
function plain(cell: string, decimal: "." | ","): string {
  const value = decimal === "," || parseNumber(cell) === null ? numberIn(cell, decimal) : null;
  return value === null ? cell : String(value);
}
