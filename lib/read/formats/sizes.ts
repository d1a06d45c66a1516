import { numberIn } from "../number.ts";
import { rounded, snake } from "./units.ts";

/** A count of parameters with its unit, as in `7B`, `350 M` or `1T`; `8x7B` too, which is no number. */
const WITH_UNIT = /^((?:\d+x)?[\d.,]+) *(bn?|billions?|m|millions?|tn?|trillions?)$/i;
const BILLIONS = { b: 1, m: 1e-3, t: 1e3 };

/**
 * A parameter count in billions: `7`, `7B`, `350M`, `1T`, and `7000000000` where the header is one of
 * parameters and names no billions (a bare size may be that of a file); null where it is none.
 */
export function billionsIn(text: string, header: string, decimal: "." | "," = "."): number | null {
  const [, digits = text, unit] = WITH_UNIT.exec(text.trim()) ?? [];
  const value = numberIn(digits, decimal);
  if (value === null) return null;
  if (unit !== undefined) {
    return rounded(value * BILLIONS[unit[0].toLowerCase() as keyof typeof BILLIONS]);
  }
  const { parameters, billions } = named(header);
  return parameters && !billions && value >= 1e6 ? value / 1e9 : value;
}

/**
 * Whether a column is one of sizes with units: its header names parameters, and cells are like `7B`; all
 * of them where the header names no billions, in which its numbers are then meant.
 */
export function hasUnits(header: string, cells: readonly string[]): boolean {
  const { parameters, billions } = named(header);
  if (!parameters) return false;
  const filled = cells.filter((cell) => /\d/.test(cell));
  const isOne = (cell: string) => WITH_UNIT.test(cell.trim());
  return billions ? filled.some(isOne) : filled.length > 0 && filled.every(isOne);
}

function named(header: string): { parameters: boolean; billions: boolean } {
  const name = snake(header);
  return { parameters: /param/.test(name), billions: /(^|_)(b|billions?)(_|$)/.test(name) };
}
