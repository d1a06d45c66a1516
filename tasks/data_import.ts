/**
 * `deno task data:import <folder>`: copies the tables of a folder into data/, but only the columns that
 * the analyses and their filters use. Every row is kept, every cell as it is.
 */
import { parseCsv } from "../lib/read/csv.ts";
import { EVALUATION_COLUMNS, parseLeaderboard } from "../lib/read/evaluations.ts";
import type { Columns } from "../lib/read/column.ts";
import type { Read } from "../lib/read/left_out.ts";
import { HARDWARE, MEASUREMENT_COLUMNS, parseLlmPerf } from "../lib/read/measurements.ts";
import { parsePrices, PRICE_COLUMNS } from "../lib/read/prices.ts";
import { ReadError } from "../lib/read/read_error.ts";
import { fileName, isFolder, readText } from "../lib/read/text_file.ts";
import { keepColumns } from "./data/keep_columns.ts";
import { replaceFiles } from "./data/replace_files.ts";

const HELP = `Usage: deno task data:import <folder>

Copies leaderboard.csv, input-A10.csv, input-A100.csv, input-T4.csv, input-32vCPU.csv and
financier.csv from <folder> into data/, with only the columns that the analyses use. Every row is
kept. All files are checked first; if one cannot be read, nothing is changed.`;

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
    if (withoutLines(before) !== withoutLines(after)) {
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
  replaceFiles(to, texts);
  return report;
}

/** A result as text, without line numbers: a cell that went may have had line breaks in it. */
function withoutLines(read: Read<{ line: number }>): string {
  return JSON.stringify({ ...read, rows: read.rows.map((row) => ({ ...row, line: 0 })) });
}

if (import.meta.main) {
  const [folder, ...rest] = Deno.args;
  if (folder === "--help" || folder === "-h") {
    console.log(HELP);
  } else if (folder === undefined || folder.startsWith("-") || rest.length > 0) {
    console.error(
      `data:import needs one folder, found: ${Deno.args.join(" ") || "none"}\n\n${HELP}`,
    );
    Deno.exit(1);
  } else {
    const target = new URL("../data/", import.meta.url);
    // the folder is meant from where the command was typed, which `deno task` leaves for the project's
    const typedIn = Deno.env.get("INIT_CWD") ?? Deno.cwd();
    const from = folder.startsWith("/") ? folder : `${typedIn}/${folder}`;
    try {
      if (!isFolder(from)) throw new Error(`Cannot import from ${folder}: it is no folder`);
      console.log(`Importing from ${folder} into ${fileName(target)}`);
      for (const line of importTables(from, target)) console.log(`  ${line}`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      console.error("Nothing was changed.");
      Deno.exit(1);
    }
  }
}
