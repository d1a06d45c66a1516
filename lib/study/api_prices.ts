import type { ApiPrice } from "../read/api_prices.ts";
import { blend } from "../read/api_prices.ts";
import { modelKey } from "../read/model_key.ts";
import { type ApiPriceSettings, apiPriceSettings } from "../filter/api_prices.ts";
import { sizeSetting } from "../filter/rows.ts";
import { completeSettings } from "../filter/setting.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { fitPart } from "./part.ts";
import type { Metric, Study } from "./study.ts";
import { onlySize, studyPoint } from "./study_point.ts";

const METRIC = {
  id: "finance-today",
  apart: false,
  scored: false,
  unit: "$",
  verb: "costs",
  row: "price",
} as const;

/** What a price is of, by the setting. */
const TOKENS = {
  blended: "a thousand tokens",
  input: "a thousand input tokens",
  output: "a thousand output tokens",
} as const;

/**
 * Today's list prices of APIs as a study of dollars per thousand tokens against parameters (billions).
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
      value: dollarsPerThousandTokens(row, settings),
      model: modelKey(row.model),
      name: `${row.model} (${row.provider})`,
    }, settings.slmLimitB)
  );
  const pooled = fitPart("all API prices", points, settings);
  return {
    metric: metricOf(settings),
    settings,
    rows,
    points,
    titleOf: (row) =>
      `${row.model} (${row.provider})\n${formatParams(row.paramsB)} parameters\n` +
      `$${formatNumber(dollarsPerThousandTokens(row, settings))} per thousand tokens`,
    pooled,
    parts: [pooled],
    unfitted: [],
    observed: points.map(onlySize),
    powerLaws: null,
  };
}

/** The price of a row that the settings ask for, in $ per thousand tokens. */
export function dollarsPerThousandTokens(
  row: ApiPrice,
  { tokens, inputPerOutput }: Pick<ApiPriceSettings, "tokens" | "inputPerOutput">,
): number {
  const { inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output } = row;
  const perMillion = { blended: blend(input, output, inputPerOutput), input, output }[tokens];
  return perMillion / 1000;
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
        ? `; ${formatNumber(inputPerOutput)} tokens in for each token out.`
        : "."),
  };
}
