import { type ApiPrice, parseApiPrices } from "./api_prices.ts";
import { type Evaluation, parseLeaderboard } from "./evaluations.ts";
import { joinReads, type Read } from "./left_out.ts";
import { type Grid, parseGrid } from "./grid.ts";
import { type Measurement, measurementFiles, parseLlmPerf } from "./measurements.ts";
import { parseModelAliases } from "./model_aliases.ts";
import { ownServed, readServed } from "./own.ts";
import { parsePriceHistory, type PriceSpell } from "./price_history.ts";
import { parsePrices, type Price } from "./prices.ts";
import { ReadError } from "./read_error.ts";
import type { Served } from "./served.ts";
import { DATA, readShipped } from "./shipped.ts";
import { fileName, isFolder, readText, type TextFile } from "./text_file.ts";

/**
 * Loads the Open LLM Leaderboard: the shipped table, or the file at `path`.
 *
 * Rows, rows left out and notes are those of `parseLeaderboard`. A string is a path, never CSV text.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows, leftOut } = loadLeaderboard();
 * assert.equal(rows.length, 2220);
 * assert.deepEqual(leftOut, [{ why: "the file gives -1 parameters", count: 3 }]);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadLeaderboard(
  path?: string | URL,
  options: { keepUnknownSize?: boolean } = {},
): Read<Evaluation> {
  const { text, file } = shippedOr(path, "leaderboard.csv");
  return parseLeaderboard(text, { ...options, file });
}

/**
 * Loads LLM-Perf: the study's four files, or the file at `path`, or each input-….csv of a folder. The
 * user's own measurements and newer states stand beside `loadServed` of lib/tables.
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
  const files = path === undefined
    ? readShipped(measurementFiles())
    : (isFolder(path) ? llmPerfFiles(path) : [path]).map(readText);
  return joinReads(files.map(({ text, file }) => parseLlmPerf(text, { ...options, file })));
}

/**
 * Loads the study's price list: the shipped table, or the file at `path`. Today's prices of APIs are a
 * table of their own, see `loadApiPrices`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadPrices().rows.length, 38);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadPrices(path?: string | URL): Read<Price> {
  const { text, file } = shippedOr(path, "financier.csv");
  return parsePrices(text, { file });
}

/**
 * Loads today's API prices: the shipped table, which `deno task data:update prices` refreshes, or the
 * file at `path`.
 *
 * Rows, rows left out and notes are those of `parseApiPrices`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert(loadApiPrices().rows.every(({ sizeDisclosed }) => sizeDisclosed));
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadApiPrices(
  path?: string | URL,
  options: { keepGuessedSize?: boolean; keepAllOffers?: boolean } = {},
): Read<ApiPrice> {
  const { text, file } = shippedOr(path, "prices.csv");
  return parseApiPrices(text, { ...options, file });
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
  if (path !== undefined) {
    return readServed(readText(path), fileName(path) === ofShipped ? "ML.ENERGY" : "own");
  }
  const shipped = readServed(readShipped(["served.csv"], folder)[0], "ML.ENERGY");
  return joinReads([shipped, ...ownServed(shipped.rows, folder)]);
}

/**
 * Loads what a kWh emits by country: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadGrid().rows.find(({ code }) => code === "FR")?.country, "France");
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadGrid(path?: string | URL): Read<Grid> {
  const { text, file } = shippedOr(path, "grid.csv");
  return parseGrid(text, { file });
}

/**
 * Loads the names of models that no rule brings together, for `modelKey`: the shipped table, or the
 * file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadModelAliases().get("llama3.1-8b"), "meta-llama/Llama-3.1-8B-Instruct");
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadModelAliases(path?: string | URL): ReadonlyMap<string, string> {
  const { text, file } = shippedOr(path, "model_aliases.csv");
  return parseModelAliases(text, { file });
}

/**
 * Loads how list prices of APIs changed: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert(loadPriceHistory().rows.every(({ firstSeen }) => firstSeen >= "2025-06-22"));
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadPriceHistory(path?: string | URL): Read<PriceSpell> {
  const { text, file } = shippedOr(path, "price_history.csv");
  return parsePriceHistory(text, { file });
}

/** The file at a path, or the shipped table of that name. */
function shippedOr(path: string | URL | undefined, name: string): TextFile {
  return path === undefined ? readShipped([name])[0] : readText(path);
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
