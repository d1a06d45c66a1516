/**
 * The vocabulary that also travels into a page: what a live figure's drawing may use as `lm`, beside
 * `rows`, `settings`, `table` and `Plot`. Nothing here reads a file or knows Jupyter.
 *
 * @module
 */
export { baseName } from "./models/base.ts";
export { ecologits } from "./models/ecologits.ts";
export { footprint } from "./models/footprint.ts";
export { modelKey } from "./models/key.ts";
export { kindOf } from "./models/kind.ts";
export { companyOf } from "./models/company.ts";
export { priceOf } from "./models/price_of.ts";

export { againstFit, at, type Expected, factor } from "./stats/at.ts";
export { type Bend, bend } from "./stats/bend.ts";
export { type ClassRatio, classRatio } from "./stats/class_ratio.ts";
export { compare, type Compared } from "./stats/compare.ts";
export { enough } from "./stats/enough.ts";
export type { Estimate } from "./stats/estimate.ts";
export { choices, type Exponent, exponents } from "./stats/exponents.ts";
export type { Fit, FitOptions } from "./stats/fit.ts";
export { frontier } from "./stats/frontier.ts";
export { exponential, linear, powerLaw } from "./stats/laws.ts";
export { type PairedRatio, pairedRatios } from "./stats/paired_ratios.ts";
export { least, mean, median, most, quantile, spread } from "./stats/summaries.ts";
export { TooFewError } from "./stats/too_few_error.ts";

export { beyond } from "./words/field_words.ts";
export { grows, proportional } from "./words/fit_verdicts.ts";
export { differ, smaller } from "./words/group_verdicts.ts";
export { exponentialAbove, growth } from "./words/growth.ts";
export {
  billions,
  count,
  date,
  list,
  money,
  number,
  percent,
  times,
  timesWithin,
  within,
} from "./words/numbers.ts";
export { source } from "./words/source.ts";
export type { Judged, Verdict } from "./words/verdict.ts";

export { type Figure, figure, type FigureOptions } from "./plot/figure.ts";
export { fitted } from "./plot/fitted.ts";
export { intervals } from "./plot/intervals.ts";
export { limit } from "./plot/limit.ts";
export { names } from "./plot/names.ts";
