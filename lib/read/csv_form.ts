import { COMMA, GROUPED, parseNumber, POINT } from "./number.ts";
import { ReadError } from "./read_error.ts";

/** What is said of a file beside its path; what is not, is found. */
export type Asking = {
  delimiter?: string;
  decimal?: "." | ",";
  /** Is shown the header before the rows are looked at; it may throw. */
  onHeader?: (header: readonly string[]) => void;
  /** How to give an option to the caller: `call lm.read("a.csv", { decimal: "," })`. */
  again?: (option: "delimiter" | "decimal", value: string) => string;
};

/** What may stand between two cells, in the order in which they are tried. */
export const SIGN_NAMES: Record<string, string> = {
  ",": "a comma",
  ";": "a semicolon",
  "\t": "a tab",
  "|": "|",
};
const SIGNS = Object.keys(SIGN_NAMES);

/** Refuses signs that would tear numbers apart. */
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

/** The text with comment lines above the header empty, so that lines count on, and what `sep=` says. */
export function withoutPreamble(text: string): { body: string; told?: string } {
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
export function delimiterOf(text: string, file: string, { again }: Asking): string {
  const [head = "", ...rows] = text.slice(0, 50_000).replace(/"[^"]*"/g, "").split(/[\r\n]+/)
    .filter((line) => line.trim() !== "").slice(0, 50);
  const [first, second] = SIGNS.map((sign) => {
    const cells = head.split(sign).length;
    const fits = rows.length > 0 && rows.every((row) => row.split(sign).length === cells);
    return { sign, cells, fits };
  }).filter(({ cells }) => cells > 1)
    .sort((a, b) => Number(b.fits) - Number(a.fits) || b.cells - a.cells);
  if (second?.fits && first.cells === second.cells) {
    const [one, other] = [first, second].map(({ sign }) => JSON.stringify(sign));
    throw new ReadError({
      file,
      line: 1,
      found: `${first.cells} cells between ${one} and between ${other}`,
      expected: "one way to part the cells",
      mend: again === undefined
        ? "write it with commas between cells"
        : `say which: ${again("delimiter", first.sign)}`,
    });
  }
  if (first === undefined && /^("[^"\r\n]*" +)+"[^"\r\n]*" *[\r\n]/.test(text.trimStart())) {
    throw new ReadError({
      file,
      line: 1,
      found: "cells with spaces between them",
      expected: "commas, semicolons, tabs or bars",
      mend: "write it with commas, in R: write.csv(…, row.names = FALSE)",
    });
  }
  return first?.sign ?? ",";
}

/** A comma or point that may be before decimals or between thousands. */
const EITHER_COMMA = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const EITHER_POINT = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** What stands before the decimals in a table, told by its columns of numbers, where that is clear. */
export function decimalOf(
  { file, header, records }: {
    file: string;
    header: readonly string[];
    records: readonly { line: number; cells: readonly string[] }[];
  },
  delimiter: string,
  { again }: Asking,
): "." | "," {
  const isComma = (cell: string) => cell.includes(",") && COMMA.test(cell.trim());
  if (!records.some(({ cells }) => cells.some(isComma))) return ".";
  const numbers = header.flatMap((column, at) => {
    const filled = records.map(({ line, cells }) => ({ line, column, cell: cells[at].trim() }))
      .filter(({ cell }) => cell !== "");
    const own = filled.filter(({ cell }) =>
      parseNumber(cell) !== null ||
      [COMMA, POINT, GROUPED["."], GROUPED[","]].some((form) => form.test(cell))
    );
    return 2 * own.length > filled.length ? own : [];
  });
  const commas = numbers.filter(({ cell }) => COMMA.test(cell));
  if (commas.length === 0) return ".";
  const points = numbers.filter(({ cell }) => POINT.test(cell)), inCells = delimiter === ",";
  // a comma that parts cells and stands in numbers may be in quotes, or of a list such as "0,1"
  const commaSure = !inCells && commas.some(({ cell }) => !EITHER_COMMA.test(cell));
  // "3.000;1,500": 3000 and 1.5, or 3 and 1500
  const pointSure = points.some(({ cell }) => inCells || !EITHER_POINT.test(cell));
  if (commaSure && points.length === 0) return ",";
  if (pointSure && !commaSure) return ".";
  const { line, column, cell } = commas[0];
  throw new ReadError({
    file,
    line,
    column,
    found: `"${cell}"${points.length > 0 ? " where other cells have a point" : ""}`,
    expected: "commas that are clearly before decimals, or none",
    mend: again === undefined
      ? "write numbers with a decimal point, and nothing between thousands"
      : `if it is one, ${again("decimal", ",")}; if it separates thousands, ${
        again("decimal", ".")
      }`,
  });
}
