import { checkFresh, stamp } from "../settings/fresh.ts";
import { extentOf, listOf, type Names, numbersOf, textsOf } from "./columns.ts";
import { type EffectOf, effectsOf, type Estimate, unknown } from "./estimate.ts";
import { clustersOf, type Errors, errorsFor, noiseOf } from "./noise.ts";
import { type Column, INTERCEPT, type Ols, ols } from "./ols.ts";
import { orWhy, TooFewError } from "./too_few_error.ts";

/** How y grows with x: of which of them the logarithm to base 10 is taken. */
export type Law = "power" | "linear" | "exponential";

/** What to fit; each name is a column of the rows. */
export type FitOptions = {
  y: string;
  /** One quantity or several, each with an effect of its own. */
  x: Names;
  /** Groups: each level but the first in alphabetical order gets an effect of its own. */
  by?: Names;
  /** Rows of one cluster, say of one base model, are not independent. Two columns: both at once. */
  cluster?: Names;
  /** Without it "HC3" where no cluster is given, "CR2" with one column of clusters, "CR1" with two. */
  errors?: Errors;
};

/** A fit as plain data. Numbers of the power and the exponential law are of log10 y. */
export type Fit = {
  law: Law;
  y: string;
  x: string[];
  by: string[];
  cluster: string[];
  n: number;
  /** Of two kinds of clusters the fewer; n where there are none. */
  clusters: number;
  rSquared: number;
  /** Root of the residual sum of squares over n less the number of coefficients. */
  sigma: number;
  /** Of each row; none where the rows stay in a database. */
  residuals: number[];
  fitted: number[];
  errors: Errors;
  /** "intercept", each x, and each level but the reference as "kind: mixture of experts". */
  coefficients: Record<string, Estimate>;
  levels: Record<string, Levels>;
  /** Of each x the mean, in the power law the geometric one. */
  middle: Record<string, number>;
  /** Of each x the lowest and the highest of the fitted rows. */
  span: Record<string, [number, number]>;
  /** Why there is no fit: too few rows or clusters, and then every number is NaN; null for a fit. */
  why: string | null;
};

/** The levels of a column of groups in alphabetical order, the first of them as reference. */
type Levels = {
  reference: string;
  all: string[];
  /** That of most rows. */
  most: string;
  /** Of each as `clusters` of all; not known where the rows stay in a database. */
  clusters?: Record<string, number>;
};

/** What a fit's functions need beyond its plain data. */
type Inside = { names: string[]; effectOf: EffectOf };

const insides = new WeakMap<Fit, Inside>();

/** What `at` and `factor` work on; refuses what is no fit, or one of earlier settings. */
export function insideOf(fit: Fit, call: string): Inside {
  const inside = typeof fit === "object" && fit !== null ? insides.get(fit) : undefined;
  if (inside === undefined) {
    throw new TypeError(`Expected a fit, such as lm.powerLaw(…) returns; call ${call}`);
  }
  checkFresh(fit);
  return inside;
}

export function logsOf(law: Law): { logX: boolean; logY: boolean } {
  return { logX: law === "power", logY: law !== "linear" };
}

export const nameOfLevel = (by: string, level: string) => `${by}: ${level}`;

/** Fits a law to rows; of too few it gives a fit without numbers, which says why. */
export function fitOrNone(law: Law, rows: readonly object[], options: FitOptions): Fit {
  const found = orWhy(() => fitRows(law, rows, options));
  return "coefficients" in found ? found : stamp(noFit(law, rows.length, options, found.why), rows);
}

/** Fits a law to rows, or throws a `TooFewError`. */
export function fitRows(law: Law, rows: readonly object[], options: FitOptions): Fit {
  if (rows.length === 0) throw new TooFewError("There are no rows; widen the filter");
  const { columns, ...design } = designOf(law, rows, options);
  const y = numbersOf(rows, options.y, logsOf(law).logY);
  const clusters = listOf(options.cluster).map((name) => clustersOf(textsOf(rows, name), name));
  const errors = errorsFor(options.errors, clusters.length), found = ols(y, columns);
  const fit = fitFrom(law, rows.length, options, {
    ...design,
    ols: found,
    errors,
    effectOf: effectsOf(found, noiseOf(found, errors, clusters)),
    clusters: Math.min(rows.length, ...clusters.map(({ names }) => names.length)),
  });
  return stamp(needSure(fit), rows);
}

