import {
  describeSnapshot,
  type Manifest,
  parseManifest,
  type Snapshot,
  warnOfSnapshot,
} from "./manifest.ts";
import { sha256 } from "./sha256.ts";
import { readBytes, readText, type TextFile } from "./text_file.ts";

/** The folder of the tables that are shipped. */
export const DATA = new URL("../../data/", import.meta.url);

/**
 * Reads tables of the data folder.
 *
 * @throws {ReadError} when one is missing or is no UTF-8 text.
 */
export function readShipped(names: readonly string[], folder: URL = DATA): TextFile[] {
  return names.map((name) => readText(new URL(name, folder)));
}

/** Whether a table is there. */
export function isShipped(name: string, folder: URL = DATA): boolean {
  try {
    return Deno.statSync(new URL(name, folder)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return false;
    }
    throw error;
  }
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
  const tables = names.map((file) => ({
    file,
    record: records[file] ?? null,
    sha256: sha256(readBytes(new URL(file, folder)).bytes),
  }));
  return {
    lines: tables.map(describeSnapshot),
    warnings: tables.map(warnOfSnapshot).filter((warning) => warning !== null),
    tables,
  };
}
