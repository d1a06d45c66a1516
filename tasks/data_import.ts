/**
 * `deno task data:import <folder>`: copies the tables of a folder into data/, but only the columns that
 * the analyses and their filters use. Every row is kept, every cell as it is.
 *
 * `deno task data:import <file>`: takes over the user's own data, see `--help`.
 */
import { resolve } from "node:path";
import { formatCsv, parseCsv } from "../lib/read/csv.ts";
import { countOf, type Read } from "../lib/read/left_out.ts";
import { DATA } from "../lib/read/shipped.ts";
import { type Columns, findColumns } from "../lib/read/table.ts";
import { fileName, isFolder, readText } from "../lib/read/text_file.ts";
import { EVALUATION_COLUMNS, evaluationsTable } from "../lib/tables/evaluations.ts";
import { measurementsTable } from "../lib/tables/measurements.ts";
import { studyPricesTable } from "../lib/tables/study_prices.ts";
import { refused, runCommand } from "./arguments.ts";
import { importFile } from "./data/import_file.ts";
import { IMPORT } from "./data/import_options.ts";
import { commitTables } from "./data/update_manifest.ts";

type Parse = (text: string, options: { file: string }) => Read<{ line: number }>;

/** The tables to import: file name, the columns to keep, the reader that must accept it. */
const IMPORTS: readonly (readonly [name: string, columns: Columns, parse: Parse])[] = [
  ["leaderboard.csv", EVALUATION_COLUMNS, evaluationsTable.parse],
  ...[measurementsTable, studyPricesTable].flatMap(({ files, columns, parse }) =>
    files.map((name) => [name, columns, parse] as const)
  ),
];

/**
 * Imports the tables of one folder into another, all of them or none: with the described columns only, in
 * the order of the file, cells untouched.
 *
 * @returns one line of report for each table.
 * @throws {ReadError} when a table is missing or cannot be read.
 */
export function importTables(from: string, to: URL): string[] {
  const texts: Record<string, string> = {};
  const report = IMPORTS.map(([name, columns, parse]) => {
    const { text, file } = readText(`${from.replace(/\/+$/, "") || "/"}/${name}`);
    const table = parseCsv(text, { file });
    const places = Object.values(findColumns(table, columns)).sort((a, b) => a - b);
    const kept = formatCsv(
      [table.header, ...table.records.map(({ cells }) => cells)]
        .map((cells) => places.map((place) => cells[place])),
    );
    const { leftOut } = parse(text, { file });
    texts[name] = kept;
    return `${name}: ${table.records.length} rows, ${places.length} of ` +
      `${table.header.length} columns, ${countOf(leftOut)} rows that the analyses leave out`;
  });
  commitTables(to, texts, () => ({
    source: "a folder of the user's own, by data:import",
    revision: null,
    taken: new Date().toISOString(),
  }));
  return report;
}

if (import.meta.main) {
  await runCommand(IMPORT, async ({ words, values }) => {
    if (words.length !== 1) {
      throw refused(IMPORT, `Need one folder or file, found ${words.join(" ") || "none"}`);
    }
    const [typed] = words;
    // the path is meant from where the command was typed, which `deno task` leaves for the project's
    const path = resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), typed);
    console.log(`Importing from ${typed} into ${fileName(DATA)}`);
    try {
      const report = isFolder(path)
        ? importTables(path, DATA)
        : await importFile(path, values, DATA);
      for (const line of report) console.log(`  ${line}`);
      return 0;
    } catch (error) {
      console.error("Nothing was changed.");
      throw error;
    }
  });
}
