import { TooFewError } from "../filter/too_few_error.ts";
import type { ErrorKind } from "./fit.ts";

/**
 * The fit whose interval is widest among the three kinds of standard errors: where rows are few, none
 * of the three can be trusted alone. A kind that the points do not carry is passed over.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitLinear } from "./linear.ts";
 * const points = [1, 2, 3, 4].map((x) => ({ x, y: x ** 2, cluster: String(x) }));
 * const fit = widest((errors) => fitLinear(points, { errors }), (fit) => fit.slopeInterval);
 * assert.equal(fit.errors, "HC3");
 * ```
 * @throws {RangeError} as the fit does, when the points carry none of the three.
 */
export function widest<F>(
  fit: (errors: ErrorKind) => F,
  interval: (fit: F) => readonly [number, number],
  /** Which clustered errors suit the points. */
  clustered: ErrorKind = "cluster",
): F {
  const found: F[] = [];
  let trouble: unknown;
  for (const errors of ["classical", "HC3", clustered] as const) {
    try {
      found.push(fit(errors));
    } catch (error) {
      if (!(error instanceof TooFewError)) throw error;
      trouble ??= error;
    }
  }
  if (found.length === 0) throw trouble;
  const width = (each: F) => interval(each)[1] - interval(each)[0];
  return found.reduce((a, b) => width(b) > width(a) ? b : a);
}
