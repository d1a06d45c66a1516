import type { Table } from "../tables/table.ts";
import { date } from "./numbers.ts";
import { formatCounted, formatList } from "./quantity.ts";

/**
 * Where rows come from, for a caption: the source with its date, the files, the number of rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const about = { url: null, licence: null, files: ["served.csv"], own: false, warning: null };
 * const served = { rows: [{}, {}], origin: { source: "ML.ENERGY", date: "2026-02-16", ...about } };
 * assert.equal(source(served), "ML.ENERGY, state of 16 February 2026 (served.csv, 2 rows)");
 * ```
 * @param tables one table, or several whose rows stand in one figure.
 */
export function source(...tables: readonly Pick<Table<object>, "rows" | "origin">[]): string {
  return tables.map((table) => {
    if (!Array.isArray(table?.rows) || typeof table.origin !== "object") {
      throw new TypeError(
        "lm.source() takes a table, such as lm.source(served) after " +
          "const served = lm.loadServed(); rows alone do not know where they come from",
      );
    }
    const { source, date: day, files } = table.origin, beside = rowsBeside(table);
    const named = files.filter((file) => file !== source);
    const state = day === null ? source : `${source}, state of ${date(day)}`;
    const count = table.rows.length - beside.reduce((sum, { count }) => sum + count, 0);
    const rows = formatCounted(count, "row");
    const own = `${state} (${[...named.length > 0 ? [formatList(named)] : [], rows].join(", ")})`;
    const others = beside.map(({ cited, count }) => `${cited} (${formatCounted(count, "row")})`);
    return [own, ...others].join("; ");
  }).join("; ");
}

/** The rows of a table that are of files beside its own, by file: they are not its source's. */
export function rowsBeside(
  { rows, origin: { beside = {} } }: Pick<Table<object>, "rows" | "origin">,
): { cited: string; count: number }[] {
  return Object.entries(beside).map(([file, cited]) => ({
    cited,
    count: rows.filter((row) => (row as { source?: string }).source === file).length,
  })).filter(({ count }) => count > 0);
}
