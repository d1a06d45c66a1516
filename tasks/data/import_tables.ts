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
  files: RegExp;
  columns: Columns;
  /** What reads it in a notebook, where a notebook does not do so by itself. */
  load?: string;
  /** How the analyses read it, and what is possible, where a refresh takes other values. */
  kind?: Pick<Kind, "read" | "paramsRange" | "valueRange" | "unit">;
  /** How to say a unit that was taken for another. */
  unit: string;
};

/** The last column of a file of measurements: whose energy they count. */
const COUNTS = { headers: ["Counts"], unit: "", kind: "text" } as const;
const ENERGY = '--map "theirs=Energy (Wh per token)", or another unit there';
const PRICES = {
  load: "loadStudyPrices",
  kind: {
    unit: "$/1000 tokens",
    read: itemsBy(studyPricesTable.parse, (row) => ({
      key: row.model,
      value: row.dollarsPerThousandTokens,
    })),
    paramsRange: [1e-3, 1e5],
    // below what any model ever cost ($ 0.01 a million) by half, and above o1-pro's and gpt-4.5's prices
    valueRange: [5e-6, 0.75],
  },
  unit: '--map "theirs=Output ($ per token)"',
} as const;

const OWN_TABLES: readonly OwnTable[] = [
  { files: /^input-/, columns: { ...measurementsTable.columns, counts: COUNTS }, unit: ENERGY },
  { files: /^served-/, columns: { ...servedTable.columns, counts: COUNTS }, unit: ENERGY },
  {
    files: /^leaderboard/,
    columns: EVALUATION_COLUMNS,
    load: "loadEvaluations",
    unit: ENERGY,
  },
  { files: /^financier/, columns: studyPricesTable.columns, ...PRICES },
  {
    files: /^prices/,
    columns: offersTable.columns,
    ...PRICES,
    load: "loadOffers",
    kind: {
      ...PRICES.kind,
      read: itemsBy(
        offersTable.parse,
        (row) => ({ key: row.model, value: row.outputDollarsPerMillionTokens / 1000 }),
      ),
    },
  },
];

/** The table that a file of the user's own is, by its name. */
export function ownTable(name: string): OwnTable {
  return OWN_TABLES.find(({ files }) => files.test(name))!;
}

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
  const { kind = kindOf(name), unit } = ownTable(name), text = ownText(name, rows);
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
