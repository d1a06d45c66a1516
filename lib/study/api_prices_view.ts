import { apiPriceSettings } from "../filter/api_prices.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { apiPriceChoices } from "./choices.ts";
import { studyApiPrices } from "./api_prices.ts";
import { apiPriceClaims } from "./claims_today.ts";
import { growthFigure } from "./growth_figures.ts";
import type { View } from "./view.ts";

/** Today's list prices of APIs as a live figure. */
export const apiPricesView: View<ApiPrice> = {
  id: "finance-today",
  rows: "today",
  row: "price",
  settings: apiPriceSettings,
  foremost: ["weights", "tokens", "inputPerOutput", "minParamsB", "maxParamsB"],
  fields: [
    "line",
    "model",
    "provider",
    "paramsB",
    "activeParamsB",
    "inputDollarsPerMillionTokens",
    "outputDollarsPerMillionTokens",
    "openWeights",
  ],
  key: ({ line }) => String(line),
  name: ({ model, provider }) => `${model} (${provider})`,
  // The list names products, not repositories.
  link: () => null,
  details: (row) => [
    `${formatParams(row.paramsB)} parameters` +
    (row.activeParamsB !== null && row.activeParamsB < row.paramsB
      ? `, ${formatParams(row.activeParamsB)} active`
      : ""),
    `$${formatNumber(row.inputDollarsPerMillionTokens)} in, ` +
    `$${formatNumber(row.outputDollarsPerMillionTokens)} out, per million tokens`,
    row.openWeights ? "open weights" : "closed weights",
  ],
  columns: [
    { label: "Model", of: ({ model }) => model },
    { label: "Input", unit: "$/10⁶ tokens", of: (row) => row.inputDollarsPerMillionTokens },
    { label: "Output", unit: "$/10⁶ tokens", of: (row) => row.outputDollarsPerMillionTokens },
    { label: "Provider", of: ({ provider }) => provider },
    { label: "Parameters", unit: "B", of: ({ paramsB }) => paramsB },
    { label: "Active", unit: "B", of: ({ activeParamsB }) => activeParamsB },
    { label: "Weights", of: ({ openWeights }) => openWeights ? "open" : "closed" },
  ],
  sortedBy: 1,
  study: studyApiPrices,
  figure: growthFigure,
  choices: (_rows, settings) => apiPriceChoices(settings),
  claims: apiPriceClaims,
};
