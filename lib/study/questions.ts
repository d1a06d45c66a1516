import {
  type Co2Settings,
  co2Settings,
  type EnergySettings,
  energySettings,
  type FinanceSettings,
  financeSettings,
} from "../filter/notebooks.ts";
import type { Description } from "../filter/setting.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import type { Evaluation } from "../read/evaluations.ts";
import type { Measurement } from "../read/measurements.ts";
import type { Price } from "../read/prices.ts";
import type { Served } from "../read/served.ts";
import type { Tables } from "../read/today.ts";
import { analyse, type Analysis, type Question } from "./analysis.ts";
import { apiPricesView } from "./api_prices_view.ts";
import { carbonView } from "./carbon_view.ts";
import { co2View } from "./co2_view.ts";
import { energyView } from "./energy_view.ts";
import { financeView } from "./finance_view.ts";
import { servedView } from "./served_view.ts";

/** How CO₂ grows with size: of a million tokens today, of one evaluation in the study. */
export const co2Question: Question<Served, Evaluation> = {
  id: "co2",
  settings: co2Settings as Description<never>,
  settingsType: "Co2Settings",
  today: carbonView,
  study: co2View,
};

/** How the energy of a million tokens grows with size. */
export const energyQuestion: Question<Served, Measurement> = {
  id: "energy",
  settings: energySettings as Description<never>,
  settingsType: "EnergySettings",
  today: servedView,
  study: energyView,
};

/** How the price of a thousand tokens grows with size. */
export const financeQuestion: Question<ApiPrice, Price> = {
  id: "finance",
  settings: financeSettings as Description<never>,
  settingsType: "FinanceSettings",
  today: apiPricesView,
  study: financeView,
};

/**
 * Filters and fits the tables of the co2 notebook under its settings.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadCo2 } from "../read/today.ts";
 * const co2 = analyseCo2(loadCo2(), { rows: "study", maxParamsB: 40 });
 * assert.equal(co2.shown.metric.unit, "kg");
 * ```
 * @throws {RangeError} for an unknown setting or value, or when the rows asked for are too few.
 */
export function analyseCo2(
  tables: Tables<Served, Evaluation>,
  settings: Partial<Co2Settings> = {},
): Analysis<Served, Evaluation> {
  return analyse(co2Question, tables, settings);
}

/** As `analyseCo2`, of the energy notebook. */
export function analyseEnergy(
  tables: Tables<Served, Measurement>,
  settings: Partial<EnergySettings> = {},
): Analysis<Served, Measurement> {
  return analyse(energyQuestion, tables, settings);
}

/** As `analyseCo2`, of the finance notebook. */
export function analyseFinance(
  tables: Tables<ApiPrice, Price>,
  settings: Partial<FinanceSettings> = {},
): Analysis<ApiPrice, Price> {
  return analyse(financeQuestion, tables, settings);
}
