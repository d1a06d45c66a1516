import { FIELDS } from "../tables/fields.ts";

/**
 * What an axis of a known column says, with its unit; undefined for a column of somebody's own.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(labelOf("paramsB"), "Parameters (B)");
 * assert.equal(labelOf("mine"), undefined);
 * ```
 */
export function labelOf(column: string): string | undefined {
  if (!Object.hasOwn(FIELDS, column)) return undefined;
  const { label, unit } = FIELDS[column];
  return unit === undefined ? label : `${label} (${unit})`;
}
