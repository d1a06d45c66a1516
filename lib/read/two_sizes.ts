import type { Column } from "./column.ts";
import type { Tally } from "./left_out.ts";

/** A model's size: in billions of parameters, all of them and those that work on one token. */
type Size = { paramsB: number | null; activeParamsB: number | null };

/** The column of the parameters that work on one token; empty where nobody says. */
export const ACTIVE_PARAMS_COLUMN = {
  headers: ["Active params (B)"],
  unit: "10⁹ parameters",
  kind: "number",
  above: 0,
  whenEmpty: null,
} as const satisfies Column;

/**
 * Why a size cannot be true, or null.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const why = impossibleSize({ paramsB: 7, activeParamsB: 8 });
 * assert.equal(why, "more parameters are active than there are");
 * ```
 */
export function impossibleSize({ paramsB, activeParamsB }: Size): string | null {
  return paramsB !== null && activeParamsB !== null && activeParamsB > paramsB
    ? "more parameters are active than there are"
    : null;
}

/**
 * Leaves out each row of a model that stands in some rows with one size, total or active, and in others
 * with another: nobody can tell which is right. Models are told apart by `nameOf`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { tally } from "./left_out.ts";
 * const sized = (model: string, paramsB: number) => ({ model, paramsB, activeParamsB: null });
 * const rows = [sized("a", 7), sized("b", 7), sized("a", 8)], leftOut = tally();
 * assert.deepEqual(leaveOutTwoSizes(rows, ({ model }) => model, leftOut), [sized("b", 7)]);
 * assert.deepEqual(leftOut.list(), [{ why: "its model has two sizes in the table: a", count: 2 }]);
 * ```
 */
export function leaveOutTwoSizes<Row extends Size>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  leftOut: Tally,
): Row[] {
  const torn = twoSizes(rows, nameOf);
  return rows.filter((row) => {
    const name = nameOf(row);
    if (torn.has(name)) leftOut.add(`its model has two sizes in the table: ${name}`);
    return !torn.has(name);
  });
}

/** The models that have two sizes. */
function twoSizes<Row extends Size>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): Set<string> {
  const first = new Map<string, string>(), torn = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row), size = `${row.paramsB} ${row.activeParamsB}`;
    if ((first.get(name) ?? size) !== size) torn.add(name);
    first.set(name, size);
  }
  return torn;
}
