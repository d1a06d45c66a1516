import { hint } from "../read/nearest.ts";
import { takes } from "../read/said.ts";
import { checkColumn, checkRows } from "./columns.ts";

import { type Estimate, estimateOf, times10, unknown } from "./estimate.ts";
import { type Fit, insideOf, logsOf, nameOfLevel } from "./fit.ts";
import { INTERCEPT } from "./ols.ts";

/** What a fit expects at one place, with the 95 % intervals of the line and of one new row. */
export type Expected = ReturnType<typeof at>;

/** Quantities and levels. */
type Place = Record<string, number | string>;

/**
 * What a fit expects at given quantities and levels; in place of one that is not given stands
 * `fit.middle`, or the level of most rows. In laws that take the logarithm of y the estimate is its
 * median. The prediction adds the residual variance to that of the line.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "./laws.ts";
 * const rows = [1, 2, 3, 4].map((i) => ({ paramsB: i, kWh: 2 * i, kind: "dense" }));
 * const { estimate, at: where } = at(powerLaw(rows, { y: "kWh", x: "paramsB", by: "kind" }), { paramsB: 8 });
 * assert.deepEqual([estimate.toFixed(9), where], ["16.000000000", { paramsB: 8, kind: "dense" }]);
 * ```
 * @throws {TypeError} when this is no fit.
 * @throws {RangeError} for a name, level or quantity that the fit cannot have.
 */
export function at(fit: Fit, place: Readonly<Place> = {}) {
  const call = 'lm.at(fit, { paramsB: 13, kind: "dense" })';
  const { names, effectOf } = insideOf(fit, call), { logX, logY } = logsOf(fit.law);
  takes(typeof place === "object" && place !== null, "at", "a fit and a place", place, call);
  const where: Place = fit.why === null ? placeOf(fit, place) : { ...place };
  const levels = fit.by.map((name) => nameOfLevel(name, String(where[name])));
  const weights = names.map((name) => {
    if (fit.x.includes(name)) return logX ? Math.log10(Number(where[name])) : Number(where[name]);
    return Number(name === INTERCEPT || levels.includes(name)); // a reference has no column
  });
  const line = effectOf(weights, "the estimate"), { estimate, error, df, why } = line;
  const row = why ? line : estimateOf(estimate, Math.hypot(error, fit.sigma), df);
  const [about, one] = logY ? [times10(line), times10(row)] : [line, row];
  return {
    estimate: about.estimate,
    confidence: about.interval,
    prediction: one.interval,
    /** All quantities and levels that it is of. */
    at: where,
    /** Why it, or where it lies, is not known; null where both are. */
    why,
  };
}

/** A place with all that was not given, checked. */
function placeOf(fit: Fit, place: Readonly<Place>): Place {
  const known = [...fit.x, ...fit.by], { logX } = logsOf(fit.law);
  const strange = Object.keys(place).find((name) => !known.includes(name));
  if (strange !== undefined) refuseName(strange, known);
  const where: Place = {};
  for (const name of fit.x) {
    const value = where[name] = place[name] ?? fit.middle[name];
    if (Number.isFinite(value) && (!logX || Number(value) > 0)) continue;
    const need = logX ? "a number above 0" : "a number";
    throw new RangeError(`Cannot say what the fit expects at ${name} = ${value}, need ${need}`);
  }
  for (const name of fit.by) where[name] = levelOf(fit, name, place[name] ?? fit.levels[name].most);
  return where;
}

function levelOf(fit: Fit, name: string, level: unknown): string {
  const { all } = fit.levels[name], text = String(level);
  if (all.includes(text)) return text;
  throw new RangeError(
    `The fit has no ${name} "${text}"${hint(text, all, '"')}; it was fitted to ${all.join(", ")}`,
  );
}

export function refuseName(name: string, known: readonly string[]): never {
  throw new RangeError(
    `The fit has no \`${name}\`${hint(name, known)}; it has ${known.join(", ")}`,
  );
}

/**
 * How many times y is, all else held: when a quantity of a power law doubles (`factor(fit, "paramsB", 2)`),
 * or in one level of a group against the reference or another one (`factor(fit, "kind", "dense")`). 1 is
 * no difference, and `p` is of that. Of too few rows, or one level alone, numbers are NaN.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "./laws.ts";
 * const fit = powerLaw([1, 2, 3, 4].map((x) => ({ x, kWh: x ** 3 })), { y: "kWh", x: "x" });
 * assert.equal(factor(fit, "x", 2).estimate.toFixed(9), "8.000000000");
 * ```
 * @throws {TypeError} {RangeError} as `at`, or for a law in which y does not multiply.
 */
export function factor(fit: Fit, name: string, to: number | string, against?: string): Estimate {
  const call = 'lm.factor(fit, "paramsB", 2)', { names, effectOf } = insideOf(fit, call);
  takes(typeof name === "string", "factor", "a fit and a quantity or group", name, call);
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
    return { ...estimateOf(1, 0, fit.coefficients.intercept.df), p: 1 };
  }
  return times10(effectOf(weights, `the effect of ${name}`));
}

function refuseLaw({ law }: Fit, what: string): never {
  const line = law === "linear" ? "a straight line" : "an exponential law";
  throw new RangeError(
    `In ${line} ${what} does not multiply y by one factor; fit lm.powerLaw, or take lm.at at both places`,
  );
}

/**
 * Compares rows that a fit was not made of with what it expects of them. A level that the fit does not
 * know, such as one's own hardware, counts as that of most of its rows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "./laws.ts";
 * const fit = powerLaw([1, 2, 3].map((b) => ({ b, kWh: 2 * b + b % 2 / 9 })), { y: "kWh", x: "b" });
 * assert.equal(againstFit(fit, [{ b: 2, kWh: 8 }])[0].timesExpected.toFixed(1), "2.0");
 * ```
 * @throws {TypeError} {RangeError} as `at`, or when these are no rows.
 */
export function againstFit<Row extends object>(fit: Fit, rows: readonly Row[]) {
  const call = "lm.againstFit(fit, rows)";
  insideOf(fit, call);
  checkRows(rows, call);
  [...fit.x, fit.y].forEach((name) => checkColumn(rows, name));
  return rows.map((row) => {
    const values = row as Record<string, number>, y = values[fit.y];
    const known = fit.by.filter((name) => fit.levels[name].all.includes(String(values[name])));
    const place = Object.fromEntries([...fit.x, ...known].map((name) => [name, values[name]]));
    const { estimate, prediction } = at(fit, place), [low, high] = prediction;
    return {
      ...row,
      expected: estimate,
      /** Where the fit expects one new row, and whether this one lies there. */
      prediction,
      within: y >= low && y <= high,
      /** The row's y over what is expected, and over both ends of `prediction`. */
      timesExpected: y / estimate,
      interval: [y / high, y / low] as [number, number],
    };
  });
}
