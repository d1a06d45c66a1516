import { API_PRICE_COLUMNS } from "../../../lib/read/api_prices.ts";
import { parseDisclosedSizes } from "../../../lib/read/disclosed_sizes.ts";
import { type Tally, tally } from "../../../lib/read/left_out.ts";
import { parseModelFamilies } from "../../../lib/read/model_families.ts";
import { parsePrices } from "../../../lib/read/prices.ts";
import { asKind } from "../source_error.ts";
import { githubJson, lastCommit } from "./github.ts";
import { modelSizes } from "./model_sizes.ts";
import { type ListedPrice, offerKinds } from "./offer_kinds.ts";
import { csvOfRows, source } from "./source.ts";

const REPOSITORY = "pydantic/genai-prices";
const PATH = "prices/new_data/v2/data.json";
const WHAT = "the price list";

/** The list of API prices of `genai-prices` (MIT), each model joined with its size. */
export const PRICES = source({
  name: "prices",
  help: `prices.csv, list prices of APIs, from ${REPOSITORY}`,
  folder: "",
  files: ["prices.csv"],
  page: `https://github.com/${REPOSITORY}`,
  state: (client) => lastCommit(client, REPOSITORY, PATH),
  async read(client, commit, { own }) {
    const list = await githubJson(client, REPOSITORY, commit, PATH, WHAT);
    const leftOut = tally(), prices = listedPrices(list, commit.day, leftOut);
    const table = <T>(name: string, parse: (text: string, of: { file: string }) => T) =>
      parse(own(name), { file: name });
    const sizeOf = modelSizes(
      table("disclosed_sizes.csv", parseDisclosedSizes).rows,
      table("model_families.csv", parseModelFamilies).rows,
      table("financier.csv", parsePrices).rows,
    );
    const sized = prices.map((price) => ({ ...price, ...sizeOf(price.model) }));
    const offers = offerKinds(sized);
    const rows = sized.map(({ input, output, ...price }, i) => ({
      ...price,
      inputDollarsPerMillionTokens: input,
      outputDollarsPerMillionTokens: output,
      dated: price.changed ?? commit.day,
      offer: offers[i],
    }));
    const text = csvOfRows(rows, API_PRICE_COLUMNS, WHAT, "fields");
    return { texts: new Map([["prices.csv", text]]), leftOut: leftOut.list() };
  },
});

/** No price is higher, in $ per million tokens; the highest of the list was 600 in 2025. */
const MOST_DOLLARS = 10_000;

/**
 * Takes the prices for text out of the list of `genai-prices`, as they hold on a day; a model without
 * one, or with one that cannot be, is counted.
 *
 * Shape (pydantic/genai-prices, prices/new_data/v2/data.schema.json): a list of providers `{id, name,
 * models: [{id, prices, deprecated?, …}]}`; `prices` is `{input_mtok, output_mtok, …}`, each a number or `{base,
 * tiers: [{start, price}]}`, or a list of `{constraint?, prices}` of which the last one that holds
 * counts, the first when none does; a constraint is a `start_date` or hours of the day.
 *
 * @throws {SourceError} when the list has not this shape.
 */
export function listedPrices(list: unknown, day: string, leftOut: Tally): ListedPrice[] {
  const found: ListedPrice[] = [];
  for (const each of asKind("list", list, WHAT)) {
    const maker = asKind("object", each, WHAT);
    const provider = asKind("text", maker.name ?? maker.id, `${WHAT}, a provider's name`);
    for (const entry of asKind("list", maker.models, `${WHAT}, ${provider}`)) {
      const { id, prices, deprecated } = asKind("object", entry, `${WHAT}, ${provider}`);
      const model = asKind("text", id, `${WHAT}, ${provider}, a model's id`);
      const { changed, price } = priceOn(day, prices, `${WHAT}, ${provider}, ${model}`);
      const [input, output] = [price.input_mtok, price.output_mtok]
        .map((side) => typeof side === "object" && side !== null ? Object(side).base : side)
        .map((dollars) => dollars ?? null);
      if (input === null || output === null) {
        leftOut.add("models without a price for text in and out");
      } else if (!canBe(input) || !canBe(output)) {
        leftOut.add(`models with a price that is none: 0 to ${MOST_DOLLARS} $ was expected`);
      } else if (input === 0 || output === 0) {
        leftOut.add("models at no price");
      } else {
        found.push({ model, provider, input, output, changed, deprecated: deprecated === true });
      }
    }
  }
  return found;
}

/** Whether a value is a price. */
function canBe(dollars: unknown): dollars is number {
  return typeof dollars === "number" && dollars >= 0 && dollars <= MOST_DOLLARS;
}

/** The prices that hold on a day, none where the list is empty, and since when. */
function priceOn(
  day: string,
  prices: unknown,
  where: string,
): { changed: string | null; price: Record<string, unknown> } {
  if (!Array.isArray(prices)) return { changed: null, price: asKind("object", prices, where) };
  const options = prices.map((each) => {
    const { constraint, prices } = asKind("object", each, where);
    const rule = asKind("object", constraint ?? {}, where), price = asKind("object", prices, where);
    const hours = constraint && rule.start_date === undefined;
    return { since: hours ? "hours" : rule.start_date as string | undefined ?? "", price };
  });
  const holds = options.findLast(({ since }) => since !== "hours" && since <= day) ?? options[0];
  if (holds === undefined) return { changed: null, price: {} };
  return { changed: /^\d/.test(holds.since) ? holds.since : null, price: holds.price };
}
