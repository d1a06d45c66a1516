import type { Grid } from "../read/grid.ts";
import type { Served } from "../read/served.ts";
import { type CarbonSettings, carbonSettings } from "../filter/carbon.ts";
import { completeSettings } from "../filter/setting.ts";
import { average } from "../fit/averages.ts";
import { formatNumber } from "../words/quantity.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { servedCaption, servedStudy } from "./served.ts";
import type { Metric, Study } from "./study.ts";

const METRIC: Omit<Metric, "caption"> = {
  id: "co2-today",
  apart: true,
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

/** Grids from the cleanest to the dirtiest that a table compares. */
const GRIDS = ["SE", "FR", "EU", "US", "WORLD", "CN", "PL"];

/**
 * What the median of today's rows emits on different grids, everything else as it is: least first.
 *
 * @param grids what a kWh of each country emits.
 */
export const gridsTable = explained((
  { rows }: Study<Served>,
  grids: readonly Grid[],
  { pue = carbonSettings.pue.initial }: Partial<Pick<CarbonSettings, "pue">> = {},
): Table => {
  const kWh = average(rows.map(({ kWhPerMillionTokens }) => kWhPerMillionTokens), "median");
  const sorted = grids.filter(({ code }) => GRIDS.includes(code)).toSorted((a, b) =>
    a.gramsPerKWh - b.gramsPerKWh
  );
  return tableOf(
    `The same tokens on different grids: the median of these rows, ${
      formatNumber(kWh)
    } kWh of the ` +
      `GPUs per million tokens, × ${formatNumber(pue)} for the data centre`,
    { country: "Grid", grams: "g CO₂e per kWh", year: "Year", kg: "kg CO₂e per million tokens" },
    sorted.map(({ country, gramsPerKWh, year }) => ({
      country,
      grams: formatNumber(gramsPerKWh),
      year: String(year),
      kg: formatNumber(kWh * kgPerKWh({ gridGramsPerKWh: gramsPerKWh, pue })),
    })),
    ["grams", "year", "kg"],
  );
});
