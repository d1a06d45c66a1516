import type { Fit } from "../stats/fit.ts";
import { formatCount, formatCounted, formatRSquared } from "../words/quantity.ts";

/** Whether this is what `lm.powerLaw`, `lm.linear` or `lm.exponential` give. */
export function isFit(thing: unknown): thing is Fit {
  if (typeof thing !== "object" || thing === null) return false;
  const { law, n, coefficients } = thing as Record<string, unknown>;
  return typeof law === "string" && typeof n === "number" && typeof coefficients === "object";
}

/** The coefficients of a fit, a row each. */
export function fitRows({ coefficients }: Fit) {
  return Object.entries(coefficients).map((
    [coefficient, { estimate, error, df, interval, p }],
  ) => ({
    coefficient,
    estimate,
    error,
    df,
    interval,
    p,
  }));
}

/** What each law is called. */
export const LAW_NAMES: Readonly<Record<Fit["law"], string>> = {
  power: "Power law",
  linear: "Straight line",
  exponential: "Exponential",
};

/** What was fitted to how many rows, and how well. */
export function fitCaption({ law, y, n, clusters, cluster, rSquared, why }: Fit): string {
  if (why) return `${LAW_NAMES[law]} of ${y}: no fit of ${formatCounted(n, "row")}`;
  const groups = cluster.length === 0
    ? ""
    : `, ${formatCount(clusters)} clusters (${cluster.join(" and ")})`;
  return `${LAW_NAMES[law]} of ${y}: ${formatCount(n)} rows${groups}, R² ${
    formatRSquared(rSquared)
  }`;
}
