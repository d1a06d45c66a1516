import type { ErrorKind, FitOptions } from "./fit.ts";

/** Options of a fit with several predictors. */
export type MultipleOptions = FitOptions & {
  /** What each of the xs is, in their order. */
  names: readonly string[];
};

/** One coefficient and what is inferred of it. */
export type Coefficient = {
  name: string;
  /** y per unit of this predictor, the others held: both on the fitted scale. */
  estimate: number;
  standardError: number;
  interval: [number, number];
  /** Two-sided, of estimate = 0, from the t distribution. Below 1e-308 it is 0. */
  pValue: number;
  /** Of its t distribution: those of the fit; with "CR2" its own (Satterthwaite). */
  degreesOfFreedom: number;
  /**
   * Variance inflation factor, 1 / (1 − R² of this predictor on the others): by how much the others
   * swell the variance of this estimate. null for the intercept.
   */
  vif: number | null;
};

/**
 * y = intercept + Σ estimate · x, fitted by least squares, as plain numbers: it survives JSON.
 */
export type MultipleFit = {
  /** Rows fitted. */
  n: number;
  /** Of the predictors, in the order of their xs. */
  names: string[];
  /** The intercept, then one for each name. */
  coefficients: Coefficient[];
  /** Of the coefficients, in their order, under `errors`. */
  covariance: number[][];
  /** 0 when all y are equal, as there is nothing to explain. */
  rSquared: number;
  /** 1 − (1 − R²)(n − 1)/(n − k), k coefficients; 0 when all y are equal. */
  adjustedRSquared: number;
  /** Root of the residual sum of squares over n − k, whatever `errors` is. */
  residualStandardError: number;
  /** Of the t distribution of predictions: n − k, or clusters − 1. */
  degreesOfFreedom: number;
  errors: ErrorKind;
  /** How many clusters, when `errors` is of that kind. */
  clusters: number | null;
  /** Coverage of the intervals. */
  level: number;
  /** Of each of the xs. */
  means: number[];
};
