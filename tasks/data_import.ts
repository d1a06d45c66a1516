/**
 * `deno task data:import <folder>`: copies the tables of a folder into data/, but only the columns that
 * the analyses and their filters use. Every row is kept, every cell as it is.
 *
 * `deno task data:import <file>`: takes over the user's own data, see `--help`.
 */
import { resolve } from "node:path";
import { formatCsv, parseCsv } from "../lib/read/csv.ts";
import { countOf } from "../lib/read/left_out.ts";
import { DATA } from "../lib/read/shipped.ts";
import { findColumns } from "../lib/read/table.ts";
import { fileName, isFolder, readText } from "../lib/read/text_file.ts";
import { evaluationsTable } from "../lib/tables/evaluations.ts";
import { measurementsTable } from "../lib/tables/measurements.ts";
import { studyPricesTable } from "../lib/tables/study_prices.ts";
import { refused, runCommand, typedIn } from "./arguments.ts";
import { importFile } from "./data/import_file.ts";
import { IMPORT } from "./data/import_options.ts";
import { commitTables } from "./data/update_manifest.ts";

/**
 * Imports the study's tables of one folder into another, all of them or none: with the described columns
 * only, in the order of the file, cells untouched.
 *
 * @returns one line of report for each table.
 * @throws {ReadError} when a table is missing or cannot be read.
 */
export function importTables(from: string, to: URL): string[] {
  const texts: Record<string, string> = {}, report: string[] = [];
  for (const { files, columns, parse } of [evaluationsTable, measurementsTable, studyPricesTable]) {
    for (const name of files) {
      const { text, file } = readText(`${from.replace(/\/+$/, "") || "/"}/${name}`);
      const { header, records } = parseCsv(text, { file, delimiter: "," });
      const used = Object.values(findColumns({ file, header }, columns)).sort((a, b) => a - b)
        .filter((place) => place >= 0);
      const cut = (cells: readonly string[]) => used.map((place) => cells[place]);
      texts[name] = formatCsv([cut(header), ...records.map(({ cells }) => cut(cells))]);
      report.push(
        `${name}: ${records.length} rows, ${used.length} of ${header.length} columns, ` +
          `${countOf(parse(text, { file }).leftOut)} rows that the analyses leave out`,
      );
    }
  }
  commitTables(to, texts, () => ({
    source: "a folder of the user's own, by data:import",
    revision: null,
    taken: new Date().toISOString(),
  }));
  return report;
}

if (import.meta.main) {
  await runCommand(IMPORT, async ({ words: [typed, ...more], values }) => {
    if (typed === undefined || more.length > 0) {
      const found = [typed, ...more].join(" ") || "none";
      throw refused(IMPORT, `Need one folder or file, found ${found}`);
    }
    const path = resolve(typedIn(), typed);
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
