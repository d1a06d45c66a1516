import * as v from "valibot";
import type { Tally } from "../../../lib/read/left_out.ts";
import { offersTable } from "../../../lib/tables/offers.ts";
import { modelSizes } from "./model_sizes.ts";
import { offerKinds } from "./offer_kinds.ts";
import { lastCommit, type Repository } from "./repositories.ts";
import type { Source } from "./source.ts";

const REPOSITORY = "pydantic/genai-prices";
const PATH = "prices/new_data/v2/data.json";

/** No price is higher, in $ per million tokens; the highest of the list was 600 in 2025. */
const MOST_DOLLARS = 10_000;

/** Of input, output and others: each a number, or `{base, tiers: [{start, price}]}`. */
const PRICE = v.record(v.string(), v.unknown());
/** Of those with a constraint, a day or hours of the day, the last that holds counts; if none does, the first. */
const OPTIONS = v.array(v.object({
  constraint: v.nullish(v.object({ start_date: v.optional(v.string()) })),
  prices: PRICE,
}));
/** What the list says, by prices/new_data/v2/data.schema.json of its repository. */
const LIST = v.array(v.object({
  id: v.string(),
  name: v.optional(v.string()),
  models: v.array(v.object({
    id: v.string(),
    deprecated: v.optional(v.boolean()),
    prices: v.union([OPTIONS, PRICE]),
  })),
}));
export type List = v.InferOutput<typeof LIST>;

/** The list of API prices of `genai-prices` (MIT), each model joined with its size. */
export const PRICES: Source<Repository> = {
  name: "prices",
  help: `prices.csv, list prices of APIs, from ${REPOSITORY}`,
  table: offersTable,
  page: `https://github.com/${REPOSITORY}`,
  open: (client) => lastCommit(client, REPOSITORY, PATH),
  async read({ day, json }, { leftOut }) {
    const prices = listedPrices(await json(PATH, "the price list", LIST), day, leftOut);
    const sizeOf = modelSizes(), offers = offerKinds(prices);
    return [prices.map((price, i) => ({
      ...price,
      ...sizeOf(price.model),
      dated: price.changed ?? day,
      offer: offers[i],
    }))];
  },
};

/**
 * Takes the prices for text out of the list, as they hold on a day; `changed` is the day from which they
 * do, where it is told. A model without one, or with one that cannot be, is counted.
 */
export function listedPrices(list: List, day: string, leftOut: Tally) {
  return list.flatMap(({ models, id, name: provider = id }) =>
    models.flatMap(({ id: model, prices, deprecated = false }) => {
      const { since, input, output } = priceOn(day, prices);
      if (input === undefined || output === undefined) {
        leftOut.add("models without a price for text in and out");
      } else if (input === 0 || output === 0) {
        leftOut.add("models at no price");
      } else if (!canBe(input) || !canBe(output)) {
        leftOut.add(`models with a price that is none: 0 to ${MOST_DOLLARS} $ was expected`);
      } else {
        return [{
          model,
          provider,
          inputDollarsPerMillionTokens: input,
          outputDollarsPerMillionTokens: output,
          changed: /^\d/.test(since) ? since : null,
          deprecated,
        }];
      }
      return [];
    })
  );
}

/** The prices that hold on a day, and since when. */
function priceOn(day: string, prices: List[number]["models"][number]["prices"]) {
  const options = (Array.isArray(prices) ? prices : [{ prices }]).map((option) => {
    const { prices: { input_mtok, output_mtok }, constraint = null } = option;
    const [input, output] = [input_mtok, output_mtok]
      .map((side) => typeof side === "object" ? Object(side).base : side);
    // "hours" stands behind any day
    return { since: constraint === null ? "" : constraint.start_date ?? "hours", input, output };
  });
  return options.findLast(({ since }) => since <= day) ?? options[0] ?? { since: "" };
}

function canBe(dollars: unknown): dollars is number {
  return typeof dollars === "number" && dollars >= 0 && dollars <= MOST_DOLLARS;
}
