import { blendPrices } from "../read/current_prices.ts";
import type { Price } from "../read/prices.ts";
import { completeSettings } from "../filter/setting.ts";
import { type PriceSettings, priceSettings } from "../filter/prices.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { fitParts, together } from "./part.ts";
import type { Metric, Study } from "./study.ts";
import { studyPoint } from "./study_point.ts";

const METRIC: Omit<Metric, "caption"> = {
  id: "finance",
  quantity: "The price of a thousand tokens",
  unit: "$",
  verb: "costs",
  axis: "Price of a thousand tokens ($)",
  row: "price",
};

/**
 * The prices as a study of dollars per thousand tokens against parameters (billions), one part for
 * self-hosting costs and one for API prices: they are not the same kind of money.
 *
 * @throws {RangeError} when the rows are too few for a line.
 */
export function studyFinance(
  prices: readonly Price[],
  given: Partial<PriceSettings> = {},
): Study<Price> {
  const settings = completeSettings(priceSettings, given);
  const rows = blendPrices(prices, settings.inputPerOutput);
  const points = rows.map((row) =>
    studyPoint({
      paramsB: row.paramsB,
      value: row.dollarsPerThousandTokens,
      // Quantizations of one model are no independent prices: openchat:7b-v3.5-q2_K is openchat.
      model: row.model.split(/[: ]/)[0],
      name: row.doubts.length > 0 ? `${row.model} (doubtful)` : row.model,
    }, settings.slmLimitB)
  );
  const groups = fitParts(points, (_, i) => rows[i].kind, settings);
  return {
    metric: { ...METRIC, caption: caption(rows, settings.inputPerOutput) },
    settings,
    rows,
    points,
    titleOf,
    pooled: together("all prices", points, settings, groups),
    ...groups,
  };
}

function titleOf(row: Price): string {
  return `${row.model}\n${formatParams(row.paramsB)} parameters, ${row.kind}\n` +
    `$${formatNumber(row.dollarsPerThousandTokens)} per thousand tokens` +
    row.doubts.map((doubt) => `\n${doubt}`).join("");
}

/** Where the prices come from: the study's two sources, or a refreshed list of API prices. */
function caption(rows: readonly Price[], inputPerOutput: number): string {
  const listed = rows.some(({ inputAndOutput }) => inputAndOutput !== null);
  return "Data: self-hosting costs of small models from arXiv 2312.14972; list prices of APIs, " +
    (listed
      ? `from data/prices.csv, ${inputPerOutput} tokens in for each token out. Sizes as disclosed.`
      : "input and output added up, from llmpricecheck.com. Several parameter counts are rumours.");
}
