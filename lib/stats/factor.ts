import { takes } from "../read/said.ts";
import { levelOf, refuseName } from "./at.ts";
import { nameOfLevel } from "./design.ts";
import { type Estimate, times10, unknown } from "./estimate.ts";
import { type Fit, insideOf } from "./fit.ts";

const CALL = 'lm.factor(fit, "paramsB", 2)';

/**
 * How many times y is, all else held: when a quantity of a power law is multiplied (`factor(fit,
 * "paramsB", 2)`: when x doubles), or in one level of a group against the reference or another level
 * (`factor(fit, "kind", "mixture of experts")`). An estimate on the scale of the factor, so that 1 is
 * no difference; `p` is of that.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "./laws.ts";
 * const rows = [1, 2, 3, 4].map((i) => ({ paramsB: i, kWh: i ** 3 }));
 * const fit = powerLaw(rows, { y: "kWh", x: "paramsB" });
 * assert.equal(factor(fit, "paramsB", 2).estimate.toFixed(9), "8.000000000");
 * ```
 * @returns numbers that are NaN for a fit of too few rows, or where all rows are of one level.
 * @param against a level in place of the reference.
 * @throws {TypeError} when this is no fit.
 * @throws {RangeError} for a name or level that the fit has not, a factor that is not above 0, or a law
 * in which y does not multiply.
 */
export function factor(fit: Fit, name: string, to: number | string, against?: string): Estimate {
  const { names, effectOf } = insideOf(fit, CALL);
  takes(typeof name === "string", "factor", "a fit and a quantity or group", name, CALL);
  if (fit.why !== null) return unknown(fit.why);
  let weights: number[];
  if (fit.x.includes(name)) {
    if (fit.law !== "power") refuseLaw(fit, `multiplying ${name}`);
    if (!(typeof to === "number" && to > 0 && Number.isFinite(to))) {
      throw new RangeError(`Cannot multiply ${name} by ${to}, need a number above 0`);
    }
    weights = names.map((each) => each === name ? Math.log10(to) : 0);
  } else if (fit.by.includes(name)) {
    if (fit.law === "linear") refuseLaw(fit, `another ${name}`);
    const { all, reference } = fit.levels[name];
    if (all.length < 2) return unknown(`All rows are of one ${name}, ${reference}`);
    const column = (level: unknown) => nameOfLevel(name, levelOf(fit, name, level));
    const [one, other] = [column(to), column(against ?? reference)]; // the reference has no weight
    weights = names.map((each) => Number(each === one) - Number(each === other));
  } else refuseName(name, [...fit.x, ...fit.by]);
  if (weights.every((w) => w === 0)) {
    return { estimate: 1, error: 0, df: fit.coefficients.intercept.df, interval: [1, 1], p: 1 };
  }
  return times10(effectOf(weights, `the effect of ${name}`));
}

function refuseLaw({ law }: Fit, what: string): never {
  const line = law === "linear" ? "a straight line" : "an exponential law";
  throw new RangeError(
    `In ${line} ${what} does not multiply y by one factor; fit lm.powerLaw, or take lm.at at both places`,
  );
}
