import { numberIn } from "../decimal_mark.ts";
import { snake } from "./units.ts";

/** A count of parameters with its unit, as in `7B` or `350 M`; `8x7B` too, which is no number. */
const WITH_UNIT = /^(\d+x)?[\d.,]+ *(bn?|billions?|m|millions?)$/i;

/**
 * A parameter count in billions: `7`, `7B`, `350M`, and `7000000000` where the header is one of
 * parameters and names no billions (a bare size may be that of a file); null where it is none.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(["7B", "350M", "7e9"].map((text) => billionsIn(text, "params")), [7, 0.35, 7]);
 * assert.equal(billionsIn("7e9", "params_b"), 7e9);
 * ```
 */
export function billionsIn(text: string, header: string, decimal: "." | "," = "."): number | null {
  const [, digits, unit] = /^(.*?)\s*(bn?|billions?|m|millions?)?$/i.exec(text.trim())!;
  const value = numberIn(digits, decimal);
  if (value === null) return null;
  if (unit !== undefined) return /^m/i.test(unit) ? Number(`${value}e-3`) : value;
  const { parameters, billions } = named(header);
  return parameters && !billions && value >= 1e6 ? value / 1e9 : value;
}

/**
 * Whether a column is one of sizes with units: its header names parameters, and cells are like `7B`; all
 * of them where the header names no billions, in which its numbers are then meant.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(hasUnits("Params (B)", ["7B", "13"]), true);
 * assert.equal(hasUnits("params", ["7B", "13000000000"]), false);
 * assert.equal(hasUnits("Memory", ["350M"]), false);
 * ```
 */
export function hasUnits(header: string, cells: readonly string[]): boolean {
  const { parameters, billions } = named(header);
  if (!parameters) return false;
  const filled = cells.filter((cell) => /\d/.test(cell));
  const isOne = (cell: string) => WITH_UNIT.test(cell.trim());
  return billions ? filled.some(isOne) : filled.length > 0 && filled.every(isOne);
}

/** What a header names. */
function named(header: string): { parameters: boolean; billions: boolean } {
  const name = snake(header);
  return { parameters: /param/.test(name), billions: /(^|_)(b|billions?)(_|$)/.test(name) };
}
