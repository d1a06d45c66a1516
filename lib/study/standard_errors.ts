import type { ErrorKind, Fit, FitOptions } from "../fit/fit.ts";
import type { Point } from "../fit/point.ts";
import { widest } from "../fit/widest.ts";
import { MANY_CLUSTERS } from "../filter/common.ts";
import { orNull } from "../filter/too_few_error.ts";
import type { ErrorChoice } from "./study_settings.ts";

/** Rows that may belong together. */
type Clustered = readonly { readonly cluster?: string; readonly second?: string }[];

/** The kind of clustered errors that suits rows: by their number of clusters, or two-way. */
function clusteredKind(rows: Clustered): ErrorKind {
  if (rows[0]?.second !== undefined) return "two-way";
  const clusters = new Set<string | undefined>();
  for (const { cluster } of rows) {
    if (clusters.add(cluster).size >= MANY_CLUSTERS) return "cluster";
  }
  return "CR2";
}

/** The kind of errors that a choice means for rows, "widest" aside. */
export function kindOf(errors: Exclude<ErrorChoice, "widest">, rows: Clustered): ErrorKind {
  const clustered = clusteredKind(rows);
  if (errors === "best") return clustered;
  // Who asks for both kinds of dependence gets errors for both.
  return clustered === "two-way" && (errors === "cluster" || errors === "CR2") ? clustered : errors;
}

/** What a fit gives under a choice of standard errors; `interval` is the one that "widest" is about. */
export function underErrors<Result>(
  errors: ErrorChoice,
  rows: Clustered,
  fit: (errors: ErrorKind) => Result,
  interval: (result: Result) => readonly [number, number],
): Result {
  if (errors === "widest") return widest(fit, interval, clusteredKind(rows));
  const kind = kindOf(errors, rows);
  if (errors !== "best" || kind !== "CR2") return fit(kind);
  // CR2 refuses rows of which one model alone decides on a coefficient; CR1 still tells the others.
  return orNull(() => fit(kind)) ?? fit("cluster");
}

/** Fits with the standard errors of a choice. */
export function fitWith(
  fit: (points: readonly Point[], options: FitOptions) => Fit,
  points: readonly Point[],
  errors: ErrorChoice,
): Fit {
  return underErrors(
    errors,
    points,
    (each) => fit(points, { errors: each }),
    ({ slopeInterval }) => slopeInterval,
  );
}
