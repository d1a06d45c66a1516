import { priceSettings } from "../filter/prices.ts";
import type { Price } from "../read/prices.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { financeChoices } from "./choices.ts";
import { financeClaims } from "./claims.ts";
import { studyFinance } from "./finance.ts";
import { growthFigure } from "./growth_figures.ts";
import type { View } from "./view.ts";

/** The prices as a live figure. */
export const financeView: View<Price> = {
  id: "finance",
  rows: "study",
  row: "price",
  settings: priceSettings,
  foremost: ["kinds", "doubts", "minParamsB", "maxParamsB"],
  fields: [
    "line",
    "model",
    "paramsB",
    "dollarsPerThousandTokens",
    "kind",
    "doubts",
  ],
  key: ({ kind, line }) => `${kind}:${line}`,
  name: ({ model }) => model,
  // The file names products, not repositories.
  link: () => null,
  details: (row) => [
    `${formatParams(row.paramsB)} parameters, ${row.kind}`,
    `$${formatNumber(row.dollarsPerThousandTokens)} per thousand tokens`,
    ...row.doubts,
  ],
  columns: [
    { label: "Model", of: ({ model }) => model },
    { label: "Price", unit: "$/1000 tokens", of: (row) => row.dollarsPerThousandTokens },
    { label: "Parameters", unit: "B", of: ({ paramsB }) => paramsB },
    { label: "Kind", of: ({ kind }) => kind },
    { label: "Doubts", of: ({ doubts }) => doubts.join("; ") },
  ],
  sortedBy: 1,
  study: studyFinance,
  figure: growthFigure,
  choices: () => financeChoices,
  claims: financeClaims,
};
