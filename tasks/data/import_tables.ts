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
  /** How the analyses read it, and what its values can be. */
  kind: Pick<Kind, "unit" | "valueRange" | "read">;
  /** How to say a unit that was taken for another. */
  mend: string;
  /** What reads it in a notebook, where a notebook does not do so by itself. */
  load?: string;
};

/** The last column of a file of measurements: whose energy they count. */
const COUNTS = { headers: ["Counts"], unit: "", kind: "text" } as const;
const ENERGY = '--map "theirs=Energy (Wh per token)", or another unit there';
const PRICE = '--map "theirs=Output ($ per token)"';
/** What a price can be: from half of the least ($ 0.01 a million) to above o1-pro's and gpt-4.5's. */
const PRICES = { unit: "$/1000 tokens", valueRange: [5e-6, 0.75] } as const;

/** The tables by the first word of their files' names. */
const OWN_TABLES: Readonly<Record<string, OwnTable>> = {
  input: {
    columns: { ...measurementsTable.columns, counts: COUNTS },
    kind: kindOf("input"),
    mend: ENERGY,
  },
  served: {
    columns: { ...servedTable.columns, counts: COUNTS },
    kind: kindOf("served"),
    mend: ENERGY,
  },
  leaderboard: {
    columns: EVALUATION_COLUMNS,
    kind: kindOf("leaderboard"),
    mend: ENERGY,
    load: "loadEvaluations",
  },
  financier: {
    columns: studyPricesTable.columns,
    kind: { ...PRICES, read: itemsBy(studyPricesTable, (row) => row.dollarsPerThousandTokens) },
    mend: PRICE,
    load: "loadStudyPrices",
  },
  prices: {
    columns: offersTable.columns,
    kind: {
      ...PRICES,
      read: itemsBy(offersTable, (row) => row.outputDollarsPerMillionTokens / 1000),
    },
    mend: PRICE,
    load: "loadOffers",
  },
};

/** The table that a file of the user's own is, by its name. */
export const ownTable = (name: string): OwnTable => OWN_TABLES[/^\w+/.exec(name)![0]];

/**
 * The text of a file with these rows, checked as the analyses will read it: a usable row at least, and no
 * value that cannot be, which is what a wrong unit looks like.
 *
 * @throws {ReadError} naming the row of the file that it comes from.
 */
export function checkedText(
  name: string,
  rows: readonly OwnRow[],
  from: {
    file: string;
    place: (line: number) => string;
    /** Its rows that were of no use before. */
    leftOut: readonly LeftOut[];
    confirmed: boolean;
  },
): { text: string; report: string[] } {
  const { columns, kind, mend } = ownTable(name);
  const text = formatCsv([
    Object.values(columns).map(({ headers }) => headers[0]),
    ...rows.map(({ cells }) => Object.keys(columns).map((field) => cells[field] ?? "")),
  ]);
  const { items, leftOut } = kind.read(text, name);
  if (items.length === 0) throw noneUsable(from.file, [...from.leftOut, ...leftOut]);
  const odd = oddItem(kind, items);
  if (odd !== null && !from.confirmed) {
    const { item, found, expected } = odd;
    const row = parseCsv(text).records.findIndex(({ line }) => line === item.line);
    const how = found.includes("parameters")
      ? 'for plain counts, --map "theirs=params", or give the size with --params'
      : mend;
    throw new ReadError({
      file: `${from.place(rows[row].line)}, ${item.model}`,
      found,
      expected,
      mend: `this row is wrong, or the column has another unit: ${how}; ` +
        "--confirm takes it as it is",
    });
  }
  return {
    text,
    report: [
      `${name}: ${formatCounted(items.length, "usable row")}`,
      ...leftOut.map(({ why, count }) => `  ${count} left out: ${why}`),
    ],
  };
}

/** The error for a file of which no row is of use. */
export function noneUsable(file: string, unused: readonly LeftOut[]): ReadError {
  const reasons = unused.map(({ why, count }) => `${count}: ${why}`).join("; ");
  return new ReadError({
    file,
    found: `no row that can be used (${reasons})`,
    expected: "one at least",
    mend: unused.some(({ why }) => why.includes("says no size"))
      ? "give the parameters in billions with --params"
      : "check the columns and their units",
  });
}
