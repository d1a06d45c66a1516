import { parseCsv } from "../../lib/read/csv.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { parsePrices } from "../../lib/read/prices.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { itemsBy, type Kind, kindOf, oddItem } from "./tables.ts";

/** The price list of the study: a refresh never writes it, so only an import looks at it. */
const PRICES: Pick<Kind, "read" | "paramsRange" | "valueRange" | "unit"> = {
  unit: "$/1000 tokens",
  read: itemsBy(parsePrices, (row) => ({ key: row.model, value: row.dollarsPerThousandTokens })),
  paramsRange: [1e-3, 1e5],
  valueRange: [1e-7, 10],
};

/**
 * Checks a table that is to be imported as the analyses will read it: a usable row at least, and no value
 * that cannot be, which is what a wrong unit looks like.
 *
 * @returns what was left out, as lines of a report.
 * @throws {ReadError} naming the row of the file that it comes from.
 */
export function checkImported(
  { name, text, lines, leftOut }: {
    name: string;
    text: string;
    /** Line of each row in the file it comes from. */
    lines: readonly number[];
    /** Rows that were of no use before it came to this text. */
    leftOut: readonly LeftOut[];
  },
  place: (line: number) => string,
): string[] {
  const kind = name === "financier.csv" ? PRICES : kindOf(name);
  const read = lines.length === 0 ? { items: [], leftOut: [] } : kind.read(text, name);
  const unused = [...leftOut, ...read.leftOut];
  if (read.items.length === 0) {
    throw new ReadError({
      file: place(0).replace(/, (line|row) -?\d+$/, ""),
      found: `no row that can be used (${
        unused.map(({ why, count }) => `${count}: ${why}`).join("; ") || "no rows"
      })`,
      expected: "one at least",
      mend: unused.some(({ why }) => why.includes("name no size"))
        ? "give the parameters in billions with --params"
        : "check the columns and their units",
    });
  }
  const written = parseCsv(text, { file: name }).records.map(({ line }) => line);
  const odd = oddItem(kind, read.items);
  if (odd !== null) {
    const { item, found, expected } = odd;
    throw new ReadError({
      file: `${place(lines[written.indexOf(item.line)])}, ${item.model}`,
      found,
      expected,
      mend: "this row is wrong, or the column has another unit",
    });
  }
  return [
    `${name}: ${formatCounted(read.items.length, "usable row")}`,
    ...unused.map(({ why, count }) => `  ${count} left out: ${why}`),
    ...(new Set(read.items.map(({ paramsB }) => paramsB)).size < 3
      ? ["  Drawn, but too few sizes for a fit: it takes three (--append adds more)"]
      : []),
  ];
}
