import { parseApiPrices } from "./api_prices.ts";
import { parseLeaderboard } from "./evaluations.ts";
import { parseGrid } from "./grid.ts";
import { joinReads, type Read } from "./left_out.ts";
import { isOfData, readTables } from "./latest.ts";
import { type Measurement, measurementFiles, parseLlmPerf } from "./measurements.ts";
import { parseModelAliases } from "./model_aliases.ts";
import { ownServed, readServed } from "./own.ts";
import { parsePriceHistory } from "./price_history.ts";
import { parsePrices } from "./prices.ts";
import { ReadError } from "./read_error.ts";
import type { Served } from "./served.ts";
import { DATA, readShipped } from "./shipped.ts";
import { fileName, isFolder, readText } from "./text_file.ts";

/**
 * Loads a shipped table, its newest state ("latest"), or the file at a path, as its parser reads it. A
 * string is a path, never text.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows, leftOut } = loadLeaderboard();
 * assert.equal(rows.length, 2220);
 * assert.deepEqual(leftOut, [{ why: "the file gives -1 parameters", count: 3 }]);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
function loader<Options extends { file?: string }, Result>(
  name: string,
  parse: (text: string, options: Options) => Result,
): (path?: string | URL, options?: Omit<Options, "file">) => Result {
  return (path, options) => {
    const [{ text, file }] = readTables([name], path);
    return parse(text, { ...options, file } as Options);
  };
}

/** The Open LLM Leaderboard. */
export const loadLeaderboard = loader("leaderboard.csv", parseLeaderboard);
/** The study's price list; today's prices of APIs are a table of their own. */
export const loadPrices = loader("financier.csv", parsePrices);
/** Today's prices of APIs, which `deno task data:update prices` refreshes. */
export const loadApiPrices = loader("prices.csv", parseApiPrices);
/** What a kWh emits by country. */
export const loadGrid = loader("grid.csv", parseGrid);
/** The names of models that no rule brings together, for `modelKey`. */
export const loadModelAliases = loader("model_aliases.csv", parseModelAliases);
/** How list prices of APIs changed. */
export const loadPriceHistory = loader("price_history.csv", parsePriceHistory);

/**
 * Loads LLM-Perf: the study's four files, or the file at `path`, or each input-….csv of a folder, or
 * what a refresh brought ("latest"). The user's own measurements and newer states stand beside `loadServed` of lib/tables.
 *
 * Rows, rows left out and notes are those of `parseLlmPerf`; reasons are counted over all files.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadLlmPerf();
 * const hardware = [...new Set(rows.map((row) => row.hardware))];
 * assert.deepEqual(hardware, ["A10", "A100", "T4", "32vCPU"]);
 * ```
 * @throws {ReadError} when a file is missing or is no such table.
 */
export function loadLlmPerf(
  path?: string | URL,
  options: { hardware?: string; keepUnknownSize?: boolean } = {},
): Read<Measurement> {
  const files = isOfData(path)
    ? readTables(measurementFiles(), path)
    : (isFolder(path) ? llmPerfFiles(path) : [path]).map(readText);
  return joinReads(files.map(({ text, file }) => parseLlmPerf(text, { ...options, file })));
}

/**
 * Loads the models as they are served (ML.ENERGY's leaderboard): the shipped table and then the user's
 * own in data/own/served-….csv, or the file at `path`.
 *
 * Rows, rows left out and notes are those of `parseServed`; a row of the user's that is in the shipped
 * table too is left out. `source` of a row tells the shipped ones from the user's.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadServed(new URL("../../data/served.csv", import.meta.url));
 * assert(rows.every(({ concurrency, maxConcurrency }) => concurrency <= maxConcurrency));
 * ```
 * @throws {ReadError} when a file is missing or is no such table.
 */
export function loadServed(path?: string | URL, folder: URL = DATA): Read<Served> {
  const ofShipped = fileName(new URL("served.csv", folder));
  if (!isOfData(path)) {
    return readServed(readText(path), fileName(path) === ofShipped ? "ML.ENERGY" : "own");
  }
  const shipped = readServed(readShipped(["served.csv"], folder)[0], "ML.ENERGY");
  return joinReads([shipped, ...ownServed(shipped.rows, folder)]);
}

/** The LLM-Perf files of a folder: the four known ones in their order, then others by name. */
function llmPerfFiles(folder: string | URL): string[] {
  const path = fileName(folder).replace(/\/+$/, "");
  const names = Array.from(Deno.readDirSync(folder), ({ name }) => name)
    .filter((name) => /^input-.+\.csv$/.test(name)).sort();
  if (names.length === 0) {
    throw new ReadError({
      file: path,
      found: "a folder without such files",
      expected: "files named like input-A10.csv",
      mend: "check the path, or name the file to read",
    });
  }
  const known = measurementFiles();
  const ordered = [
    ...known.filter((name) => names.includes(name)),
    ...names.filter((name) => !known.includes(name)),
  ];
  return ordered.map((name) => `${path || "."}/${name}`);
}
