import { at } from "./at.ts";
import { checkColumn, checkRows } from "./columns.ts";
import { type Fit, insideOf } from "./fit.ts";

/** How a row compares with what a fit to other rows expects. */
export type AgainstFit = {
  /** What the fit expects at the row's quantities and levels. */
  expected: number;
  /** Where one new row lies, with 95 %. */
  prediction: [number, number];
  /** The row's y over what is expected. */
  timesExpected: number;
  /** The row's y over both ends of `prediction`: how many times it is, with 95 %. */
  interval: [number, number];
  /** Whether the row lies where the fit expects one. */
  within: boolean;
};

/**
 * Compares rows that a fit was not made of with what it expects of them. A level that the fit does not
 * know, such as one's own hardware, counts as that of most of its rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "./laws.ts";
 * const rows = [1, 2, 3, 4].map((b) => ({ paramsB: b, kWh: 2 * b * (b === 3 ? 1.1 : 1) }));
 * const fit = powerLaw(rows, { y: "kWh", x: "paramsB" });
 * const [mine] = againstFit(fit, [{ paramsB: 2, kWh: 8 }]);
 * assert.equal(mine.timesExpected.toFixed(1), "2.0");
 * assert.equal(mine.within, false);
 * ```
 * @throws {TypeError} when this is no fit, or these are no rows.
 * @throws {RangeError} for a row whose quantity has no logarithm.
 */
export function againstFit<Row extends object>(
  fit: Fit,
  rows: readonly Row[],
): (Row & AgainstFit)[] {
  const call = "lm.againstFit(fit, rows)";
  insideOf(fit, call);
  checkRows(rows, call);
  if (rows.length > 0) [...fit.x, fit.y].forEach((name) => checkColumn(rows, name));
  return rows.map((row) => {
    const values = row as Record<string, number>;
    const known = fit.by.filter((name) => fit.levels[name].all.includes(String(values[name])));
    const place = Object.fromEntries([...fit.x, ...known].map((name) => [name, values[name]]));
    const { estimate, prediction } = at(fit, place), y = values[fit.y];
    const within = y >= prediction[0] && y <= prediction[1];
    const interval: [number, number] = [y / prediction[1], y / prediction[0]];
    return {
      ...row,
      expected: estimate,
      prediction,
      timesExpected: y / estimate,
      interval,
      within,
    };
  });
}
