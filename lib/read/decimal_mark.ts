import type { Asking } from "./any_table.ts";
import { type CsvTable, normalHeader } from "./csv.ts";
import { parseNumber } from "./number.ts";
import { ReadError } from "./read_error.ts";

/** Numbers by what they tell of the file: a comma or point before decimals, or either of them. */
const COMMA = /^[+-]?(\d*,\d+(e[+-]?\d+)?|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})$/i;
const POINT = /^[+-]?(\d*\.\d+(e[+-]?\d+)?|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})$/i;
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const EITHER_POINT = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const GROUPED = {
  ".": /^[+-]?\d{1,3}([,\u00a0\u202f '’]\d{3})+(\.\d+)?$/,
  ",": /^[+-]?\d{1,3}([.\u00a0\u202f '’]\d{3})+(,\d+)?$/,
};

/**
 * A cell as a number, thousands separated or not; null when it is none. `,` is before decimals only where
 * the file has it so: "1,5" is none otherwise.
 */
export function numberIn(cell: string, decimal: "." | "," = "."): number | null {
  const text = cell.trim();
  const plain = GROUPED[decimal].test(text)
    ? text.replace(decimal === "." ? /[^\d.+-]/g : /[^\d,+-]/g, "")
    : text;
  return decimal === "," && plain.includes(".") ? null : parseNumber(plain.replace(decimal, "."));
}

/**
 * What stands before the decimals in a table, told by its columns of numbers.
 *
 * @throws {ReadError} where its commas may be of decimals or of thousands.
 */
export function decimalOf(
  { file, header, records }: CsvTable,
  delimiter: string,
  { again }: Asking = {},
): "." | "," {
  const isComma = (cell: string) => cell.includes(",") && COMMA.test(cell.trim());
  if (!records.some(({ cells }) => cells.some(isComma))) return ".";
  const numbers = header.flatMap((name, at) => {
    const cells = records.map(({ line, cells }) => ({ line, name, cell: cells[at].trim() }))
      .filter(({ cell }) => cell !== "");
    const own = cells.filter(({ cell }) =>
      parseNumber(cell) !== null ||
      [COMMA, POINT, GROUPED["."], GROUPED[","]].some((form) => form.test(cell))
    );
    return 2 * own.length > cells.length ? own : [];
  });
  const commas = numbers.filter(({ cell }) => COMMA.test(cell));
  if (commas.length === 0) return ".";
  const points = numbers.some(({ cell }) => POINT.test(cell));
  const clear = commas.some(({ cell }) => !EITHER.test(cell));
  // between cells and before decimals a comma may be in quotes, or a list such as "0,1"
  if (!points && clear && delimiter !== ",") return ",";
  // "3.000;1,500": 3000 and 1.5, or 3 and 1500
  const unclear = points && !clear && delimiter !== "," &&
    numbers.every(({ cell }) => !POINT.test(cell) || EITHER_POINT.test(cell));
  if (points && (!clear || delimiter === ",") && !unclear) return ".";
  const { line, name, cell } = commas[0];
  throw new ReadError({
    file,
    line,
    column: normalHeader(name),
    found: `"${cell}"${points ? " where other cells have a point" : ""}`,
    expected: "commas that are clearly before decimals, or none",
    mend: again === undefined
      ? "write numbers with a decimal point, and nothing between thousands"
      : `if it is one, ${again("decimal", ",")}; if it separates thousands, ${
        again("decimal", ".")
      }`,
  });
}
