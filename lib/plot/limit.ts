import * as Plot from "@observablehq/plot";
import { takes } from "../read/said.ts";
import { billions } from "../words/numbers.ts";
import { colors } from "./theme.ts";

/**
 * A mark for the limit between small and large models: a dashed line at `limitB` on the x axis, named at
 * its top.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(limit(7).length, 2);
 * assert.deepEqual(limit(null), []);
 * ```
 * @param limitB in billions of parameters; null draws nothing.
 */
export function limit(limitB: number | null): Plot.Markish[] {
  if (limitB === null) return [];
  takes(limitB > 0 && limitB < Infinity, "limit", "a size above 0", limitB, "lm.limit(7)");
  const place = [{ paramsB: limitB }];
  return [
    Plot.ruleX(place, { x: "paramsB", stroke: colors.rule, strokeDasharray: "4 4" }),
    Plot.text(place, {
      x: "paramsB",
      frameAnchor: "top",
      text: () => billions(limitB),
      textAnchor: "start",
      lineAnchor: "top",
      dx: 5,
      fill: colors.muted,
      stroke: colors.background,
      strokeWidth: 3,
    }),
  ];
}
