import { grid } from "./grid.ts";
import { type Fitted, predictFitted } from "./named_growth.ts";
import type { Prediction } from "./predict.ts";

/**
 * Predictions from `from` to `to`, both included, at `steps` + 1 places that are evenly spaced on an
 * axis of that scale: the line and the bands of a figure.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitLinear } from "./linear.ts";
 * const fit = fitLinear([{ x: 1, y: 2 }, { x: 2, y: 5 }, { x: 3, y: 6 }]);
 * const line = curve(fit, { from: 1, to: 100, scale: "log", steps: 2 });
 * assert.deepEqual(line.map((p) => Math.round(p.x)), [1, 10, 100]);
 * ```
 * @throws {RangeError} when the ends are not in order, not above 0 on a log scale, or `steps` is no whole number from 1.
 */
export function curve(
  fit: Fitted,
  { from, to, scale, steps = 80 }: {
    from: number;
    to: number;
    scale: "log" | "linear";
    /** @default 80 */
    steps?: number;
  },
): Prediction[] {
  if (!(from < to) || (scale === "log" && from <= 0)) {
    throw new RangeError(
      `Cannot draw a curve from ${from} to ${to} on a ${scale} scale, need from < to${
        scale === "log" ? ", both above 0" : ""
      }`,
    );
  }
  if (!(Number.isInteger(steps) && steps >= 1)) {
    throw new RangeError(
      `Cannot draw a curve in ${steps} steps, need a whole number from 1`,
    );
  }
  return grid([from, to], { scale, steps }).map((x) => predictFitted(fit, x));
}
