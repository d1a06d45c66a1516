import { nearest } from "../read/nearest.ts";
import { takes } from "../read/said.ts";
import { nameOfLevel } from "./design.ts";
import { type Fit, insideOf, logsOf } from "./fit.ts";
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
  if (fit.why !== null) {
    const none: [number, number] = [NaN, NaN];
    return { estimate: NaN, confidence: none, prediction: none, at: { ...place }, why: fit.why };
  }
  const where = placeOf(fit, place);
  const weights = weightsAt(fit, names, where, logX);
  const { estimate, error, df, why } = effectOf(weights, "the estimate");
  const around = (variance: number): [number, number] => {
    const half = variance === 0 ? 0 : Number.isNaN(df) ? NaN : tHalf(df) * Math.sqrt(variance);
    return [unscaled(estimate - half), unscaled(estimate + half)];
  };
  const unscaled = (value: number) => logY ? 10 ** value : value;
  return {
    estimate: unscaled(estimate),
    confidence: around(error ** 2),
    prediction: around(error ** 2 + fit.sigma ** 2),
    at: where,
    ...(why === undefined ? {} : { why }),
  };
}

/** The coefficients' weights at a place. */
function weightsAt(
  fit: Fit,
  names: readonly string[],
  where: Expected["at"],
  log: boolean,
): Float64Array {
  const weights = new Float64Array(names.length);
  weights[0] = 1;
  fit.x.forEach((name, j) => {
    const value = where[name] as number;
    weights[j + 1] = log ? Math.log10(value) : value;
  });
  for (const name of fit.by) {
    const column = names.indexOf(nameOfLevel(name, String(where[name])));
    if (column > 0) weights[column] = 1; // the reference has none
  }
  return weights;
}

/** A place with all that was not given, checked. */
function placeOf(fit: Fit, place: Readonly<Record<string, number | string>>): Expected["at"] {
  const known = [...fit.x, ...fit.by];
  for (const name of Object.keys(place)) {
    if (!known.includes(name)) refuseName(name, known);
  }
  const where: Expected["at"] = {};
  for (const name of fit.x) {
    const value = place[name] ?? fit.middle[name], positive = fit.law === "power";
    if (typeof value !== "number" || !Number.isFinite(value) || (positive && value <= 0)) {
      throw new RangeError(
        `Cannot say what the fit expects at ${name} = ${value}, need a number` +
          `${positive ? " above 0" : ""}`,
      );
    }
    where[name] = value;
  }
  for (const name of fit.by) {
    where[name] = place[name] === undefined
      ? fit.levels[name].most
      : levelOf(fit, name, place[name]);
  }
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
  const near = nearest(text, all);
  throw new RangeError(
    `The fit has no ${name} "${text}"${
      near === null ? "" : `, perhaps "${near}"`
    }; it was fitted to ` +
      all.join(", "),
  );
}

/** Refuses a name that the fit does not have. */
export function refuseName(name: string, known: readonly string[]): never {
  const near = nearest(name, known);
  throw new RangeError(
    `The fit has no \`${name}\`${near === null ? "" : `, perhaps \`${near}\``}; it has ` +
      known.join(", "),
  );
}
