import type { Served } from "../read/served.ts";
import { filterOf } from "./filter_rows.ts";
import { servedSettings } from "./served.ts";
import type { Amount, Description, Settings } from "./setting.ts";

/** The settings that are about today's CO₂: the same servers, and what turns kWh into kilograms. */
export const carbonSettings = {
  gridGramsPerKWh: {
    kind: "amount",
    label: "Grid intensity",
    unit: "g CO₂e/kWh",
    // The world's in 2024: data/grid.csv.
    initial: 473,
  } as const satisfies Amount,
  pue: {
    kind: "amount",
    label: "Data-centre overhead (PUE)",
    unit: "kWh of the centre for each kWh of the machine",
    // Weighted average of the Uptime Institute's Global Data Center Survey 2024.
    initial: 1.56,
    least: 1,
  } as const satisfies Amount,
  ...servedSettings,
} as const satisfies Description<Served>;

export type CarbonSettings = Settings<typeof carbonSettings>;

/** As `filterServed`, under the settings of today's CO₂. */
export const filterCarbon = filterOf<Served, CarbonSettings>(carbonSettings);
