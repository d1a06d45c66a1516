import type { Figure } from "../draw/draw.ts";
import { pairedRatios } from "../fit/paired_ratio.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import { formatCount, formatNumber } from "../words/quantity.ts";
import { explained } from "./exhibit.ts";
import type { Study } from "./study.ts";

/** Models that a provider must share with the others for its ratio to be drawn. */
const FEWEST_MODELS = 5;

/** What the same model costs at one provider against the middle of all that offer it. */
const EVERYWHERE = "the middle of all providers";

/** The price of the same model at different providers, over the middle of all that offer it. */
export const providersFigure = explained((study: Study<ApiPrice>): Figure => {
  const { metric, points, rows } = study;
  const items = rows.map(({ provider }, i) => ({
    provider,
    model: points[i].model,
    price: points[i].y,
  }));
  const offers = Map.groupBy(items, ({ model }) => model);
  const shared = items.filter(({ model }) =>
    new Set(offers.get(model)!.map(({ provider }) => provider)).size > 1
  );
  if (shared.length === 0) {
    throw new TooFewError("The filters leave no model that two providers offer");
  }
  const ratios = pairedRatios(
    [...shared, ...shared.map((item) => ({ ...item, provider: EVERYWHERE }))],
    {
      key: ({ model }) => model,
      group: ({ provider }) => provider,
      baseline: EVERYWHERE,
      value: ({ price }) => price,
    },
  ).filter(({ n, interval }) => n >= FEWEST_MODELS && interval !== null)
    .sort((a, b) => a.ratio - b.ratio);
  if (ratios.length === 0) {
    throw new TooFewError(
      `The filters leave no provider that shares ${FEWEST_MODELS} models with others`,
    );
  }
  const models = new Set(shared.map(({ model }) => model)).size;
  return {
    kind: "ratio",
    data: {
      id: `${metric.id}-providers`,
      title: "The same model at different providers",
      subtitle: `${formatCount(models)} models that two or more providers offer, each dot one of ` +
        "them: its price over the geometric mean of all that offer it. Diamond: geometric mean of a " +
        `provider with its 95\u202f% interval, from ${FEWEST_MODELS} models on.`,
      caption: metric.caption,
      description: "Prices over those of the same model elsewhere: " +
        ratios.map(({ group, ratio }) => `${group} ${formatNumber(ratio, 2)}`).join("; ") + ".",
      sameAs: "same as over all providers",
      dotMeans: "one model that others offer too",
      x: { label: "Times the price of the same model over all providers", scale: "log" },
      groups: ratios.map(({ group, pairs, ratio, interval }) => ({
        label: group,
        ratios: pairs.map((pair) => ({
          value: pair.ratio,
          title: `${pair.key}\n$${formatNumber(pair.value)} against $${
            formatNumber(pair.baseline)
          }`,
        })),
        geometricMean: ratio,
        interval: interval!,
      })),
    },
  };
});
