import type { Figure } from "../draw/draw.ts";
import { average } from "../fit/averages.ts";
import { type ApiPriceSettings, apiPriceSettings } from "../filter/api_prices.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import { modelKey } from "../read/model_key.ts";
import type { Served } from "../read/served.ts";
import {
  formatCount,
  formatCounted,
  formatList,
  formatNumber,
  formatPercent,
} from "../words/quantity.ts";
import { shortName } from "../words/short_name.ts";
import { explained } from "./exhibit.ts";
import { servedCaption } from "./served.ts";
import type { Study } from "./study.ts";

/** Shares of a price that the figure draws a line for. */
const SHARES = [0.01, 0.1, 1];

/**
 * How much of a price is electricity: what a provider asks for a million tokens that come out, against
 * what the GPUs' electricity for them costs, for the models that both tables have.
 *
 * @param served measurements of servers; of a model's set-ups the median counts.
 */
export const electricityFigure = explained((
  { metric, points, rows }: Study<ApiPrice>,
  served: readonly Served[],
  { dollarsPerKWh = apiPriceSettings.dollarsPerKWh.initial }: Partial<
    Pick<ApiPriceSettings, "dollarsPerKWh">
  > = {},
): Figure => {
  const measured = Map.groupBy(served, ({ model }) => modelKey(model));
  const both = rows.flatMap((row, i) => {
    const { cluster, series } = points[i], setUps = measured.get(cluster);
    if (setUps === undefined) return [];
    const energy = average(setUps.map((each) => each.kWhPerMillionTokens), "median");
    const x = energy * dollarsPerKWh, y = row.outputDollarsPerMillionTokens;
    return [{ x, y, series, model: setUps[0].model, provider: row.provider, share: x / y }];
  });
  if (both.length === 0) {
    throw new TooFewError("The filters leave no price of a model whose energy was measured");
  }
  const models = Map.groupBy(both, ({ model }) => model);
  const shares = both.map(({ share }) => share);
  // A model stands in one column, a dot for each provider: its name belongs to the dearest.
  const dearest = new Set(
    [...models.values()].map((dots) => dots.reduce((a, b) => b.y > a.y ? b : a)),
  );
  return {
    kind: "growth",
    data: {
      id: `${metric.id}-electricity`,
      title: "How much of a price is electricity?",
      subtitle:
        `${formatCounted(both.length, "price")} of ${
          formatCounted(models.size, "model")
        } whose energy was measured, at $${
          formatNumber(dollarsPerKWh, 2)
        } per kWh. Electricity is ` +
        `${formatPercent(average(shares, "median"))} of the price in the middle, from ` +
        `${formatPercent(Math.min(...shares))} to ${formatPercent(Math.max(...shares))}.`,
      caption: `${metric.caption} ${
        servedCaption(served, "Energy, the median of a model's set-ups")
      }`,
      description: `Output price against electricity for ${formatList([...models.keys()])}: ` +
        `${formatCount(both.length)} dots.`,
      x: { label: "Electricity of a million output tokens ($)", scale: "log" },
      y: { label: "Price of a million output tokens ($)", scale: "log" },
      limitB: null,
      guides: SHARES.map((share) => ({ label: formatPercent(share), ratio: 1 / share })),
      dots: both.map((dot) => ({
        x: dot.x,
        y: dot.y,
        series: dot.series,
        title:
          `${dot.model} at ${dot.provider}\n$${formatNumber(dot.y)} per million output tokens, ` +
          `electricity $${formatNumber(dot.x)}: ${formatPercent(dot.share)}`,
        ...dearest.has(dot) ? { label: shortName(dot.model) } : {},
      })),
      curves: [],
    },
  };
});
