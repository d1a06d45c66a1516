import { normalHeader, type TextTable } from "./csv.ts";
import { modelSizeB } from "./model_name.ts";
import { ReadError } from "./read_error.ts";

type Named = Record<string, unknown>;

/** Where files keep their records beside other things. */
const LISTS = ["data", "rows", "records", "results", "configurations", "items"];

/** Reads JSON, also a record on each line. NaN and Infinity, which Python writes and JSON has not, become null. */
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

/** The records of a JSON value: of a list, also below a name such as `data`, of what pandas writes, or it alone. */
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
  return list as Named[] | undefined ?? byIndex(value) ?? byIndex(turned(value)) ?? [value];
}

/** The records that a record holds by their numbers, as pandas counts them, or by models' names; else null. */
function byIndex(value: Named): Named[] | null {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, row]) => isRecord(row))) return null;
  const rows = entries as [string, Named][];
  if (rows.every(([key]) => /^\d+$/.test(key))) return rows.map(([, row]) => row);
  return rows.every(([key]) => modelSizeB(key) !== null)
    ? rows.map(([model, row]) => ({ model, ...row }))
    : null;
}

/** Columns of values, each by the same index or a list, as rows by that index; empty for what are none. */
function turned(value: Named): Record<string, Named> {
  const names = Object.keys(value), parts = Object.values(value) as Named[];
  const index = Object.keys(parts[0] ?? {}), keys = index.join("\n");
  const areColumns = parts.every((part) =>
    typeof part === "object" && part !== null && Object.keys(part).join("\n") === keys &&
    !Object.values(part).some(isRecord)
  );
  if (!areColumns) return {};
  return Object.fromEntries(
    index.map((
      key,
    ) => [key, Object.fromEntries(names.map((name, i) => [name, parts[i][key]]))]),
  );
}

/**
 * The records at a path of a JSON value: names with dots between them; `<key>` for each value of a record,
 * whose name is then in `key`. Plain values of the records above are in each: `<maker>.models.<id>` of
 * `{ acme: { models: { "a-7b": { cost: 1 } } } }` is `{ maker: "acme", id: "a-7b", cost: 1 }`.
 */
export function recordsAt(value: unknown, path: string): Named[] {
  return below(value, path.split("."), {});
}

function below(value: unknown, [step, ...steps]: readonly string[], above: Named): Named[] {
  return [value].flat().filter(isRecord).flatMap((record) => {
    if (step === undefined) return [{ ...above, ...record }];
    const plain = Object.entries(record)
      .filter(([, part]) => typeof part !== "object" || part === null);
    const here = { ...above, ...Object.fromEntries(plain) };
    const key = /^<(.*)>$/.exec(step)?.[1];
    if (key === undefined) return below(record[step], steps, here);
    return Object.entries(record)
      .flatMap(([name, part]) => below(part, steps, { ...here, [key]: name }));
  });
}

/**
 * Makes a table of records, as JSON and parquet hold them, with the cells and lines that a CSV of the same
 * rows would have. A record inside a record becomes columns named like `decode.efficiency.value`.
 */
export function tableOfRecords(records: readonly unknown[], file: string): TextTable {
  const flat = records.map((record, index) => {
    if (isRecord(record)) return new Map(flatten(record));
    throw new ReadError({
      file: `${file}, entry ${index + 1}`,
      found: JSON.stringify(record)?.slice(0, 40) ?? String(record),
      expected: "a record with named values",
      mend: "write the rows as a list of records",
    });
  });
  const names = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  if (names.length === 0) {
    const [found, expected] = ["no records", "one at least"];
    throw new ReadError({ file, found, expected, mend: "export the file again" });
  }
  return {
    file,
    header: names.map(normalHeader),
    records: flat.map((record, index) => ({
      line: index + 2,
      cells: names.map((name) => record.get(name) ?? ""),
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

/** A value as the text of a cell: numbers shortest, flags True or False, nothing and NaN as nothing. */
export function cellOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof Date) return value.toISOString().replace("T00:00:00.000Z", "");
  if (Array.isArray(value)) return JSON.stringify(value);
  return Number.isNaN(value) ? "" : String(value ?? "");
}

function isRecord(value: unknown): value is Named {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof Date) && !ArrayBuffer.isView(value);
}
