import cases from "../cases/nist.json" with { type: "json" };

/**
 * Linear problems of NIST's Statistical Reference Datasets with their certified values, the intercept
 * first, and their rows, y first: Norris (calibration of ozone monitors), Longley (employment of the United
 * States on six predictors that nearly depend on each other) and Wampler 1 to 5 (polynomials of x = 0 to
 * 20, ever farther from their y), https://www.itl.nist.gov/div898/strd/lls/lls.shtml.
 */
export const NIST = cases;
