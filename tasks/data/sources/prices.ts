import { API_PRICE_COLUMNS } from "../../../lib/read/api_prices.ts";
import { formatCsv } from "../../../lib/read/csv.ts";
import { parseDisclosedSizes } from "../../../lib/read/disclosed_sizes.ts";
import { tally } from "../../../lib/read/left_out.ts";
import { parsePrices } from "../../../lib/read/prices.ts";
import type { Client } from "../http/client.ts";
import { asList, asObject, asText, getJson } from "../http/json.ts";
import { SourceError } from "../http/source_error.ts";
import type { Fetched } from "./fetched.ts";
import { modelSizes } from "./model_sizes.ts";
import { listedPrices } from "./price_list.ts";

const REPOSITORY = "pydantic/genai-prices";
const PATH = "prices/new_data/v2/data.json";

/** A commit and its day. */
type Commit = { sha: string; day: string };

/**
 * Reads the list of API prices of `genai-prices` (MIT) and joins each model with its size.
 *
 * `tables` are the texts of disclosed_sizes.csv and financier.csv, by name.
 *
 * @throws {SourceError} when the list cannot be had, or has another shape.
 */
export async function fetchPrices(
  client: Client,
  tables: (name: string) => string,
): Promise<Fetched> {
  const { sha, day } = await lastCommit(client);
  const { value } = await getJson(
    client,
    `${client.servers.githubRaw}/${REPOSITORY}/${sha}/${PATH}`,
    "the price list",
    { cacheKey: `${REPOSITORY} ${PATH}` },
  );
  const leftOut = tally();
  const sizeOf = modelSizes(
    parseDisclosedSizes(tables("disclosed_sizes.csv"), { file: "disclosed_sizes.csv" }).rows,
    parsePrices(tables("financier.csv"), { file: "financier.csv" }).rows,
  );
  const lines = listedPrices(value, day, leftOut).map((price) => {
    const { paramsB, source, disclosed } = sizeOf(price.model);
    return [
      price.model,
      price.provider,
      String(price.input),
      String(price.output),
      price.since ?? day,
      paramsB === null ? "" : String(paramsB),
      source,
      disclosed ? "True" : "False",
    ];
  });
  const header = Object.values(API_PRICE_COLUMNS).map(({ headers }) => headers[0]);
  return {
    texts: new Map([["prices.csv", formatCsv([header, ...lines])]]),
    source: `https://github.com/${REPOSITORY}`,
    revision: sha,
    leftOut: leftOut.list(),
  };
}

/**
 * The last commit that touched the list.
 *
 * Shape: `[{sha, commit: {committer: {date}}}]`,
 * https://docs.github.com/en/rest/commits/commits#list-commits
 */
async function lastCommit(client: Client): Promise<Commit> {
  const what = "the revision of the price list";
  const query = new URLSearchParams({ path: PATH, per_page: "1" });
  const { value } = await getJson(
    client,
    `${client.servers.githubApi}/repos/${REPOSITORY}/commits?${query}`,
    what,
  );
  const [last] = asList(value, what);
  const { sha, commit } = asObject(last, what);
  const { date } = asObject(asObject(commit, what).committer, what);
  const found = { sha: asText(sha, what), day: asText(date, what).slice(0, 10) };
  if (!/^[0-9a-f]{40}$/.test(found.sha) || !/^\d{4}-\d{2}-\d{2}$/.test(found.day)) {
    throw new SourceError(
      `Cannot use ${what}: found no commit and day, expected both; the API has changed`,
    );
  }
  return found;
}
