import { PRICE_DOUBTS } from "../read/price_doubts.ts";
import type { Price } from "../read/prices.ts";
import { completeSettings } from "../filter/setting.ts";
import { type PriceSettings, priceSettings } from "../filter/prices.ts";
import { formatCounted, formatNumber, formatParams } from "../words/quantity.ts";
import { sizeStudy } from "./size_study.ts";
import type { Metric, Study } from "./study.ts";
import { studyPoint } from "./study_point.ts";

const METRIC: Omit<Metric, "caption"> = {
  id: "finance",
  apart: false,
  quantity: "The price of a thousand tokens",
  unit: "$",
  common: { unit: "$", per: "million tokens", perUnit: 1000 },
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
  rows: readonly Price[],
  given: Partial<PriceSettings> = {},
): Study<Price> {
  const settings = completeSettings(priceSettings, given);
  const points = rows.map((row) =>
    studyPoint({
      paramsB: row.paramsB,
      value: row.dollarsPerThousandTokens,
      // Quantizations of one model are no independent prices: openchat:7b-v3.5-q2_K is openchat.
      model: row.model.split(/[: ]/)[0],
      name: row.doubts.length > 0 ? `${row.model} (doubtful)` : row.model,
    }, settings.slmLimitB)
  );
  const metric = { ...METRIC, caption: captionOf(rows) };
  return sizeStudy({ metric, settings, rows, points, titleOf }, {
    all: "all prices",
    groupOf: ({ kind }) => kind,
  });
}

function titleOf(row: Price): string {
  return `${row.model}\n${formatParams(row.paramsB)} parameters, ${row.kind}\n` +
    `$${formatNumber(row.dollarsPerThousandTokens)} per thousand tokens` +
    row.doubts.map((doubt) => `\n${doubt}`).join("");
}

/** Where the rows come from, and the caution that belongs to them. */
function captionOf(rows: readonly Price[]): string {
  const has = (kind: Price["kind"]) => rows.some((row) => row.kind === kind);
  const sources = [
    ...has("self-hosted") ? ["self-hosting costs of small models from arXiv 2312.14972"] : [],
    ...has("API") ? ["list prices of APIs, input and output added up, from llmpricecheck.com"] : [],
  ];
  const rumours = rows.filter(({ doubts }) => doubts.includes(PRICE_DOUBTS.rumouredSize)).length;
  return `Data: ${sources.join("; ")}.` +
    (rumours > 0
      ? ` ${formatCounted(rumours, "parameter count is a rumour", "parameter counts are rumours")}.`
      : "");
}
