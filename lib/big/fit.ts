/** How y grows with x: what is a straight line on linear, on log-log and on semi-log axes. */
export type GrowthName = "linear" | "power law" | "exponential";

/**
 * How standard errors are computed: "classical" takes the rows as independent with one variance;
 * "cluster" (CR1) allows dependence between rows of the same cluster, and where each row is its own a
 * variance that changes along the line (HC1); "CR2" the same for few or unequal clusters.
 */
export type ErrorKind = "classical" | "cluster" | "CR2";

/** Options of every fit. */
export type FitOptions = {
  /** @default "classical" */
  errors?: ErrorKind;
  /** Coverage of the intervals, between 0 and 1. @default 0.95 */
  level?: number;
};

/**
 * A fitted straight line as plain numbers: it survives JSON.
 * The fitted scale is y on x (linear), log10 y on log10 x (power law) or log10 y on x (exponential).
 */
export type Fit = {
  growth: GrowthName;
  /** Points fitted. */
  n: number;
  /** On the fitted scale: y per x; for a power law the exponent; for an exponential, tenfolds per x. */
  slope: number;
  /** On the fitted scale. */
  intercept: number;
  /** On the fitted scale. 0 when all y are equal, as there is nothing to explain. */
  rSquared: number;
  slopeStandardError: number;
  interceptStandardError: number;
  /** Root of the residual sum of squares over n − 2, on the fitted scale, whatever `errors` is. */
  residualStandardError: number;
  /** Two-sided, of slope = 0, from the t distribution. Below 1e-308 it is 0. */
  pValue: number;
  slopeInterval: [number, number];
  interceptInterval: [number, number];
  /** Coverage of the intervals. */
  level: number;
  /** Of the t distribution: n − 2, or clusters − 1; with "CR2" those of the slope (Satterthwaite). */
  degreesOfFreedom: number;
  errors: ErrorKind;
  /** How many clusters, when `errors` is of that kind. */
  clusters: number | null;
  /** Of intercept and slope, under `errors`. */
  covariance: number;
  /** On the fitted scale. */
  xMean: number;
  /** Sum of squared deviations of x from its mean, on the fitted scale. */
  sumSquaresX: number;
  /** Mean of 10^residual (Duan 1983), which turns a median into a mean; 1 when linear. */
  smearing: number;
  /** Smallest and largest x, in the original unit. */
  xRange: [number, number];
};
