import type { Amount, Bound, OneOf } from "./setting.ts";
import { SLM_LIMIT_B } from "./size_class.ts";

/** The bounds on the parameter count that every dataset has. */
export const sizeBounds = {
  minParamsB: {
    kind: "at least",
    label: "Smallest model",
    unit: "B parameters",
    of: (row) => row.paramsB,
  },
  maxParamsB: {
    kind: "at most",
    label: "Largest model",
    unit: "B parameters",
    of: (row) => row.paramsB,
  },
} as const satisfies Record<string, Bound<{ paramsB: number }>>;

/** The bounds on the benchmark score, where a dataset has one. */
export const scoreBounds = {
  minScorePercent: {
    kind: "at least",
    label: "Lowest score",
    unit: "%",
    of: (row) => row.scorePercent,
  },
  maxScorePercent: {
    kind: "at most",
    label: "Highest score",
    unit: "%",
    of: (row) => row.scorePercent,
  },
} as const satisfies Record<string, Bound<{ scorePercent: number | null }>>;

/** Where the limit between small and large lies. */
export const slmLimit = {
  kind: "amount",
  label: "Small means at most",
  unit: "B parameters",
  initial: SLM_LIMIT_B,
} as const satisfies Amount;

/** How the figure is drawn. */
export const drawing = {
  fit: {
    kind: "one of",
    label: "Fit",
    values: ["best", "linear", "power law", "exponential"],
    initial: "best",
  },
  xScale: {
    kind: "one of",
    label: "Parameter axis",
    values: ["log", "linear"],
    initial: "log",
  },
  yScale: {
    kind: "one of",
    label: "Value axis",
    values: ["log", "linear"],
    initial: "log",
  },
} as const satisfies Record<string, OneOf>;

/** From so many clusters on CR1 holds its level: see bench/coverage.ts. */
export const MANY_CLUSTERS = 50;

/**
 * Which standard errors the intervals use. "best": clustered, CR2 with Satterthwaite's degrees of freedom
 * below 50 clusters and CR1 from there on; "cluster": CR1 whatever their number.
 */
export function standardErrors<E extends "best" | "widest">(initial: E) {
  return {
    kind: "one of",
    label: "Standard errors",
    values: ["best", "cluster", "CR2", "HC3", "classical", "widest"],
    initial,
  } as const satisfies OneOf;
}

/** Which rows the clustered errors take as dependent, where models have families. */
export const clusters = {
  kind: "one of",
  label: "Dependent rows",
  values: ["of one model", "of one family", "two-way"],
  initial: "of one model",
} as const satisfies OneOf;

/** A mixture of experts runs a part of its parameters for each token; a dense model all of them. */
export const experts = {
  kind: "choices",
  label: "Architecture",
  values: ["dense", "mixture of experts"],
  of: (row: { mixtureOfExperts: boolean }) => row.mixtureOfExperts ? "mixture of experts" : "dense",
} as const;
