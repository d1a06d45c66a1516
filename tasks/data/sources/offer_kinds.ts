import { modelKey } from "../../../lib/models/key.ts";
import { priceOf } from "../../../lib/models/price_of.ts";
import { withoutOrganisation } from "../../../lib/read/model_name.ts";
import type { OfferKind } from "../../../lib/tables/offers.ts";

/** A price of the list, and the model's size where it is known. */
export type SizedPrice = {
  model: string;
  provider: string;
  inputDollarsPerMillionTokens: number;
  outputDollarsPerMillionTokens: number;
  /** The list says that the provider gives it up. */
  deprecated: boolean;
  paramsB: number | null;
  activeParamsB: number | null;
};

/** What the makers' own APIs call their own models: the beginnings of the names, by provider (see `idOf`). */
const OWN_MODELS: Readonly<Record<string, RegExp>> = {
  anthropic: /^claude/,
  cohere: /^(?:command|c4ai)/,
  deepseek: /^deepseek/,
  google: /^(?:gemini|gemma)/,
  meta: /^(?:llama|muse)/,
  minimax: /^minimax/,
  mistral: /^(?:open-)?(?:mi[sx]tral|ministral|magistral|devstral|codestral|pixtral)/,
  moonshotai: /^(?:kimi|moonshot)/,
  openai: /^(?:gpt|chatgpt|codex|o\d)/,
  perplexity: /^(?:sonar|r1-1776)/,
  xai: /^grok/,
  zai: /^glm/,
  zhipuai: /^glm/,
};

/** Weights of so many billions fill a server of eight GPUs, whoever runs them. */
const HUGE_B = 200;

/**
 * Tells of each price of a list what kind of offer it is.
 *
 * `deprecated` is what the list says; batch, free and latest aliases (names that mean another version
 * from time to time) say so in their names, and what costs nothing is free. An offer is doubtful when one of these holds:
 *
 * 1. It asks a quarter or less of what the maker asks for the same model, three tokens in for one out: at
 *    that nobody can serve it for long. Prices that are not `ofOneDay` are not compared so.
 * 2. A dense model of 200 B or more costs exactly what its provider asks for a model of the same line of
 *    a quarter of its size or less: Groq's Llama of 405 B at the price of 70 B.
 * 3. The provider names each model by its maker, and this name is without one: OpenRouter's, of which
 *    all but three are of the list's first state of June 2025.
 */
export function offerKinds(
  prices: readonly SizedPrice[],
  { ofOneDay = true }: { ofOneDay?: boolean } = {},
): OfferKind[] {
  const kinds = prices.map(toldKind), list = prices.filter((_, i) => kinds[i] === "list");
  const makers = makersPrices(ofOneDay ? list : []);
  return prices.map((price, i) => {
    if (kinds[i] !== "list") return kinds[i];
    const tooCheap = priceOf(price) <= (makers.get(keyOf(price)) ?? 0) / 4 * (1 + 1e-9);
    const withoutMaker = idOf(price) === "openrouter" && !price.model.includes("/");
    return tooCheap || withoutMaker || isOfSmallerModel(price, list) ? "doubtful" : "list";
  });
}

/** What list and name say of an offer. */
function toldKind({ model, outputDollarsPerMillionTokens, deprecated }: SizedPrice): OfferKind {
  if (deprecated) return "deprecated";
  if (/:batch$/i.test(model)) return "batch";
  if (/:free$/i.test(model) || outputDollarsPerMillionTokens === 0) return "free";
  return /^~|-latest$/i.test(model) ? "latest alias" : "list";
}

/** The least that its makers ask for each of their own models, by its key. */
function makersPrices(prices: readonly SizedPrice[]): Map<string, number> {
  const own = prices.filter((price) => OWN_MODELS[idOf(price)]?.test(keyOf(price)));
  const highestFirst = own.toSorted((a, b) => priceOf(b) - priceOf(a));
  return new Map(highestFirst.map((price) => [keyOf(price), priceOf(price)]));
}

/** Whether a huge dense model costs what its provider asks for a much smaller one of its line. */
function isOfSmallerModel(price: SizedPrice, list: readonly SizedPrice[]): boolean {
  const { paramsB, activeParamsB, provider } = price;
  if (paramsB === null || paramsB < HUGE_B || activeParamsB !== paramsB) return false;
  return list.some((other) =>
    other.provider === provider && lineOf(other) === lineOf(price) &&
    (other.paramsB ?? Infinity) <= paramsB / 4 &&
    other.inputDollarsPerMillionTokens === price.inputDollarsPerMillionTokens &&
    other.outputDollarsPerMillionTokens === price.outputDollarsPerMillionTokens
  );
}

/** A provider's name in letters and digits alone: X AI and x-ai are one. */
function idOf({ provider }: SizedPrice): string {
  return provider.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The key of a model, whoever publishes it. */
const keyOf = ({ model }: SizedPrice) => withoutOrganisation(modelKey(model));

/** The first word of a model's name: the llama of llama-3.1-405b. */
const lineOf = (price: SizedPrice) => /^[a-z]*/.exec(keyOf(price))![0];
