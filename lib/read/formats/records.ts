import type { CsvTable } from "../csv.ts";
import { ReadError } from "../read_error.ts";

/**
 * Makes a table of records, as JSON and parquet hold them: each key a column, each value the text
 * that a CSV of the same rows would have.
 *
 * A record inside a record becomes columns named like `decode.efficiency.value`; a list becomes its
 * JSON. What is missing or null is an empty cell. Lines count as in the CSV of this table: the first
 * record is line 2.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const table = tableOfRecords([{ model: "a", energy: { kWh: 2 } }, { moe: true }], "runs.json");
 * assert.deepEqual(table.header, ["model", "energy.kWh", "moe"]);
 * assert.deepEqual(table.records[1], { line: 3, cells: ["", "", "True"] });
 * ```
 * @throws {ReadError} when there is no record, or one that is no record.
 */
export function tableOfRecords(records: readonly unknown[], file: string): CsvTable {
  const flat = records.map((record, index) => {
    if (isRecord(record)) return new Map(flatten(record));
    throw new ReadError({
      file: `${file}, entry ${index + 1}`,
      found: JSON.stringify(record)?.slice(0, 40) ?? String(record),
      expected: "a record with named values",
      mend: "write the rows as a list of records",
    });
  });
  const header = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  if (header.length === 0) {
    throw new ReadError({
      file,
      found: "no records",
      expected: "one at least",
      mend: "export the file again",
    });
  }
  return {
    file,
    header,
    records: flat.map((record, index) => ({
      line: index + 2,
      cells: header.map((name) => record.get(name) ?? ""),
    })),
  };
}

/**
 * Takes the records out of JSON text: a list of records, a single record, or one whose
 * `configurations` are the records (ML.ENERGY).
 *
 * @throws {ReadError} for text that is no JSON, with its line, or holds no records.
 */
export function parseJsonRecords(text: string, file: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    const before = at === undefined ? text : text.slice(0, Number(at));
    throw new ReadError({
      file,
      line: before.split("\n").length,
      found: text.trim() === "" ? "an empty text" : "text that is no JSON",
      expected: "JSON with a list of records",
      mend: "export it again, or check this line",
    });
  }
  if (isRecord(value) && Array.isArray(value.configurations)) return value.configurations;
  if (Array.isArray(value)) return value;
  if (isRecord(value)) return [value];
  throw new ReadError({
    file,
    found: `JSON that is ${value === null ? "null" : `a ${typeof value}`}`,
    expected: "a list of records",
    mend: 'write it as [{"column": value, …}, …]',
  });
}

/** The values of a record by name, nested ones by their path. */
function flatten(record: Record<string, unknown>, path = ""): [string, string][] {
  return Object.entries(record).flatMap(([name, value]): [string, string][] =>
    isRecord(value) ? flatten(value, `${path}${name}.`) : [[path + name, cellOf(value)]]
  );
}

/** A value as the text of a cell. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** Whether a value has named values. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof Date) && !ArrayBuffer.isView(value);
}
