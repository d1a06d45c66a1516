import { carbonSettings } from "../filter/carbon.ts";
import type { Served } from "../read/served.ts";
import { formatNumber } from "../words/quantity.ts";
import { studyCarbon } from "./carbon.ts";
import { carbonClaims } from "./claims_today.ts";
import { details } from "./served.ts";
import { servedColumns, servedView } from "./served_view.ts";
import type { View } from "./view.ts";

/** Today's measurements of servers as a live figure of CO₂. */
export const carbonView: View<Served> = {
  ...servedView,
  id: "co2-today",
  settings: carbonSettings,
  foremost: ["gridGramsPerKWh", "pue", "machines", "tasks", "size"],
  details: (row) => [
    details(row),
    `${formatNumber(row.kWhPerMillionTokens)} kWh of the GPUs per million tokens`,
  ],
  columns: [
    { label: "Model", of: ({ model }) => model },
    { label: "Energy of the GPUs", unit: "kWh/10⁶ tokens", of: (row) => row.kWhPerMillionTokens },
    ...servedColumns,
  ],
  study: studyCarbon,
  claims: carbonClaims,
};
