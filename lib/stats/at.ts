import { hint } from "../read/nearest.ts";
import { takes } from "../read/said.ts";
import { nameOfLevel } from "./design.ts";
import { type Fit, insideOf, logsOf } from "./fit.ts";
import { INTERCEPT } from "./ols.ts";
import { tHalf } from "./t.ts";

/** What a fit expects at one place; intervals are of 95 %. */
export type Expected = {
  estimate: number;
  /** Where the line lies. */
  confidence: [number, number];
  /** Where one new row lies. */
  prediction: [number, number];
  /** All quantities and levels that it is of. */
  at: Record<string, number | string>;
  /** Why it, or where it lies, is not known; not there where it is. */
  why?: string;
};

const CALL = 'lm.at(fit, { paramsB: 13, kind: "dense" })';

/**
 * What a fit expects at given quantities and levels. A quantity that is not given is `fit.middle`, a
 * level that of most rows; `at` of the result names all. In laws that take the logarithm of y the
 * estimate is its median. The prediction adds the residual variance to that of the line.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "./laws.ts";
 * const rows = [1, 2, 3, 4].map((i) => ({ paramsB: i, kWh: 2 * i, kind: "dense" }));
 * const { estimate, at: where } = at(powerLaw(rows, { y: "kWh", x: "paramsB", by: "kind" }), { paramsB: 8 });
 * assert.equal(estimate.toFixed(9), "16.000000000");
 * assert.deepEqual(where, { paramsB: 8, kind: "dense" });
 * ```
 * @throws {TypeError} when this is no fit.
 * @throws {RangeError} for a name or level that the fit has not, or a quantity whose logarithm cannot be taken.
 */
export function at(fit: Fit, place: Readonly<Record<string, number | string>> = {}): Expected {
  const { names, effectOf } = insideOf(fit, CALL), { logX, logY } = logsOf(fit.law);
  takes(typeof place === "object" && place !== null, "at", "a fit and a place", place, CALL);
  const none: [number, number] = [NaN, NaN];
  if (fit.why !== null) {
    return { estimate: NaN, confidence: none, prediction: none, at: { ...place }, why: fit.why };
  }
  const where = placeOf(fit, place);
  const levels = fit.by.map((name) => nameOfLevel(name, String(where[name])));
  const weights = names.map((name) => {
    if (fit.x.includes(name)) return logX ? Math.log10(Number(where[name])) : Number(where[name]);
    return Number(name === INTERCEPT || levels.includes(name)); // a reference has no column
  });
  const { estimate, error, df, why } = effectOf(weights, "the estimate");
  const unscaled = (value: number) => logY ? 10 ** value : value;
  const around = (variance: number): [number, number] => {
    const half = variance === 0 ? 0 : tHalf(df) * Math.sqrt(variance);
    return [unscaled(estimate - half), unscaled(estimate + half)];
  };
  return {
    estimate: unscaled(estimate),
    confidence: why ? none : around(error ** 2),
    prediction: why ? none : around(error ** 2 + fit.sigma ** 2),
    at: where,
    ...(why ? { why } : {}),
  };
}

/** A place with all that was not given, checked. */
function placeOf(fit: Fit, place: Readonly<Record<string, number | string>>): Expected["at"] {
  const known = [...fit.x, ...fit.by], where: Expected["at"] = {};
  for (const name of Object.keys(place)) {
    if (!known.includes(name)) refuseName(name, known);
  }
  for (const name of fit.x) {
    const value = place[name] ?? fit.middle[name], positive = fit.law === "power";
    if (typeof value !== "number" || !Number.isFinite(value) || (positive && value <= 0)) {
      const need = positive ? "a number above 0" : "a number";
      throw new RangeError(`Cannot say what the fit expects at ${name} = ${value}, need ${need}`);
    }
    where[name] = value;
  }
  for (const name of fit.by) where[name] = levelOf(fit, name, place[name] ?? fit.levels[name].most);
  return where;
}

/**
 * A level of a fit's groups, as text.
 *
 * @throws {RangeError} for one that no fitted row has, listing those there are.
 */
export function levelOf(fit: Fit, name: string, level: unknown): string {
  const { all } = fit.levels[name], text = String(level);
  if (all.includes(text)) return text;
  throw new RangeError(
    `The fit has no ${name} "${text}"${hint(text, all, '"')}; it was fitted to ${all.join(", ")}`,
  );
}

/** Refuses a name that the fit does not have. */
export function refuseName(name: string, known: readonly string[]): never {
  throw new RangeError(
    `The fit has no \`${name}\`${hint(name, known)}; it has ${known.join(", ")}`,
  );
}
