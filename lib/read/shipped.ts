import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { ReadError } from "./read_error.ts";
import { readBytes, readText, type TextFile } from "./text_file.ts";

export const DATA = new URL("../../data/", import.meta.url);

/** The folder of the user's own measurements, below that of the shipped tables. */
export const OWN = "own";

/** What is known of a shipped table; null for what nobody knows. */
export type TableRecord = {
  /** Address of the source, or who put the table together. */
  source: string;
  /** Commit of the source, or another name of its state. */
  revision: string | null;
  /** When it was taken, as 2026-01-31T12:00:00Z. */
  taken: string | null;
  rows: number;
  /** Day of its state, as 2026-01-31 or as much as is known, where that is not `taken`. */
  date?: string;
  sha256: string;
  note?: string;
};

/** Which snapshot the tables are: what manifest.json holds, by file name. */
type Manifest = { tables: Record<string, TableRecord> };

export function readShipped(names: readonly string[], folder: URL = DATA): TextFile[] {
  return names.map((name) => readText(new URL(name, folder)));
}

/** Whether a table is there. */
export function isShipped(name: string, folder: URL = DATA): boolean {
  return existsSync(new URL(name, folder));
}

/**
 * The files of the user's own measurements, `data/own/input-<hardware>.csv` with one request at a time or
 * `data/own/served-<hardware>.csv` with many, by name; none in a fresh clone.
 */
export function ownMeasurements(kind: "input" | "served", folder: URL = DATA): URL[] {
  const own = new URL(`${OWN}/`, folder);
  const names = existsSync(own) ? Array.from(Deno.readDirSync(own), ({ name }) => name) : [];
  return names.filter((name) => name.startsWith(`${kind}-`) && name.endsWith(".csv")).sort()
    .map((name) => new URL(encodeURIComponent(name), own));
}

/** The manifest of the data folder; empty when there is none. */
export function readManifest(folder: URL = DATA): Manifest {
  if (!isShipped("manifest.json", folder)) return { tables: {} };
  const [{ text, file }] = readShipped(["manifest.json"], folder);
  const refuse = (found: string) =>
    new ReadError({
      file,
      found,
      expected: "source, revision, taken, rows and sha256 of each table by its file name",
      mend: "take it from the project again",
    });
  let tables: Record<string, TableRecord | null>;
  try {
    tables = JSON.parse(text).tables ?? [];
  } catch {
    throw refuse("text that is no JSON");
  }
  if (Array.isArray(tables)) throw refuse('no "tables"');
  const wrong = Object.keys(tables).find((name) => !isRecord(tables[name] ?? {}));
  if (wrong !== undefined) throw refuse(`another record of ${wrong}`);
  return { tables: tables as Manifest["tables"] };
}

function isRecord({ source, revision, taken, rows, sha256 }: Partial<TableRecord>): boolean {
  const isText = (part: unknown) => typeof part === "string";
  return isText(source) && isText(sha256) && Number.isSafeInteger(rows) &&
    [revision, taken].every((part) => part === null || isText(part));
}

/** Writes a manifest as text, its tables in alphabetical order. */
export function formatManifest({ tables }: Manifest): string {
  const sorted = Object.entries(tables).sort(([a], [b]) => a < b ? -1 : 1);
  return JSON.stringify({ tables: Object.fromEntries(sorted) }, null, 2) + "\n";
}

/** What the manifest says of shipped tables, and a warning for each that no longer is what it says. */
export function loadSnapshot(
  names: readonly string[],
  folder: URL = DATA,
): { records: (TableRecord | undefined)[]; warnings: string[] } {
  const { tables } = readManifest(folder), records = names.map((name) => tables[name]);
  const changed = names.filter((name, i) => {
    const { bytes } = readBytes(new URL(name, folder));
    return records[i] !== undefined && records[i].sha256 !== hash("sha256", bytes);
  });
  const warnings = changed.map((name) =>
    `${name} is no longer the table that manifest.json describes: somebody edited or replaced ` +
    "it. If you did, cite your own source; if not, get it back with `git checkout data`"
  );
  return { records, warnings };
}
