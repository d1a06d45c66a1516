import { formatCsv, parseCsv } from "../../lib/read/csv.ts";
import type { OwnRow } from "../../lib/read/formats/fields.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import type { Columns } from "../../lib/read/table.ts";
import { EVALUATION_COLUMNS } from "../../lib/tables/evaluations.ts";
import { measurementsTable } from "../../lib/tables/measurements.ts";
import { offersTable } from "../../lib/tables/offers.ts";
import { servedTable } from "../../lib/tables/served.ts";
import { studyPricesTable } from "../../lib/tables/study_prices.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { itemsBy, type Kind, kindOf, oddItem } from "./tables.ts";

/** A table that a file can become. */
type OwnTable = {
  columns: Columns;
  /** How to say a unit that was taken for another. */
  unit: string;
  /** What reads it in a notebook, where a notebook does not do so by itself. */
  load?: string;
  /** How the analyses read a list of prices, by the price that is checked. */
  read?: Kind["read"];
};

/** The last column of a file of measurements: whose energy they count. */
const COUNTS = { headers: ["Counts"], unit: "", kind: "text" } as const;
const ENERGY = '--map "theirs=Energy (Wh per token)", or another unit there';
const PRICE = '--map "theirs=Output ($ per token)"';

/** The tables by the first word of their files' names. */
const OWN_TABLES: Readonly<Record<string, OwnTable>> = {
  input: { columns: { ...measurementsTable.columns, counts: COUNTS }, unit: ENERGY },
  served: { columns: { ...servedTable.columns, counts: COUNTS }, unit: ENERGY },
  leaderboard: { columns: EVALUATION_COLUMNS, unit: ENERGY, load: "loadEvaluations" },
  financier: {
    columns: studyPricesTable.columns,
    unit: PRICE,
    load: "loadStudyPrices",
    read: itemsBy(studyPricesTable, (row) => row.dollarsPerThousandTokens),
  },
  prices: {
    columns: offersTable.columns,
    unit: PRICE,
    load: "loadOffers",
    read: itemsBy(offersTable, (row) => row.outputDollarsPerMillionTokens / 1000),
  },
};

/** What a price can be: from half of the least ($ 0.01 a million) to above o1-pro's and gpt-4.5's. */
const PRICES = {
  unit: "$/1000 tokens",
  valueRange: [5e-6, 0.75],
} as const;

/** The table that a file of the user's own is, by its name. */
export const ownTable = (name: string): OwnTable => OWN_TABLES[/^\w+/.exec(name)![0]];

/** The text of a file with these rows. */
export function ownText(name: string, rows: readonly OwnRow[]): string {
  const columns = Object.entries(ownTable(name).columns);
  return formatCsv([
    columns.map(([, { headers }]) => headers[0]),
    ...rows.map(({ cells }) => columns.map(([field]) => cells[field] ?? "")),
  ]);
}

/**
 * Checks a file that is to be written as the analyses will read it: a usable row at least, and no value that
 * cannot be, which is what a wrong unit looks like.
 *
 * @param unused rows of the file that were of no use before.
 * @returns what is left out, as lines of a report.
 * @throws {ReadError} naming the row of the file that it comes from.
 */
export function checkOwn(
  name: string,
  rows: readonly OwnRow[],
  { file, place }: { file: string; place: (line: number) => string },
  unused: readonly LeftOut[],
  confirmed = false,
): string[] {
  const { read, unit } = ownTable(name), text = ownText(name, rows);
  const kind = read === undefined ? kindOf(name) : { ...PRICES, read };
  const { items, leftOut } = kind.read(text, name);
  if (items.length === 0) throw noneUsable(file, [...unused, ...leftOut]);
  const odd = oddItem(kind, items);
  if (odd !== null && !confirmed) {
    const { item, found, expected } = odd;
    const row = parseCsv(text).records.findIndex(({ line }) => line === item.line);
    const mend = found.includes("parameters")
      ? 'for plain counts, --map "theirs=params", or give the size with --params'
      : unit;
    throw new ReadError({
      file: `${place(rows[row].line)}, ${item.model}`,
      found,
      expected,
      mend: `this row is wrong, or the column has another unit: ${mend}; ` +
        "--confirm takes it as it is",
    });
  }
  return [
    `${name}: ${formatCounted(items.length, "usable row")}`,
    ...leftOut.map(({ why, count }) => `  ${count} left out: ${why}`),
  ];
}

/** The error for a file of which no row is of use. */
export function noneUsable(file: string, unused: readonly LeftOut[]): ReadError {
  const reasons = unused.map(({ why, count }) => `${count}: ${why}`).join("; ");
  return new ReadError({
    file,
    found: `no row that can be used (${reasons})`,
    expected: "one at least",
    mend: unused.some(({ why }) => /name (says )?no size/.test(why))
      ? "give the parameters in billions with --params"
      : "check the columns and their units",
  });
}
