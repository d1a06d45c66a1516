import { pathToFileURL } from "node:url";
import type { Columns } from "../../lib/read/column.ts";
import { parseCsv } from "../../lib/read/csv.ts";
import { EVALUATION_COLUMNS, parseLeaderboard } from "../../lib/read/evaluations.ts";
import type { Read } from "../../lib/read/left_out.ts";
import { HARDWARE, MEASUREMENT_COLUMNS, parseLlmPerf } from "../../lib/read/measurements.ts";
import { parsePrices, PRICE_COLUMNS } from "../../lib/read/prices.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { readText } from "../../lib/read/text_file.ts";
import { keepColumns } from "./keep_columns.ts";
import { commitTables } from "./update_manifest.ts";

/** A table to import: its file name, the columns to keep, the reader that must accept it. */
type Import = {
  name: string;
  columns: Columns;
  parse: (text: string, options: { file: string }) => Read<{ line: number }>;
};

const IMPORTS: readonly Import[] = [
  { name: "leaderboard.csv", columns: EVALUATION_COLUMNS, parse: parseLeaderboard },
  ...HARDWARE.map((hardware) => ({
    name: `input-${hardware}.csv`,
    columns: MEASUREMENT_COLUMNS,
    parse: parseLlmPerf,
  })),
  { name: "financier.csv", columns: PRICE_COLUMNS, parse: parsePrices },
];

/**
 * Imports the tables of one folder into another, all of them or none.
 *
 * @returns one line of report for each table.
 * @throws {ReadError} when a table is missing, cannot be read, or would read differently afterwards.
 */
export function importTables(from: string, to: string | URL): string[] {
  const texts = new Map<string, string>();
  const report = IMPORTS.map(({ name, columns, parse }) => {
    const { text, file } = readText(`${from.replace(/\/+$/, "") || "/"}/${name}`);
    const table = parseCsv(text, { file });
    const kept = keepColumns(table, columns);
    const before = parse(text, { file }), after = parse(kept, { file: name });
    if (comparable(before) !== comparable(after)) {
      throw new ReadError({
        file,
        found: "rows that read differently once other columns are gone",
        expected: "the same rows",
        mend: "report this file as a defect of the import",
      });
    }
    texts.set(name, kept);
    const unused = before.leftOut.reduce((sum, { count }) => sum + count, 0);
    return `${name}: ${table.records.length} rows, ${Object.keys(columns).length} of ` +
      `${table.header.length} columns, ${unused} rows that the analyses leave out`;
  });
  const folder = to instanceof URL ? to : pathToFileURL(`${Deno.realPathSync(to)}/`);
  commitTables(folder, texts, () => ({
    source: "a folder of the user's own, by data:import",
    revision: null,
    taken: new Date().toISOString(),
  }));
  return report;
}

/**
 * A result as text, without what may differ: the line, for a cell that went may have had line breaks in
 * it, and the base, for the study's table is without the column that tells it.
 */
function comparable(read: Read<{ line: number }>): string {
  return JSON.stringify({ ...read, rows: read.rows.map((row) => ({ ...row, line: 0, base: "" })) });
}
