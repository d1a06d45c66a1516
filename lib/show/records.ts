import { keptFrom } from "../settings/keep.ts";
import type { Table } from "../tables/table.ts";
import { fitRows, isFit } from "./fit_rows.ts";

/** A row of a table, by column. */
export type RowRecord = Readonly<Record<string, unknown>>;

/** What a table shows: its rows, and what is known of them. */
export type Records = {
  records: readonly RowRecord[];
  /** What one row is. */
  noun: string;
  /** The columns to show first; all where nothing says so. */
  columns?: readonly string[];
};

/**
 * Anything that has rows or keys, as rows of named columns: records, lists of lists or of values,
 * maps (also of `Map.groupBy`), sets, a table of `lm.load…()`, a fit, or one object, a row a key. Null for anything else.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(recordsOf(new Map([["H100", [1, 2]]]))?.records, [{ key: "H100", rows: 2 }]);
 * assert.deepEqual(recordsOf({ n: 565 })?.records, [{ name: "n", value: 565 }]);
 * assert.equal(recordsOf("text"), null);
 * ```
 */
export function recordsOf(thing: unknown): Records | null {
  if (typeof thing !== "object" || thing === null) return null;
  if (isTable(thing)) return { records: thing.rows, noun: thing.noun, columns: thing.columns };
  if (isFit(thing)) return { records: fitRows(thing), noun: "coefficient" };
  if (thing instanceof Map) {
    return {
      records: Array.from(thing, ([key, value]) => ({ key, ...ofGroup(value) })),
      noun: "row",
    };
  }
  if (Symbol.iterator in thing) {
    const items = Array.from(thing as Iterable<unknown>),
      { noun = "row", columns } = ofTable(items);
    return { records: items.map(asRecord), noun, columns };
  }
  const entries = Object.entries(thing);
  if (entries.length === 0) return null;
  const rowsOfIt = entries.every(([, value]) => isPlainObject(value))
    ? entries.map(([name, value]) => ({ name, ...(value as RowRecord) }))
    : entries.map(([name, value]) => ({ name, value }));
  return { records: rowsOfIt, noun: "row" };
}

/** What the table says of rows that were taken out of it. */
function ofTable(items: readonly unknown[]) {
  const from = keptFrom(items[0]);
  return from !== null && items.every((item) => keptFrom(item) !== null) ? from : {};
}

/** An item of a list as a row: a record as it is, a list by place, a value by itself. */
function asRecord(item: unknown): RowRecord {
  if (isPlainObject(item)) return item;
  if (Array.isArray(item)) {
    return Object.fromEntries(item.map((value, i) => [String(i + 1), value]));
  }
  return { value: item };
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
