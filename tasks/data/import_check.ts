import { parseCsv } from "../../lib/read/csv.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { parseApiPrices } from "../../lib/read/api_prices.ts";
import { parsePrices } from "../../lib/read/prices.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { itemsBy, type Kind, kindOf, oddItem } from "./tables.ts";

/** Below what any model ever cost ($ 0.01 a million) by half, and above o1-pro's and gpt-4.5's prices. */
const PRICE_RANGE = [5e-6, 0.75] as const;

/** Lists of prices: one of the study's form, and offers by the price of tokens out. */
const PRICES: Pick<Kind, "read" | "paramsRange" | "valueRange" | "unit"> = {
  unit: "$/1000 tokens",
  read: itemsBy(parsePrices, (row) => ({ key: row.model, value: row.dollarsPerThousandTokens })),
  paramsRange: [1e-3, 1e5],
  valueRange: PRICE_RANGE,
};
const OFFERS: typeof PRICES = {
  ...PRICES,
  read: itemsBy(
    parseApiPrices,
    (row) => ({ key: row.model, value: row.outputDollarsPerMillionTokens / 1000 }),
  ),
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
  confirmed = false,
): string[] {
  const kind = name === "financier.csv" ? PRICES : name === "prices.csv" ? OFFERS : kindOf(name);
  const read = lines.length === 0 ? { items: [], leftOut: [] } : kind.read(text, name);
  const unused = [...leftOut, ...read.leftOut];
  if (read.items.length === 0) {
    throw new ReadError({
      file: place(0).replace(/, (line|row) -?\d+$/, ""),
      found: `no row that can be used (${
        unused.map(({ why, count }) => `${count}: ${why}`).join("; ") || "no rows"
      })`,
      expected: "one at least",
      mend: unused.some(({ why }) => /name (says )?no size/.test(why))
        ? "give the parameters in billions with --params"
        : "check the columns and their units",
    });
  }
  const written = parseCsv(text, { file: name }).records.map(({ line }) => line);
  const odd = oddItem(kind, read.items);
  if (odd !== null && !confirmed) {
    const { item, found, expected } = odd;
    throw new ReadError({
      file: `${place(lines[written.indexOf(item.line)])}, ${item.model}`,
      found,
      expected,
      mend: `this row is wrong, or the column has another unit: ${otherUnit(name, found)}; ` +
        "--confirm takes it as it is",
    });
  }
  return [
    `${name}: ${formatCounted(read.items.length, "usable row")}`,
    ...unused.map(({ why, count }) => `  ${count} left out: ${why}`),
  ];
}

/** How to say a unit that was taken for another. */
function otherUnit(name: string, found: string): string {
  if (found.includes("parameters")) {
    return 'for plain counts, --map "theirs=params", or give the size with --params';
  }
  return name === "financier.csv" || name === "prices.csv"
    ? '--map "theirs=Output ($ per token)"'
    : '--map "theirs=Energy (Wh per token)", or another unit there';
}
