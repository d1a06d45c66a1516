import {
  describeSnapshot,
  type Manifest,
  parseManifest,
  type Snapshot,
  warnOfSnapshot,
} from "./manifest.ts";
import { sha256 } from "./sha256.ts";
import { fileName, readText, type TextFile } from "./text_file.ts";

/** The folder of the tables that are shipped. */
export const DATA = new URL("../../data/", import.meta.url);

/**
 * The folder of newer states of the study's tables, under the same names: a refresh writes them here, so
 * that the study's own stay as they are. Its manifest is its own; none of it is shipped.
 */
export const LATEST = new URL("latest/", DATA);

/**
 * A refresh puts its files into this folder below the tables', and then, in one step, a journal that
 * names them. From that moment on they are the tables, wherever they lie: until each has been renamed
 * into its place, readers look here first. So several tables change at once, and a refresh that was
 * killed between two renames changes nothing for a reader. `tasks/data/commit.ts` writes it.
 */
export const STAGE = ".update";
export const JOURNAL = "journal.json";

/**
 * Reads tables of the data folder that belong together: all before a refresh or all after it.
 *
 * @throws {ReadError} when one is missing or is no UTF-8 text.
 */
export function readShipped(names: readonly string[], folder: URL = DATA): TextFile[] {
  for (let tries = 0;; tries++) {
    const before = state(folder);
    const read = names.map((name) => readOne(name, folder));
    if (tries === 5 || state(folder) === before) return read;
  }
}

/** Whether a table is there. */
export function isShipped(name: string, folder: URL = DATA): boolean {
  return bytesOf(name, folder) !== null;
}

/** The manifest of the data folder; empty when there is none. */
export function readManifest(folder: URL = DATA): Manifest {
  if (!isShipped("manifest.json", folder)) return { tables: {} };
  const [{ text, file }] = readShipped(["manifest.json"], folder);
  return parseManifest(text, { file });
}

/** Which snapshot some tables are: a line for each, and a warning for each that was changed since. */
export type Snapshots = { lines: string[]; warnings: string[]; tables: Snapshot[] };

/**
 * Tells which snapshot the shipped tables are, from which revision of their source and when taken, and
 * warns of those that no longer are what the manifest says.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { lines, warnings } = loadSnapshot(["financier.csv"]);
 * assert.match(lines[0], /^financier\.csv: 38 rows/);
 * assert.deepEqual(warnings, []);
 * ```
 * @throws {ReadError} when a table or the manifest cannot be read.
 */
export function loadSnapshot(names: readonly string[], folder: URL = DATA): Snapshots {
  const { tables: records } = readManifest(folder);
  readShipped(names, folder); // says what is wrong when one cannot be read
  const tables = names.map((file) => ({
    file,
    record: records[file] ?? null,
    sha256: sha256(bytesOf(file, folder) ?? new Uint8Array()),
  }));
  return {
    lines: tables.map(describeSnapshot),
    warnings: tables.map(warnOfSnapshot).filter((warning) => warning !== null),
    tables,
  };
}

/** One table: where a journal says it is, else in its place. */
function readOne(name: string, folder: URL): TextFile {
  const place = new URL(name, folder);
  if (staged(folder).includes(name)) {
    try {
      return { ...readText(new URL(`${STAGE}/${name}`, folder)), file: fileName(place) };
    } catch (error) {
      // Renamed into its place in the meantime: then it is no longer here.
      if (readIfThere(new URL(`${STAGE}/${name}`, folder)) !== null) throw error;
    }
  }
  return readText(place);
}

/** The bytes of a table, or null when it is not there. */
function bytesOf(name: string, folder: URL): Uint8Array | null {
  const waiting = staged(folder).includes(name)
    ? readIfThere(new URL(`${STAGE}/${name}`, folder))
    : null;
  return waiting ?? readIfThere(new URL(name, folder));
}

/** The names in the journal; none without one. */
function staged(folder: URL): string[] {
  const bytes = readIfThere(new URL(`${STAGE}/${JOURNAL}`, folder));
  return bytes === null ? [] : JSON.parse(new TextDecoder().decode(bytes)).files;
}

/** What changes when the tables do. */
function state(folder: URL): string {
  return [`${STAGE}/${JOURNAL}`, "manifest.json"]
    .map((name) => readIfThere(new URL(name, folder)) ?? "").join("\n");
}

/** The bytes of a file, or null when it is not there. */
function readIfThere(path: URL): Uint8Array | null {
  try {
    return Deno.readFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return null;
    }
    throw error;
  }
}
