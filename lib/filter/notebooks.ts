import { apiPriceSettings } from "./api_prices.ts";
import { carbonSettings } from "./carbon.ts";
import { drawing, experts, sizeBounds, slmLimit, standardErrors } from "./common.ts";
import { evaluationSettings } from "./evaluations.ts";
import { measurementSettings } from "./measurements.ts";
import { priceSettings } from "./prices.ts";
import { rowsSetting } from "./rows.ts";
import { servedSettings } from "./served.ts";
import type { Description, Settings } from "./setting.ts";

/*
 * The settings of a notebook are those of today's rows and of the study's. What both have, such as the
 * largest model, is one setting for both, and stands before what only one of them has.
 */
const common = { ...sizeBounds, slmLimitB: slmLimit, ...drawing };
const measured = { experts, ...common, errors: standardErrors("best") };
const priced = { ...common, errors: standardErrors("widest") };

/** The settings of the co2 notebook. */
export const co2Settings = {
  rows: rowsSetting,
  ...measured,
  ...carbonSettings,
  ...evaluationSettings,
};
export type Co2Settings = Settings<typeof co2Settings>;

/** The settings of the energy notebook. */
export const energySettings = {
  rows: rowsSetting,
  ...measured,
  ...servedSettings,
  ...measurementSettings,
};
export type EnergySettings = Settings<typeof energySettings>;

/** The settings of the finance notebook. */
export const financeSettings = {
  rows: rowsSetting,
  ...priced,
  ...apiPriceSettings,
  ...priceSettings,
};
export type FinanceSettings = Settings<typeof financeSettings>;

/**
 * Those of a notebook's settings that one of its sets of rows knows.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { servedSettings } from "./served.ts";
 * assert.deepEqual(settingsFor(servedSettings, { rows: "today", size: "active" }), { size: "active" });
 * ```
 */
export function settingsFor(
  description: Description<never>,
  settings: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).filter(([key]) => Object.hasOwn(description, key)),
  );
}
