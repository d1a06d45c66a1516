import type { AnyTable } from "./any_table.ts";
import { modelSizeB } from "./model_size.ts";
import { ReadError } from "./read_error.ts";

/** Where files keep their records beside other things. */
const LISTS = ["data", "rows", "records", "results", "configurations", "items"];

/**
 * Reads JSON text: also a value on each line, and with NaN and Infinity, which Python writes and JSON has
 * not; they become null.
 *
 * @throws {ReadError} for text that is no JSON, with its line.
 */
export function parseJson(text: string, file: string): unknown {
  const plain = text.replace(/^\uFEFF/, "")
    .replace(
      /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g,
      (word) => word[0] === '"' ? word : "null",
    );
  try {
    return JSON.parse(plain);
  } catch (error) {
    const lines = plain.split("\n").filter((line) => line.trim() !== "");
    try {
      if (lines.length === 0) throw error;
      return lines.map((line) => {
        const value = JSON.parse(line);
        if (isRecord(value)) return value;
        throw error;
      });
    } catch {
      const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
      const before = at === undefined ? plain : plain.slice(0, Number(at));
      throw new ReadError({
        file,
        line: before.split("\n").length,
        found: text.trim() === "" ? "an empty text" : "text that is no JSON",
        expected: "JSON with a list of records, or a record on each line",
        mend: "export it again, or check this line",
      });
    }
  }
}

/**
 * Takes the records out of a JSON value: a list of records, one below a name such as `data`, what pandas
 * writes (split, columns, index), or a single record.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const split = { columns: ["model", "kWh"], index: [0], data: [["a", 2]] };
 * assert.deepEqual(recordsOf(split, "a.json"), [{ model: "a", kWh: 2 }]);
 * assert.deepEqual(recordsOf({ model: ["a"], kWh: [2] }, "a.json"), [{ model: "a", kWh: 2 }]);
 * ```
 * @throws {ReadError} for a value that holds none.
 */
export function recordsOf(value: unknown, file: string): unknown[] {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) {
    throw new ReadError({
      file,
      found: `JSON that is ${value === null ? "null" : `a ${typeof value}`}`,
      expected: "a list of records",
      mend: 'write it as [{"column": value, …}, …]',
    });
  }
  const { columns, data } = value;
  if (Array.isArray(columns) && Array.isArray(data)) {
    return data.map((row) =>
      Object.fromEntries(
        columns.map((name, i) => [String(name), Array.isArray(row) ? row[i] : row]),
      )
    );
  }
  const list = LISTS.map((name) => value[name]).find((list) =>
    Array.isArray(list) && list.length > 0 && list.every(isRecord)
  );
  if (list !== undefined) return list as unknown[];
  const parts = Object.values(value), names = Object.keys(value);
  if (parts.length > 0 && parts.every((part) => Array.isArray(part) && !part.some(isRecord))) {
    const columns = parts as unknown[][], length = columns[0].length;
    if (length > 0 && columns.every((column) => column.length === length)) {
      return columns[0].map((_, i) =>
        Object.fromEntries(names.map((n, at) => [n, columns[at][i]]))
      );
    }
  }
  if (parts.length === 0 || !parts.every(isPlain)) {
    const numbered = parts.length > 0 && parts.every(isRecord) && names.every(isCount);
    return numbered ? parts : [value];
  }
  // pandas: columns of values by index, or (orient="index") rows by index
  if (names.every(isCount)) return parts;
  const index = Object.keys(parts[0]);
  const same = index.length > 0 && parts.every((part) => {
    const keys = Object.keys(part);
    return keys.length === index.length && keys.every((key, i) => key === index[i]);
  });
  if (!same) return [value];
  const turned = (index: readonly string[]) =>
    index.map((key) => Object.fromEntries(names.map((name, i) => [name, parts[i][key]])));
  if (index.every(isCount)) return turned(index);
  // an index of models' names
  const isModel = (name: string) => modelSizeB(name) !== null;
  if (names.every(isModel)) return names.map((model, i) => ({ model, ...parts[i] }));
  return index.every(isModel)
    ? turned(index).map((row, i) => ({ model: index[i], ...row }))
    : [value];
}

/** Whether a key is a row's number, as pandas counts them. */
const isCount = (key: string) => /^\d+$/.test(key);

/** Whether a value is a record of plain values. */
function isPlain(part: unknown): part is Record<string, unknown> {
  return isRecord(part) && !Object.values(part).some(isRecord);
}

/**
 * The records at a path of a JSON value: names with dots between them, `*` for each value of a record,
 * whose names are then in `key` (`key1`, `key2` where there are two). Plain values of the records above
 * are in each, and so is what is below.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const list = { maker: { models: { "a-7b": { cost: 1 } } } };
 * assert.deepEqual(recordsAt(list, "*.models.*"), [{ key1: "maker", key2: "a-7b", cost: 1 }]);
 * ```
 */
export function recordsAt(value: unknown, path: string): Record<string, unknown>[] {
  const steps = path === "" ? [] : path.split("."), several = path.split("*").length > 2;
  const below = (
    value: unknown,
    [step, ...rest]: readonly string[],
    above: Record<string, unknown>,
    stars: number,
  ): Record<string, unknown>[] => {
    if (Array.isArray(value)) {
      return value.flatMap((one) =>
        below(one, step === undefined ? [] : [step, ...rest], above, stars)
      );
    }
    if (!isRecord(value)) return [];
    const here = { ...above, ...value };
    if (step === undefined) return [here];
    const plain = Object.fromEntries(
      Object.entries(here).filter(([, part]) => typeof part !== "object" || part === null),
    );
    if (step !== "*") return below(value[step], rest, plain, stars);
    const key = several ? `key${stars + 1}` : "key";
    return Object.entries(value).flatMap(([name, part]) =>
      below(part, rest, { ...(stars > 0 ? above : {}), [key]: name }, stars + 1)
    );
  };
  return below(value, steps, {}, 0);
}

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
export function tableOfRecords(records: readonly unknown[], file: string): AnyTable {
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
    notes: [],
    decimal: ".",
    place: (line) => `${file}, row ${line - 1}`,
  };
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
