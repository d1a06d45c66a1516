import type { AnyTable } from "./any_table.ts";
import { modelSizeB } from "./model_name.ts";
import { ReadError } from "./read_error.ts";

type Named = Record<string, unknown>;

/** Where files keep their records beside other things. */
const LISTS = ["data", "rows", "records", "results", "configurations", "items"];

/**
 * Reads JSON text: also a record on each line, and with NaN and Infinity, which Python writes and JSON has
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
    const byLine = recordsByLine(plain);
    if (byLine !== null) return byLine;
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    throw new ReadError({
      file,
      line: plain.slice(0, at === undefined ? undefined : Number(at)).split("\n").length,
      found: text.trim() === "" ? "an empty text" : "text that is no JSON",
      expected: "JSON with a list of records, or a record on each line",
      mend: "export it again, or check this line",
    });
  }
}

/** The records of a text that has one on each line; null for any other. */
function recordsByLine(text: string): Named[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  try {
    const records = lines.map((line) => JSON.parse(line));
    return records.length > 0 && records.every(isRecord) ? records : null;
  } catch {
    return null;
  }
}

/**
 * Takes the records out of a JSON value: a list of records, one below a name such as `data`, what pandas
 * writes (split, columns, index), or a single record.
 *
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
      Object.fromEntries(columns.map((name, i) => [name, Array.isArray(row) ? row[i] : row]))
    );
  }
  const list = LISTS.map((name) => value[name]).find((list) =>
    Array.isArray(list) && list.length > 0 && list.every(isRecord)
  );
  if (list !== undefined) return list as Named[];
  const names = Object.keys(value), parts = Object.values(value) as Named[];
  // pandas: rows by index (orient="index"), or columns of values, by index or as lists
  if (names.length > 0 && names.every(isCount) && parts.every(isRecord)) return parts;
  const index = Object.keys(parts[0] ?? {}), keys = index.join("\n");
  const isColumn = (part: unknown) =>
    typeof part === "object" && part !== null && Object.keys(part).join("\n") === keys &&
    !Object.values(part).some(isRecord);
  if (index.length === 0 || !parts.every(isColumn)) return [value];
  const turned = index.map((key) =>
    Object.fromEntries(names.map((name, i) => [name, parts[i][key]]))
  );
  if (index.every(isCount)) return turned;
  // an index of models' names
  const isModel = (name: string) => modelSizeB(name) !== null;
  if (names.every(isModel)) return names.map((model, i) => ({ model, ...parts[i] }));
  return index.every(isModel) ? turned.map((row, i) => ({ model: index[i], ...row })) : [value];
}

/** Whether a key is a row's number, as pandas counts them. */
const isCount = (key: string) => /^\d+$/.test(key);

/**
 * The records at a path of a JSON value: names with dots between them, `*` for each value of a record,
 * whose names are then in `key` (`key1`, `key2` where there are two). Plain values of the records above
 * are in each: `*.models.*` of `{ maker: { models: { "a-7b": { cost: 1 } } } }` is
 * `{ key1: "maker", key2: "a-7b", cost: 1 }`.
 */
export function recordsAt(value: unknown, path: string): Named[] {
  const several = path.split("*").length > 2;
  let places: { value: unknown; above: Named }[] = [{ value, above: {} }], stars = 0;
  for (const step of path.split(".")) {
    if (step === "*") stars++;
    const key = several ? `key${stars}` : "key";
    places = places.flatMap(({ value, above }) =>
      [value].flat().filter(isRecord).flatMap((record) => {
        const plain = Object.entries(record)
          .filter(([, part]) => typeof part !== "object" || part === null);
        const here = { ...above, ...Object.fromEntries(plain) };
        if (step !== "*") return [{ value: record[step], above: here }];
        return Object.entries(record)
          .map(([name, value]) => ({ value, above: { ...here, [key]: name } }));
      })
    );
  }
  return places.flatMap(({ value, above }) =>
    [value].flat().filter(isRecord).map((record) => ({ ...above, ...record }))
  );
}

/**
 * Makes a table of records, as JSON and parquet hold them: each key a column, each value the text
 * that a CSV of the same rows would have. A record inside a record becomes columns named like
 * `decode.efficiency.value`; a list becomes its JSON; what is missing or null is an empty cell. Lines count
 * as in the CSV of this table: the first record is line 2.
 *
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
function flatten(record: Named, path = ""): [string, string][] {
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
function isRecord(value: unknown): value is Named {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof Date) && !ArrayBuffer.isView(value);
}
