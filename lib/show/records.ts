import { isFit } from "../page/cell_text.ts";
import { keptFrom } from "../settings/keep.ts";
import type { Table } from "../tables/table.ts";

export type RowRecord = Readonly<Record<string, unknown>>;

/** `columns` are those to show first; all where nothing says so. */
type Records = { records: readonly RowRecord[]; noun: string; columns?: readonly string[] };

/**
 * Anything that has rows or keys, as rows of named columns: records, lists of lists or of values, maps (also
 * of `Map.groupBy`), sets, a table of `lm.load…()`, a fit, or one object, a row a key. Null for anything else.
 */
export function recordsOf(thing: unknown): Records | null {
  if (typeof thing !== "object" || thing === null) return null;
  if (isTable(thing)) return { records: thing.rows, noun: thing.noun, columns: thing.columns };
  const noun = "row";
  if (isFit(thing)) {
    const records = Object.entries(thing.coefficients).map(
      ([coefficient, { estimate, error, df, interval, p }]) => (
        { coefficient, estimate, error, df, interval, p }
      ),
    );
    return { records, noun: "coefficient" };
  }
  if (thing instanceof Map) {
    return { records: Array.from(thing, ([key, value]) => ({ key, ...ofGroup(value) })), noun };
  }
  if (Symbol.iterator in thing) {
    const items = Array.from(thing as Iterable<unknown>), records = items.map(asRecord);
    // rows that were taken out of a table show its columns and its noun
    const tables = items.map(keptFrom), [table] = tables;
    if (!table || tables.includes(null)) return { records, noun };
    return { records, noun: table.noun ?? noun, columns: table.columns };
  }
  const entries = Object.entries(thing);
  if (entries.length === 0) return null;
  const areRows = entries.every(([, value]) => isPlainObject(value));
  const records = entries.map(([name, value]) =>
    areRows ? { name, ...(value as RowRecord) } : { name, value }
  );
  return { records, noun };
}

/** An item of a list as a row: a record as it is, a list by place, a value by itself. */
function asRecord(item: unknown): RowRecord {
  if (isPlainObject(item)) return item;
  return Array.isArray(item)
    ? Object.fromEntries(item.map((value, i) => [String(i + 1), value]))
    : { value: item };
}

/** What a group of a map adds to its row: how many rows, a record's columns, or the value. */
function ofGroup(value: unknown): RowRecord {
  if (Array.isArray(value)) return { rows: value.length };
  return isPlainObject(value) && !isFit(value) ? value : { value };
}

/** Whether this is a table of `lm.load…()` or `lm.keep()`. */
export function isTable(thing: unknown): thing is Table<RowRecord> {
  const { rows, columns, noun } = Object(thing);
  return Array.isArray(rows) && Array.isArray(columns) && typeof noun === "string";
}

/** An object that is no list, map, date or other thing of its own kind. */
export function isPlainObject(value: unknown): value is RowRecord {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
