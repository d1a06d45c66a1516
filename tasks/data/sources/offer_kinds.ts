import { blend, INPUT_PER_OUTPUT, type OfferKind } from "../../../lib/read/api_prices.ts";
import { modelKey } from "../../../lib/read/model_key.ts";
import { withoutOrganisation } from "../../../lib/read/model_name.ts";
import type { ListedPrice } from "./price_list.ts";

/** A price of the list and the model's size in billions; null where it is unknown. */
export type SizedPrice = ListedPrice & { paramsB: number | null; activeParamsB: number | null };

/** What the makers' own APIs call their own models: the beginnings of the names. */
const OWN_MODELS: Readonly<Record<string, RegExp>> = {
  "Anthropic": /^claude/,
  "Cohere": /^(?:command|c4ai)/,
  "Deepseek": /^deepseek/,
  "Google": /^(?:gemini|gemma)/,
  "Meta": /^(?:llama|muse)/,
  "MiniMax": /^minimax/,
  "Mistral": /^(?:open-)?(?:mi[sx]tral|ministral|magistral|devstral|codestral|pixtral)/,
  "MoonshotAi": /^(?:kimi|moonshot)/,
  "OpenAI": /^(?:gpt|chatgpt|codex|o\d)/,
  "Perplexity": /^(?:sonar|r1-1776)/,
  "X AI": /^grok/,
  "Z.AI": /^glm/,
  "Zhipu AI": /^glm/,
};

/** A share of the maker's own price at which nobody can serve a model for long. */
const TOO_CHEAP = 1 / 4;

/** Providers that name each model by its maker: `maker/model`. */
const WITH_MAKER = ["OpenRouter"];

/** Weights of so many billions fill a server of eight GPUs, whoever runs them. */
const HUGE_B = 200;

/** The other model of the same price has at most this share of the parameters. */
const MUCH_SMALLER = 1 / 4;

/**
 * Tells of each price of a list what kind of offer it is.
 *
 * `deprecated` is what the list says; batch, free and latest aliases (names that mean another version
 * from time to time) say so in their names. An offer is doubtful when one of these holds:
 *
 * 1. It asks a quarter or less of what the maker asks for the same model, three tokens in for one out.
 * 2. A dense model of 200 B or more costs exactly what its provider asks for a model of the same line of
 *    a quarter of its size or less: Groq's Llama of 405 B at the price of 70 B.
 * 3. The provider names each model by its maker, and this name is without one: OpenRouter's, of which
 *    all but three are of the list's first state of June 2025.
 */
export function offerKinds(prices: readonly SizedPrice[]): OfferKind[] {
  const kinds = prices.map(toldKind);
  const list = prices.filter((_, i) => kinds[i] === "list");
  const makers = makersPrices(list);
  return prices.map((price, i) => {
    if (kinds[i] !== "list") return kinds[i];
    const doubtful = isTooCheap(price, makers) || isOfSmallerModel(price, list) ||
      isWithoutMaker(price);
    return doubtful ? "doubtful" : "list";
  });
}

/** What list and name say of an offer. */
function toldKind({ model, deprecated }: SizedPrice): OfferKind {
  if (deprecated) return "deprecated";
  if (/:batch$/i.test(model)) return "batch";
  if (/:free$/i.test(model)) return "free";
  return /^~|-latest$/i.test(model) ? "latest alias" : "list";
}

/** The least that its makers ask for each of their own models, by its key. */
function makersPrices(prices: readonly SizedPrice[]): Map<string, number> {
  const least = new Map<string, number>();
  for (const price of prices) {
    const key = keyOf(price);
    if (!OWN_MODELS[price.provider]?.test(key)) continue;
    least.set(key, Math.min(least.get(key) ?? Infinity, blended(price)));
  }
  return least;
}

/** Rule 1. */
function isTooCheap(price: SizedPrice, makers: ReadonlyMap<string, number>): boolean {
  return blended(price) <= TOO_CHEAP * (makers.get(keyOf(price)) ?? 0) * (1 + 1e-9);
}

/** Rule 2. */
function isOfSmallerModel(price: SizedPrice, list: readonly SizedPrice[]): boolean {
  const { paramsB, activeParamsB, provider, input, output } = price;
  if (paramsB === null || paramsB < HUGE_B || activeParamsB !== paramsB) return false;
  return list.some((other) =>
    other.provider === provider && other.input === input && other.output === output &&
    lineOf(other) === lineOf(price) && (other.paramsB ?? Infinity) <= MUCH_SMALLER * paramsB
  );
}

/** Rule 3. */
function isWithoutMaker({ provider, model }: SizedPrice): boolean {
  return WITH_MAKER.includes(provider) && !model.includes("/");
}

/** The key of a model, whoever publishes it. */
function keyOf({ model }: SizedPrice): string {
  return withoutOrganisation(modelKey(model));
}

/** The first word of a model's name: the llama of llama-3.1-405b. */
function lineOf(price: SizedPrice): string {
  return /^[a-z]*/.exec(keyOf(price))![0];
}

function blended({ input, output }: SizedPrice): number {
  return blend(input, output, INPUT_PER_OUTPUT);
}
