/** Values of one field: as they are, or as indexes into the list of those that occur. */
export type Column = { values: unknown[] } | { known: unknown[]; indexes: number[] };

/** Rows field by field, which as JSON is a third of the rows themselves. */
export type Columns = { count: number; fields: Record<string, Column> };

/**
 * Turns rows into columns of the fields that are needed; what repeats is written once.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [{ a: 1, b: "x" }, { a: 2, b: "x" }, { a: 3, b: "x" }];
 * assert.deepEqual(rowsOf(toColumns(rows, ["a", "b"])), rows);
 * ```
 */
export function toColumns<Row>(
  rows: readonly Row[],
  fields: readonly (keyof Row & string)[],
): Columns {
  return {
    count: rows.length,
    fields: Object.fromEntries(
      fields.map((field) => [field, toColumn(rows.map((row) => row[field]))]),
    ),
  };
}

/** One field's column, the shorter of both ways to write it. */
function toColumn(values: unknown[]): Column {
  const known = new Map<string, number>();
  const indexes = values.map((value) => {
    const key = JSON.stringify(value);
    const index = known.get(key) ?? known.size;
    known.set(key, index);
    return index;
  });
  return known.size > values.length / 2
    ? { values }
    : { known: [...known.keys()].map((key) => JSON.parse(key)), indexes };
}

/** The rows that columns were made of, with only the fields that travelled. */
export function rowsOf<Row>({ count, fields }: Columns): Row[] {
  const entries = Object.entries(fields).map(([field, column]) => ({
    field,
    values: "values" in column ? column.values : column.indexes.map((index) => column.known[index]),
  }));
  return Array.from(
    { length: count },
    (_, i) => Object.fromEntries(entries.map(({ field, values }) => [field, values[i]])) as Row,
  );
}