/** Refuses a fit of which one row or cluster alone decides every coefficient. */
export function needSure(fit: Fit): Fit {
  const effects = Object.values(fit.coefficients);
  if (effects.every(({ why }) => why)) throw new TooFewError(effects[0].why!);
  return fit;
}

export function noFit(law: Law, n: number, options: FitOptions, why: string): Fit {
  const unknowns = new Float64Array(n).fill(NaN), none = { reference: "", all: [], most: "" };
  const names = [INTERCEPT, ...listOf(options.x)], rows = { residuals: unknowns, fitted: unknowns };
  return fitFrom(law, n, options, {
    ols: { names, ...rows, rSquared: NaN, residualSquares: NaN },
    errors: options.errors ?? "CR2",
    effectOf: () => unknown(why),
    clusters: NaN,
    levels: Object.fromEntries(listOf(options.by).map((name) => [name, none])),
    middle: {},
    span: {},
  }, why);
}

/** What least squares and their errors tell; no residuals and fitted values where rows are elsewhere. */
type Found =
  & { ols: Pick<Ols, "names" | "rSquared" | "residualSquares" | "residuals" | "fitted"> }
  & Pick<Fit, "errors" | "clusters" | "levels" | "middle" | "span">
  & { effectOf: EffectOf };

/** A fit as plain data, of which `at`, `factor` and all others know what they need. */
export function fitFrom(
  law: Law,
  n: number,
  { y, x, by, cluster }: FitOptions,
  { ols, effectOf, ...found }: Found,
  why: string | null = null,
): Fit {
  const { names, rSquared, residualSquares } = ols;
  const effects = names.map((name, i) => effectOf(names.map((_, j) => Number(i === j)), name));
  const fit: Fit = {
    ...{ law, y, n, rSquared, why, ...found },
    x: listOf(x),
    by: listOf(by),
    cluster: listOf(cluster),
    sigma: Math.sqrt(residualSquares / (n - names.length)),
    residuals: [...ols.residuals],
    fitted: [...ols.fitted],
    coefficients: Object.fromEntries(names.map((name, i) => [name, effects[i]])),
  };
  insides.set(fit, { names, effectOf });
  return fit;
}

/**
 * Columns of quantities, as logarithms in the power law, and 0 or 1 for each level but the reference of
 * the columns of groups. A group that all rows share has no column: there is nothing to compare.
 */
function designOf(law: Law, rows: readonly object[], { x, by, cluster }: FitOptions) {
  const columns: Column[] = [], levels: Fit["levels"] = {};
  const middle: Fit["middle"] = {}, span: Fit["span"] = {}, { logX } = logsOf(law);
  for (const name of listOf(x)) {
    if (name === INTERCEPT) {
      throw new RangeError(`A column cannot be called \`${name}\`, as the constant is: rename it`);
    }
    const values = numbersOf(rows, name, logX);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    middle[name] = logX ? 10 ** mean : mean;
    span[name] = extentOf(rows, name);
    columns.push({ name, values });
  }
  const kinds = listOf(cluster).map((name) => textsOf(rows, name));
  for (const name of listOf(by)) {
    const texts = textsOf(rows, name), places = Map.groupBy(texts.keys(), (i) => texts[i]);
    const all = [...places.keys()].sort(), of = (level: string) => places.get(level)!;
    const most = all.reduce((a, b) => of(b).length > of(a).length ? b : a);
    const clusters = Object.fromEntries(all.map((level) => {
      const counts = kinds.map((kind) => new Set(of(level).map((i) => kind[i])).size);
      return [level, Math.min(of(level).length, ...counts)];
    }));
    levels[name] = { reference: all[0], all, most, clusters };
    for (const level of all.slice(1)) {
      const values = new Float64Array(texts.map((text) => Number(text === level)));
      columns.push({ name: nameOfLevel(name, level), values });
    }
  }
  return { columns, levels, middle, span };
}
