/**
 * The public face of the library: what the notebooks call, and what a program of your own may.
 *
 * Data goes one way: read → filter → fit → words → draw → study → show.
 *
 * @module
 */
export { KG_CO2_PER_HOUR } from "./read/evaluations.ts";
export type { Evaluation } from "./read/evaluations.ts";
export { parseLeaderboard } from "./read/evaluations.ts";
export { measurementFiles, parseLlmPerf } from "./read/measurements.ts";
export type { Measurement } from "./read/measurements.ts";
export { parsePrices } from "./read/prices.ts";
export type { Price } from "./read/prices.ts";
export type { LeftOut, Read } from "./read/left_out.ts";
export {
  loadApiPrices,
  loadGrid,
  loadLeaderboard,
  loadLlmPerf,
  loadModelAliases,
  loadPrices,
  loadServed,
} from "./read/load.ts";
export { latestMeasurementFiles, loadLatestLlmPerf } from "./read/latest.ts";
export { loadOwn, ownFiles } from "./read/own.ts";
export { parseServed, type Served, servedFromMeasurement } from "./read/served.ts";
export { type Grid, parseGrid } from "./read/grid.ts";
export { modelKey } from "./read/model_key.ts";
export { LATEST, loadSnapshot } from "./read/shipped.ts";
export { loadCo2, loadEnergy, loadFinance } from "./read/today.ts";
export {
  type ApiPrice,
  blendedDollarsPerThousandTokens,
  parseApiPrices,
} from "./read/api_prices.ts";
export { ReadError } from "./read/read_error.ts";

export { filterApiPrices } from "./filter/api_prices.ts";
export { filterEvaluations } from "./filter/evaluations.ts";
export { filterMeasurements } from "./filter/measurements.ts";
export type { Co2Settings, EnergySettings, FinanceSettings } from "./filter/notebooks.ts";
export { filterPrices } from "./filter/prices.ts";
export { filterServed } from "./filter/served.ts";
export { sizeClass, SLM_LIMIT_B } from "./filter/size_class.ts";

export { averageByX } from "./fit/averages.ts";
export { breakProfile } from "./fit/break_profile.ts";
export { alongBrokenLine, brokenLine } from "./fit/broken_line.ts";
export { curve } from "./fit/curve.ts";
export { fitExponential } from "./fit/exponential.ts";
export type { Fit, FitOptions } from "./fit/fit.ts";
export { fitFromMoments } from "./fit/fit_from_moments.ts";
export { frontier } from "./fit/frontier.ts";
export { fitGroups } from "./fit/groups.ts";
export { compareGrowth, type Growth } from "./fit/growth.ts";
export { influence, withoutMostInfluential } from "./fit/influence.ts";
export { fitLinear } from "./fit/linear.ts";
export { momentsOf } from "./fit/moments.ts";
export { pairedRatios } from "./fit/paired_ratio.ts";
export type { Point } from "./fit/point.ts";
export { fitPowerLaw } from "./fit/power_law.ts";
export { fitPowerLaws } from "./fit/power_laws.ts";
export { predict } from "./fit/predict.ts";
export { predictPowerLaws } from "./fit/predict_power_laws.ts";
export { publishedKwhPerMillionTokens, publishedModels } from "./fit/published_models.ts";
export { compareRanks } from "./fit/rank_comparison.ts";
export { specificationCurve } from "./fit/specification_curve.ts";
export { theilSen } from "./fit/theil_sen.ts";

export type { Figure } from "./draw/draw.ts";

export type { Analysis } from "./study/analysis.ts";
export { catalogueTable } from "./study/catalogue.ts";
export { decide } from "./study/decide.ts";
export type { Decision } from "./study/decision.ts";
export type { DecisionData } from "./study/decision_data.ts";
export {
  assumptionsTable,
  decisionFigure,
  decisionTable,
  decisionText,
} from "./study/decision_exhibits.ts";
export { loadDecisionData } from "./study/load_decision_data.ts";
export { answer, briefly } from "./study/answer.ts";
export { studyApiPrices } from "./study/api_prices.ts";
export { breakFigure } from "./study/break.ts";
export { calculation, servedCalculation } from "./study/calculator.ts";
export { gridsTable, kgPerKWh, studyCarbon } from "./study/carbon.ts";
export { claimsTable } from "./study/claims_table.ts";
export { co2ByParams, studyCo2 } from "./study/co2.ts";
export { dependenceTable } from "./study/dependence.ts";
export { electricityFigure } from "./study/electricity.ts";
export { studyEnergy } from "./study/energy.ts";
export type { Exhibit } from "./study/exhibit.ts";
export { studyFinance } from "./study/finance.ts";
export { fitsTable } from "./study/fits_table.ts";
export { frontierFigure, frontierTable } from "./study/frontier.ts";
export { exponentsFigure, exponentsTable } from "./study/groups.ts";
export { growthFigure, originalFigure } from "./study/growth_figures.ts";
export {
  hardwareFigure,
  hardwareFitsFigure,
  publishedFigure,
  publishedText,
} from "./study/hardware.ts";
export { influenceFigure, influenceTable } from "./study/influence.ts";
export { leftOutTable } from "./study/left_out.ts";
export { loadFigure } from "./study/concurrency_bands.ts";
export { concurrencyFigure, latencyFigure } from "./study/concurrency_figures.ts";
export { methodsReferences, methodsText } from "./study/methods.ts";
export { powerLawsTable, selectionsTable } from "./study/power_laws.ts";
export { providersFigure } from "./study/providers.ts";
export { quantizationFigure } from "./study/quantization.ts";
export { analyseCo2, analyseEnergy, analyseFinance } from "./study/questions.ts";
export { residualsFigure } from "./study/residuals.ts";
export { studyServed } from "./study/served.ts";
export { type OwnModel, ownModel } from "./study/own_model.ts";
export { sizeClassTable } from "./study/size_classes.ts";
export { sizeMeasureTable } from "./study/size_measure.ts";
export { snapshotText } from "./study/snapshot.ts";
export { specificationsFigure } from "./study/specifications.ts";
export { partOf, type Study } from "./study/study.ts";
export { tokenPricesTable } from "./study/token_prices.ts";

export { calculator } from "./show/calculator.ts";
export { liveFigure } from "./show/live.ts";
export { show } from "./show/show.ts";
