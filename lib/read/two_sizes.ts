/** What a row says of a model's size. */
type Sized = { model: string; paramsB: number | null; activeParamsB: number | null };

/**
 * The models that stand in some rows with one size, total or active, and in others with another: nobody
 * can tell which is right.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const sized = (model: string, paramsB: number) => ({ model, paramsB, activeParamsB: null });
 * assert.deepEqual([...twoSizes([sized("a", 7), sized("b", 7), sized("a", 8)])], ["a"]);
 * ```
 */
export function twoSizes(rows: readonly Sized[]): Set<string> {
  const first = new Map<string, string>(), torn = new Set<string>();
  for (const { model, paramsB, activeParamsB } of rows) {
    const size = `${paramsB} ${activeParamsB}`;
    if ((first.get(model) ?? size) !== size) torn.add(model);
    first.set(model, size);
  }
  return torn;
}
