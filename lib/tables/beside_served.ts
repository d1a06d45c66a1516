import { latestMeasurementFiles } from "../read/latest.ts";
import type { Read } from "../read/left_out.ts";
import { parseLlmPerf } from "../read/measurements.ts";
import { OWN, ownMeasurements, ownServed } from "../read/own.ts";
import { type Served, servedFromMeasurement } from "../read/served.ts";
import { DATA, readShipped } from "../read/shipped.ts";
import { fileName, readText, type TextFile } from "../read/text_file.ts";

/** The rows of a file that stands beside the table of served models. */
export type Beside = { file: string; read: Read<Served> };

/**
 * What stands beside the shipped table of served models, file by file: newer states of LLM-Perf
 * (`latest/input-A10.csv`), the user's measurements (`own/input-….csv`) and served models
 * (`own/served-….csv`); nothing in a fresh clone.
 *
 * @throws {ReadError} when a file is no such table.
 */
export function besideServed(shipped: readonly Served[], folder: URL = DATA): Beside[] {
  const latest = new URL("latest/", folder);
  return [
    ...readShipped(latestMeasurementFiles(latest), latest).map((table) => single("latest", table)),
    ...ownMeasurements("input", folder).map((path) => single(OWN, readText(path))),
    ...ownServed(shipped, folder).map((read, i) => ({
      file: `${OWN}/${lastName(fileName(ownMeasurements("served", folder)[i]))}`,
      read,
    })),
  ];
}

/** The rows of a table of LLM-Perf, which has one request at a time. */
function single(below: string, { text, file }: TextFile): Beside {
  const read = parseLlmPerf(text, { file });
  return {
    file: `${below}/${lastName(file)}`,
    read: { ...read, rows: read.rows.map(servedFromMeasurement) },
  };
}

/** A file's name without its folders. */
function lastName(file: string): string {
  return file.split("/").at(-1) ?? file;
}
