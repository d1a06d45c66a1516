import type { Served } from "../read/served.ts";
import { type CarbonSettings, carbonSettings } from "../filter/carbon.ts";
import { completeSettings } from "../filter/setting.ts";
import { formatNumber } from "../words/quantity.ts";
import { servedCaption, servedStudy } from "./served.ts";
import type { Metric, Study } from "./study.ts";

const METRIC: Omit<Metric, "caption"> = {
  id: "co2-today",
  apart: true,
  scored: false,
  quantity: "The CO₂ of a million tokens",
  unit: "kg",
  verb: "emits",
  axis: "CO₂ of a million tokens (kg)",
  row: "measurement",
};

/** Kilograms of CO₂e for a kWh of the machine, from what the grid emits and the data centre adds. */
export function kgPerKWh({ gridGramsPerKWh, pue }: { gridGramsPerKWh: number; pue: number }) {
  return gridGramsPerKWh * pue / 1000;
}

/**
 * Today's measurements of servers as a study of CO₂ (kg per million tokens) against parameters
 * (billions): energy × overhead of the data centre × intensity of the grid.
 *
 * @throws {TooFewError} when no line can be fitted.
 */
export function studyCarbon(
  rows: readonly Served[],
  given: Partial<CarbonSettings> = {},
): Study<Served> {
  const settings = completeSettings(carbonSettings, given), perKWh = kgPerKWh(settings);
  return servedStudy(rows, settings, {
    metric: {
      ...METRIC,
      caption:
        `${servedCaption(rows)} CO₂ = energy × ${formatNumber(settings.pue)} (overhead of the ` +
        `data centre) × ${formatNumber(settings.gridGramsPerKWh)} g CO₂e per kWh (grid).`,
    },
    valueOf: ({ kWhPerMillionTokens }) => kWhPerMillionTokens * perKWh,
  });
}
