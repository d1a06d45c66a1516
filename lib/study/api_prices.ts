import type { ApiPrice } from "../read/api_prices.ts";
import { blend } from "../read/api_prices.ts";
import { modelKey } from "../read/model_key.ts";
import { type ApiPriceSettings, apiPriceSettings } from "../filter/api_prices.ts";
import { sizeSetting } from "../filter/rows.ts";
import { completeSettings } from "../filter/setting.ts";
import { formatNumber, formatParams, formatPlain } from "../words/quantity.ts";
import { sizeStudy } from "./size_study.ts";
import type { Metric, Study } from "./study.ts";
import { studyPoint } from "./study_point.ts";

const METRIC = {
  id: "finance-today",
  apart: false,
  unit: "$",
  common: { unit: "$", per: "million tokens", perUnit: 1 },
  verb: "costs",
  row: "price",
} as const;

/** What a price is of, by the setting. */
const TOKENS = {
  blended: "a million tokens",
  input: "a million input tokens",
  output: "a million output tokens",
} as const;

/**
 * Today's list prices of APIs as a study of dollars per million tokens against parameters (billions).
 * The same model at several providers is one cluster.
 *
 * @throws {TooFewError} when no line can be fitted.
 */
export function studyApiPrices(
  rows: readonly ApiPrice[],
  given: Partial<ApiPriceSettings> = {},
): Study<ApiPrice> {
  const settings = completeSettings(apiPriceSettings, given);
  const points = rows.map((row) =>
    studyPoint({
      paramsB: sizeSetting.of(row, settings.size)!,
      value: dollarsPerMillionTokens(row, settings),
      model: modelKey(row.model),
      name: `${row.model} (${row.provider})`,
    }, settings.slmLimitB)
  );
  return sizeStudy({
    metric: metricOf(settings),
    settings,
    rows,
    points,
    titleOf: (row) =>
      `${row.model} (${row.provider})\n${formatParams(row.paramsB)} parameters\n` +
      `$${formatNumber(dollarsPerMillionTokens(row, settings))} per million tokens`,
  }, { all: "all API prices" });
}

/** The price of a row that the settings ask for, in $ per million tokens. */
export function dollarsPerMillionTokens(
  row: ApiPrice,
  { tokens, inputPerOutput }: Pick<ApiPriceSettings, "tokens" | "inputPerOutput">,
): number {
  const { inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output } = row;
  return { blended: blend(input, output, inputPerOutput), input, output }[tokens];
}

function metricOf({ tokens, inputPerOutput }: ApiPriceSettings): Metric {
  const of = TOKENS[tokens];
  return {
    ...METRIC,
    quantity: `The price of ${of}`,
    axis: `Price of ${of} ($)`,
    caption:
      "Data: list prices of APIs from pydantic/genai-prices. Sizes as their makers disclosed " +
      "them" +
      (tokens === "blended"
        ? `; ${formatPlain(inputPerOutput)} tokens in for each token out.`
        : "."),
  };
}
