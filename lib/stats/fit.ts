import { checkFresh, stamp } from "../settings/fresh.ts";
import { type Clusters, clustersOf } from "./clusters.ts";
import { checkCall, listOf, type Names, needRows, numbersOf, textsOf } from "./columns.ts";
import { type Design, designOf, type Levels } from "./design.ts";
import { type EffectOf, effectsOf, type Estimate, unknown } from "./estimate.ts";
import { defaultErrors, type Errors, noiseOf } from "./noise.ts";
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
  /**
   * How uncertainty is computed. Without it: "HC3" where no cluster is given, "CR2" with one column of
   * clusters, however many and unequal they are, "CR1" with two.
   */
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

/** What a fit's functions need beyond its plain data; `clustersIn` counts those of each level of a group. */
type Inside = {
  names: string[];
  effectOf: EffectOf;
  clustersIn: (by: string) => Map<string, number>;
};

const insides = new WeakMap<Fit, Inside>();

/**
 * What `at` and `factor` work on.
 *
 * @throws {TypeError} when this is no fit.
 */
export function insideOf(fit: Fit, call: string): Inside {
  const inside = typeof fit === "object" && fit !== null ? insides.get(fit) : undefined;
  if (inside === undefined) {
    throw new TypeError(`Expected a fit, such as lm.powerLaw(…) returns; call ${call}`);
  }
  checkFresh(fit);
  return inside;
}

/** Which logarithms a law takes. */
export function logsOf(law: Law): { logX: boolean; logY: boolean } {
  return { logX: law === "power", logY: law !== "linear" };
}

/** y on its fitted scale, checked. */
export function fittedScale(rows: readonly object[], y: string, log: boolean): Float64Array {
  const values = numbersOf(rows, y, { positive: log });
  return log ? values.map(Math.log10) : values;
}

/** Coefficients with their errors. */
export type Inferred = { ols: Ols; effectOf: EffectOf; errors: Errors; clusters: number };

/** What a fit tells of its least squares; residuals and fitted values are none where rows are elsewhere. */
type Fitted = Pick<Ols, "names" | "rSquared" | "residualSquares" | "residuals" | "fitted">;

/** Least squares with errors by cluster: what every law and comparison of this folder rests on. */
export function inferred(
  rows: readonly object[],
  { y, columns, cluster, errors }: {
    y: Float64Array;
    columns: readonly Column[];
    cluster: Names | undefined;
    errors: Errors | undefined;
  },
): Inferred {
  const clusters = listOf(cluster).map((name) => clustersOf(textsOf(rows, name), name));
  const kind = errors ?? defaultErrors(clusters);
  checkErrors(kind, clusters);
  const fit = ols(y, columns);
  return {
    ols: fit,
    effectOf: effectsOf(fit, noiseOf(fit, kind, clusters)),
    errors: kind,
    clusters: Math.min(rows.length, ...clusters.map(({ names }) => names.length)),
  };
}

function checkErrors(errors: Errors, clusters: readonly Clusters[]): void {
  const known = ["classical", "HC1", "HC3", "CR1", "CR2"], count = clusters.length;
  const why = !known.includes(errors)
    ? `must be one of ${known.join(", ")}`
    : count > 2
    ? `take one or two columns as \`cluster\`, found ${count}`
    : errors.startsWith("CR") && count === 0
    ? "need a `cluster`, the column whose rows are not independent"
    : errors === "CR2" && count === 2
    ? 'by two columns are "CR1"'
    : null;
  if (why !== null) throw new RangeError(`Cannot compute errors: errors "${errors}" ${why}`);
}

/** Fits a law to rows; of too few it gives a fit without numbers, which says why. */
export function fitOrNone(
  law: Law,
  rows: readonly object[],
  options: FitOptions,
  call: string,
): Fit {
  const found = orWhy(() => fitLaw(law, rows, options, call));
  if ("coefficients" in found) return found;
  return stamp(noFit(law, rows.length, options, found.why), rows);
}

/**
 * Fits a law to rows.
 *
 * @throws {TooFewError} of too few rows.
 */
export function fitLaw(law: Law, rows: readonly object[], options: FitOptions, call: string): Fit {
  const takes = { needed: ["y", "x"], others: ["by", "cluster", "errors"] };
  checkCall(rows, options, { ...takes, lists: ["x", "by", "cluster"] }, call);
  needRows(rows);
  const { logX, logY } = logsOf(law), { y, cluster, errors } = options;
  const design = designOf(rows, { x: listOf(options.x), by: listOf(options.by), log: logX });
  const all = { y: fittedScale(rows, y, logY), columns: design.columns, cluster, errors };
  const found = { ...inferred(rows, all), ...design };
  const clustersIn = (by: string) => clustersByLevel(rows, by, listOf(cluster));
  const fit = fitFrom(law, rows.length, options, { found, clustersIn, why: null });
  const estimates = Object.values(fit.coefficients);
  if (estimates.every(({ why }) => why)) throw new TooFewError(estimates[0].why);
  return stamp(fit, rows);
}

/** A fit of which nothing is known but why. */
export function noFit(law: Law, n: number, options: FitOptions, why: string): Fit {
  return fitFrom(law, n, options, { found: null, clustersIn: () => new Map(), why });
}

/** A fit as plain data, of which `at`, `factor` and all others know what they need. */
export function fitFrom(
  law: Law,
  n: number,
  options: FitOptions,
  { found, clustersIn, why }: Pick<Inside, "clustersIn"> & {
    found: Omit<Inferred, "ols"> & Omit<Design, "columns"> & { ols: Fitted } | null;
    why: string | null;
  },
): Fit {
  const x = [...listOf(options.x)], by = [...listOf(options.by)], unknowns = Array(n).fill(NaN);
  const names = found?.ols.names ?? [INTERCEPT, ...x];
  const effectOf = found?.effectOf ?? (() => unknown(why!));
  const effects = names.map((name, i) => effectOf(names.map((_, j) => Number(i === j)), name));
  const none = { reference: "", all: [], most: "" };
  const fit: Fit = {
    law,
    y: options.y,
    x,
    by,
    cluster: [...listOf(options.cluster)],
    n,
    clusters: found?.clusters ?? NaN,
    rSquared: found?.ols.rSquared ?? NaN,
    sigma: found ? Math.sqrt(found.ols.residualSquares / (n - names.length)) : NaN,
    residuals: found ? [...found.ols.residuals] : unknowns,
    fitted: found ? [...found.ols.fitted] : unknowns,
    errors: found?.errors ?? options.errors ?? "CR2",
    coefficients: Object.fromEntries(names.map((name, i) => [name, effects[i]])),
    levels: found?.levels ?? Object.fromEntries(by.map((name) => [name, none])),
    middle: found?.middle ?? {},
    span: found?.span ?? {},
    why,
  };
  insides.set(fit, { names, effectOf, clustersIn });
  return fit;
}

/** How many clusters each level has; of two kinds the fewer, and rows where there are none. */
function clustersByLevel(
  rows: readonly object[],
  by: string,
  cluster: readonly string[],
): Map<string, number> {
  const levels = textsOf(rows, by), kinds = cluster.map((name) => textsOf(rows, name));
  const places = Map.groupBy(levels.keys(), (i) => levels[i]);
  return new Map([...places].map(([level, own]) => {
    const counts = kinds.map((kind) => new Set(own.map((i) => kind[i])).size);
    return [level, Math.min(own.length, ...counts)];
  }));
}
