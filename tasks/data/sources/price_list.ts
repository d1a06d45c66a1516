import { type Tally } from "../../../lib/read/left_out.ts";
import { asList, asObject, asText } from "../http/json.ts";
import { quoted, SourceError } from "../http/source_error.ts";

/** A price of the list, in $ per million tokens. */
export type ListedPrice = {
  model: string;
  provider: string;
  input: number;
  output: number;
  /** The day from which it holds; null where the list does not say. */
  since: string | null;
  /** The list says that the provider gives it up. */
  deprecated: boolean;
};

/** No price is higher, in $ per million tokens; the highest of the list was 600 in 2025. */
const MOST_DOLLARS = 10_000;

/**
 * Takes the prices for text out of the list of `genai-prices`, as they hold on a day.
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
  for (const each of asList(list, "the price list")) {
    const provider = asObject(each, "the price list");
    const name = asText(provider.name ?? provider.id, "the price list, a provider's name");
    for (const entry of asList(provider.models, `the price list, ${name}`)) {
      const { id, prices, deprecated } = asObject(entry, `the price list, ${name}`);
      const model = asText(id, `the price list, ${name}, a model's id`);
      const where = `the price list, ${name}, ${model}`;
      const { since, price } = priceOn(day, prices, where);
      const input = dollars(price.input_mtok, `${where}, input_mtok`);
      const output = dollars(price.output_mtok, `${where}, output_mtok`);
      if (input === null || output === null) {
        leftOut.add("models without a price for text in and out");
      } else if (input === 0 || output === 0) {
        leftOut.add("models at no price");
      } else {
        found.push({
          model,
          provider: name,
          input,
          output,
          since,
          deprecated: deprecated === true,
        });
      }
    }
  }
  return found;
}

/** The price that holds on a day, and since when. */
function priceOn(
  day: string,
  prices: unknown,
  where: string,
): { since: string | null; price: Record<string, unknown> } {
  if (!Array.isArray(prices)) return { since: null, price: asObject(prices, where) };
  const options = prices.map((each) => {
    const { constraint, prices } = asObject(each, where);
    const rule = constraint === undefined || constraint === null
      ? null
      : asObject(constraint, where);
    const since = rule === null ? null : rule.start_date ?? "hours";
    return { since: since === null ? null : asText(since, where), price: asObject(prices, where) };
  });
  const holding =
    options.findLast(({ since }) => since === null || (since !== "hours" && since <= day)) ??
      options[0];
  if (holding === undefined) {
    throw new SourceError(
      `Cannot use ${where}: found an empty list of prices, expected one at least; ` +
        "the list has changed",
    );
  }
  return holding.since === "hours" ? { ...holding, since: null } : holding;
}

/** A price in $: a number, or the base of tiers; null where there is none. */
function dollars(value: unknown, where: string): number | null {
  if (value === undefined || value === null) return null;
  const price = typeof value === "object" ? asObject(value, where).base : value;
  if (typeof price !== "number" || !(price >= 0 && price <= MOST_DOLLARS)) {
    throw new SourceError(
      `Cannot use ${where}: found ${quoted(String(price), 40)}, ` +
        `expected 0 to ${MOST_DOLLARS} $ per million tokens; the list has changed`,
    );
  }
  return price;
}
