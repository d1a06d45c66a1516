import { measurementFiles } from "./measurements.ts";
import { ReadError } from "./read_error.ts";
import { DATA, isShipped, readShipped } from "./shipped.ts";
import { fileName, readText, type TextFile } from "./text_file.ts";

/** The word that a loader takes in the place of a path: the newest state that is here. */
const NEWEST = "latest";

/** The study's tables: newer states of them stand in latest/, all others are replaced in their place. */
const STUDIED = ["leaderboard.csv", ...measurementFiles()];

/** Whether a path, or none, means tables of the data folder: none, or the word "latest". */
export function isOfData(path?: string | URL): path is undefined | typeof NEWEST {
  return path === undefined || path === NEWEST;
}

/** The folder, below that of the tables, of the state that a path, or none, means. */
export function folderBelow(names: readonly string[], path?: string | URL): "" | "latest/" {
  return path === NEWEST && names.every((name) => STUDIED.includes(name)) ? "latest/" : "";
}

/**
 * Reads the tables that a loader's path means: none the shipped ones, "latest" the newest state that
 * `deno task data:update` brought, and any other the file of that path.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const [grid] = readTables(["grid.csv"], "latest"); // nothing newer than the shipped one
 * assert.equal(grid.text, readTables(["grid.csv"])[0].text);
 * ```
 * @throws {ReadError} when one is missing or is no UTF-8 text.
 */
export function readTables(
  names: readonly string[],
  path?: string | URL,
  data: URL = DATA,
): TextFile[] {
  if (!isOfData(path)) return [readText(path)];
  const folder = new URL(folderBelow(names, path), data);
  const missing = names.find((name) => !isShipped(name, folder));
  if (path === undefined || missing === undefined) return readShipped(names, folder);
  throw new ReadError({
    file: fileName(new URL(missing, folder)),
    found: "no such file",
    expected: "a newer state of the study's table",
    mend: "run `deno task data:update` first",
  });
}

/** The newer states of LLM-Perf's tables that a refresh brought; none in a fresh clone. */
export function latestMeasurementFiles(folder: URL = new URL("latest/", DATA)): string[] {
  return measurementFiles().filter((name) => isShipped(name, folder));
}
