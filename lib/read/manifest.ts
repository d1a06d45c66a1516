import { ReadError } from "./read_error.ts";

/** What is known of a shipped table; null for what nobody knows. */
export type TableRecord = {
  /** Address of the source, or who put the table together. */
  source: string;
  /** Commit of the source, or another name of its state. */
  revision: string | null;
  /** When it was taken, as 2026-01-31T12:00:00Z. */
  taken: string | null;
  /** Rows below the header. */
  rows: number;
  /** Day of the state that it is, as 2026-01-31 or as much of it as is known; without it, `taken`. */
  date?: string;
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  /** What else a reader should know of where it comes from. */
  note?: string;
};

/** Which snapshot the tables are: what manifest.json holds, by file name. */
export type Manifest = { tables: Record<string, TableRecord> };

/** A table as it was found, beside what the manifest says of it. */
export type Snapshot = { file: string; record: TableRecord | null; sha256: string };

/**
 * Reads the text of a manifest (manifest.json).
 *
 * @throws {ReadError} when it is none.
 */
export function parseManifest(
  text: string,
  { file = "manifest.json" }: { file?: string } = {},
): Manifest {
  const refuse = (found: string, expected: string) =>
    new ReadError({ file, found, expected, mend: "take it from the project again" });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("text that is no JSON", "JSON");
  }
  const tables = isObject(value) ? value.tables : undefined;
  if (!isObject(tables)) throw refuse('no "tables"', "an object with the tables by file name");
  for (const [name, record] of Object.entries(tables)) {
    if (!isTableRecord(record)) {
      throw refuse(
        `another record of ${name}`,
        "source, revision, taken, rows and sha256 of each table",
      );
    }
  }
  return { tables: tables as Record<string, TableRecord> };
}

/**
 * Writes a manifest as text, its tables in alphabetical order.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const record = { source: "us", revision: null, taken: null, rows: 1, sha256: "0".repeat(64) };
 * const manifest = { tables: { "a.csv": record } };
 * assert.deepEqual(parseManifest(formatManifest(manifest)), manifest);
 * ```
 */
export function formatManifest({ tables }: Manifest): string {
  const sorted = Object.entries(tables).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
  return JSON.stringify({ tables: Object.fromEntries(sorted) }, null, 2) + "\n";
}

/**
 * Says which snapshot a table is, in one sentence without a full stop.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const sha256 = "0".repeat(64);
 * const record = {
 *   source: "https://example.org/a", revision: "1234567890abcdef", taken: "2026-01-31T12:00:00Z",
 *   rows: 4576, sha256,
 * };
 * assert.equal(
 *   describeSnapshot({ file: "a.csv", record, sha256 }),
 *   "a.csv: 4,576 rows, taken on 2026-01-31 from https://example.org/a, revision 1234567890",
 * );
 * ```
 */
export function describeSnapshot({ file, record }: Snapshot): string {
  if (record === null) return `${file}: not in manifest.json, so nobody knows where it comes from`;
  const { rows, taken, source, revision } = record;
  return `${file}: ${rows.toLocaleString("en-US")} rows, ${
    taken === null ? "taken at an unknown time" : `taken on ${taken.slice(0, 10)}`
  } from ${source}, ${
    revision === null ? "revision unknown" : `revision ${revision.slice(0, 10)}`
  }`;
}

/**
 * Warns when a table is no longer the one that the manifest describes; null when it is.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const record = { source: "us", revision: null, taken: null, rows: 1, sha256: "0".repeat(64) };
 * assert.match(warnOfSnapshot({ file: "a.csv", record, sha256: "1".repeat(64) })!, /^a\.csv is no/);
 * ```
 */
export function warnOfSnapshot({ file, record, sha256 }: Snapshot): string | null {
  if (record === null || record.sha256 === sha256) return null;
  return `${file} is no longer the table that manifest.json describes: somebody edited or replaced ` +
    "it. If you did, cite your own source; if not, get it back with `git checkout data`";
}

/** Whether a value is an object with named parts. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is the record of a table. */
function isTableRecord(value: unknown): value is TableRecord {
  return isObject(value) && typeof value.source === "string" && typeof value.sha256 === "string" &&
    Number.isSafeInteger(value.rows) &&
    (value.revision === null || typeof value.revision === "string") &&
    (value.taken === null || typeof value.taken === "string");
}
