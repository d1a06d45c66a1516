import { co2Settings, energySettings, financeSettings } from "../filter/notebooks.ts";
import type { Description } from "../filter/setting.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import type { Evaluation } from "../read/evaluations.ts";
import type { Measurement } from "../read/measurements.ts";
import type { Price } from "../read/prices.ts";
import type { Served } from "../read/served.ts";
import type { Question } from "./analysis.ts";
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
