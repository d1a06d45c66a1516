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

/** The last column of a file of measurements: whose energy they count. */
const COUNTS = { headers: ["Counts"], unit: "", kind: "text" } as const;
/** What a price can be: from half of the least ($ 0.01 a million) to above o1-pro's and gpt-4.5's. */
const PRICES = { unit: "$/1000 tokens", valueRange: [5e-6, 0.75] } as const;

/** The tables that a file can become by the first word of their names, and what reads them in a notebook. */
const TABLES: Readonly<Record<string, { columns: Columns; kind?: Kind; load?: string }>> = {
  input: { columns: { ...measurementsTable.columns, counts: COUNTS } },
  served: { columns: { ...servedTable.columns, counts: COUNTS } },
  leaderboard: { columns: EVALUATION_COLUMNS, load: "loadEvaluations" },
  financier: {
    columns: studyPricesTable.columns,
    kind: { ...PRICES, read: itemsBy(studyPricesTable, (row) => row.dollarsPerThousandTokens) },
    load: "loadStudyPrices",
  },
  prices: {
    columns: offersTable.columns,
    kind: {
      ...PRICES,
      read: itemsBy(offersTable, (row) => row.outputDollarsPerMillionTokens / 1000),
    },
    load: "loadOffers",
  },
};

/** The table that a file of the user's own is, by its name. */
export function ownTable(name: string) {
  const { columns, kind = kindOf(name), load } = TABLES[/^\w+/.exec(name)![0]];
  return {
    kind,
    load,
    header: Object.values(columns).map(({ headers }) => headers[0]),
    cellsOf: ({ cells }: OwnRow) => Object.keys(columns).map((field) => cells[field] ?? ""),
  };
}

/**
 * Checks rows as the analyses will read them: a usable one at least, and no value that cannot be, which is
 * what a wrong unit looks like.
 *
 * @returns lines of a report.
 * @throws {ReadError} naming the row of the file that it comes from.
 */
export function check(
  name: string,
  rows: readonly OwnRow[],
  from: {
    file: string;
    place: (line: number) => string;
    /** Its rows that were of no use before. */
    leftOut: readonly LeftOut[];
    confirmed: boolean;
  },
): string[] {
  const { kind, header, cellsOf } = ownTable(name);
  const text = formatCsv([header, ...rows.map(cellsOf)]);
  const { items, leftOut } = kind.read(text, name), odd = oddItem(kind, items);
  if (items.length === 0) throw noneUsable(from.file, [...from.leftOut, ...leftOut]);
  if (odd !== null && !from.confirmed) {
    const { item, found, expected } = odd;
    const row = parseCsv(text).records.findIndex(({ line }) => line === item.line);
    const mend = found.includes("parameters")
      ? 'for plain counts, --map "theirs=params", or give the size with --params'
      : kind.unit.startsWith("$")
      ? '--map "theirs=Output ($ per token)"'
      : '--map "theirs=Energy (Wh per token)", or another unit there';
    throw new ReadError({
      file: `${from.place(rows[row].line)}, ${item.model}`,
      found,
      expected,
      mend: `this row is wrong, or the column has another unit: ${mend}; ` +
        "--confirm takes it as it is",
    });
  }
  return [`${name}: ${formatCounted(items.length, "usable row")}`, ...counted(leftOut)];
}

/** What was left out, as lines of a report. */
export function counted(leftOut: readonly LeftOut[]): string[] {
  return leftOut.map(({ why, count }) => `  ${count} left out: ${why}`);
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
