import { API_PRICE_COLUMNS } from "../../../lib/read/api_prices.ts";
import { formatCsv } from "../../../lib/read/csv.ts";
import { parseDisclosedSizes } from "../../../lib/read/disclosed_sizes.ts";
import { tally } from "../../../lib/read/left_out.ts";
import { parseModelFamilies } from "../../../lib/read/model_families.ts";
import { parsePrices } from "../../../lib/read/prices.ts";
import type { Client } from "../http/client.ts";
import { getJson } from "../http/json.ts";
import type { Fetched } from "./fetched.ts";
import { lastCommit } from "./last_commit.ts";
import { type KnownSize, modelSizes } from "./model_sizes.ts";
import { offerKinds } from "./offer_kinds.ts";
import { type ListedPrice, listedPrices } from "./price_list.ts";

const REPOSITORY = "pydantic/genai-prices";
const PATH = "prices/new_data/v2/data.json";

/**
 * Reads the list of API prices of `genai-prices` (MIT) and joins each model with its size.
 *
 * `tables` are the texts of disclosed_sizes.csv, model_families.csv and financier.csv, by name.
 *
 * @throws {SourceError} when the list cannot be had, or has another shape.
 */
export async function fetchPrices(
  client: Client,
  tables: (name: string) => string,
): Promise<Fetched> {
  const { sha, day } = await lastCommit(client, REPOSITORY, PATH, "the price list");
  const { value } = await getJson(
    client,
    `${client.servers.githubRaw}/${REPOSITORY}/${sha}/${PATH}`,
    "the price list",
    { cacheKey: `${REPOSITORY} ${PATH}` },
  );
  const leftOut = tally();
  const sizeOf = modelSizes(
    parseDisclosedSizes(tables("disclosed_sizes.csv"), { file: "disclosed_sizes.csv" }).rows,
    parseModelFamilies(tables("model_families.csv"), { file: "model_families.csv" }).rows,
    parsePrices(tables("financier.csv"), { file: "financier.csv" }).rows,
  );
  return {
    texts: new Map([["prices.csv", pricesCsv(listedPrices(value, day, leftOut), day, sizeOf)]]),
    source: `https://github.com/${REPOSITORY}`,
    revision: sha,
    leftOut: leftOut.list(),
  };
}

/** The list of prices of a day as the text of prices.csv. */
export function pricesCsv(
  prices: readonly ListedPrice[],
  day: string,
  sizeOf: (model: string) => KnownSize,
): string {
  const sizes = prices.map(({ model }) => sizeOf(model));
  const offers = offerKinds(prices.map((price, i) => ({ ...price, ...sizes[i] })));
  const lines = prices.map(({ model, provider, input, output, since }, i) => {
    const { paramsB, activeParamsB, source, disclosed, openWeights } = sizes[i];
    return [
      model,
      provider,
      String(input),
      String(output),
      since ?? day,
      paramsB === null ? "" : String(paramsB),
      activeParamsB === null ? "" : String(activeParamsB),
      source,
      disclosed ? "True" : "False",
      openWeights ? "True" : "False",
      offers[i],
      since ?? "",
    ];
  });
  const header = Object.values(API_PRICE_COLUMNS).map(({ headers }) => headers[0]);
  return formatCsv([header, ...lines]);
}
