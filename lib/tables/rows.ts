import type { Tally } from "../read/left_out.ts";

/** A model's size: in billions of parameters, all of them and those that work on one token. */
type Size = { paramsB: number | null; activeParamsB: number | null };

/** Why a size cannot be true, or null. */
export function impossibleSize({ paramsB, activeParamsB }: Size): string | null {
  return paramsB !== null && activeParamsB !== null && activeParamsB > paramsB
    ? "more parameters are active than there are"
    : null;
}

/** The rows without those for which there is a reason, which is counted. */
export function leaveOut<Row>(
  rows: readonly Row[],
  reasonOf: (row: Row, i: number) => string | null,
  leftOut: Tally,
): Row[] {
  return rows.filter((row, i) => {
    const why = reasonOf(row, i);
    if (why !== null) leftOut.add(why);
    return why === null;
  });
}

/**
 * Leaves out each row of a model that stands in some rows with one size, total or active, and in others
 * with another: nobody can tell which is right. Models are told apart by `nameOf`.
 */
export function leaveOutTwoSizes<Row extends Size>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  leftOut: Tally,
): Row[] {
  const sizes = new Map<string, Set<string>>();
  for (const row of rows) {
    const name = nameOf(row), size = `${row.paramsB} ${row.activeParamsB}`;
    sizes.set(name, (sizes.get(name) ?? new Set()).add(size));
  }
  return leaveOut(rows, (row) => {
    const name = nameOf(row);
    return sizes.get(name)!.size > 1 ? `its model has two sizes in the table: ${name}` : null;
  }, leftOut);
}

/** The rows, each `repeated` where an earlier one has the same key, which is noted. */
export function markRepeated<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => unknown[],
  notes: Tally,
  why: string,
): (Row & { repeated: boolean })[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const key = JSON.stringify(keyOf(row)), repeated = seen.has(key);
    seen.add(key);
    if (repeated) notes.add(why);
    return { ...row, repeated };
  });
}
