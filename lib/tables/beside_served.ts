import { parseCsv } from "../read/csv.ts";
import { latestMeasurementFiles } from "../read/latest.ts";
import type { Read } from "../read/left_out.ts";
import { parseLlmPerf } from "../read/measurements.ts";
import { OWN, ownMeasurements, ownServed } from "../read/own.ts";
import { ONE_AT_A_TIME, type Served, servedFromMeasurement, UNKNOWN_LOAD } from "../read/served.ts";
import { DATA, readShipped } from "../read/shipped.ts";
import { fileName, readText, type TextFile } from "../read/text_file.ts";

/** The rows of a file that stands beside the table of served models, and whose energy it counts. */
export type Beside = { file: string; counts: string; read: Read<Served> };

/**
 * What stands beside the shipped table of served models, file by file: newer states of LLM-Perf
 * (`latest/input-A10.csv`), the user's measurements (`own/input-….csv`) and served models
 * (`own/served-….csv`); nothing in a fresh clone.
 *
 * @throws {ReadError} when a file is no such table.
 */
export function besideServed(shipped: readonly Served[], folder: URL = DATA): Beside[] {
  const latest = new URL("latest/", folder), served = ownMeasurements("served", folder);
  return [
    ...readShipped(latestMeasurementFiles(latest), latest)
      .map((table) => single(`latest/${lastName(table.file)}`, table, ONE_AT_A_TIME)),
    ...ownMeasurements("input", folder).map(readText)
      .map((table) => single(`${OWN}/${lastName(table.file)}`, table, UNKNOWN_LOAD)),
    ...ownServed(shipped, folder).map((read, i) => ({
      file: `${OWN}/${lastName(fileName(served[i]))}`,
      counts: countsOf(readText(served[i])),
      read,
    })),
  ];
}

/** The rows of a table of LLM-Perf's form, which says no number of requests. */
function single(file: string, table: TextFile, task: string): Beside {
  const read = parseLlmPerf(table.text, { file: table.file });
  return {
    file,
    counts: countsOf(table),
    read: { ...read, rows: read.rows.map((row) => servedFromMeasurement(row, task)) },
  };
}

/** Whose energy a user's file counts, as its column `Counts` says; "" where it has none. */
function countsOf({ text, file }: TextFile): string {
  const { header, records } = parseCsv(text, { file });
  const counts = new Set(records.map(({ cells }) => cells[header.indexOf("Counts")] ?? ""));
  return [...counts].filter((word) => word !== "").join("; ");
}

/** A file's name without its folders. */
function lastName(file: string): string {
  return file.split("/").at(-1) ?? file;
}
