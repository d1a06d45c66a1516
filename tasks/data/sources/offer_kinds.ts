import { modelKey } from "../../../lib/models/key.ts";
import { priceOf } from "../../../lib/models/price_of.ts";
import { withoutOrganisation } from "../../../lib/read/model_name.ts";
import type { OfferKind, OfferRow } from "../../../lib/tables/offers.ts";

export type ListedPrice =
  & { deprecated: boolean }
  & Pick<
    OfferRow,
    "model" | "provider" | "inputDollarsPerMillionTokens" | "outputDollarsPerMillionTokens"
  >;

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

/** An offer at exactly the price that its provider asks for the same model of 70 B. */
const OF_SMALLER_MODEL = "groq llama-3.1-405b-reasoning";

/**
 * Tells of each price of a list what kind of offer it is.
 *
 * The list says what is deprecated, the name what is batch, free or a latest alias (a name that means
 * another version from time to time). An offer is doubtful when it asks a quarter or less of what the maker
 * asks for the same model, three tokens in for one out: at that nobody can serve it for long; when its
 * provider names each model by its maker, and this name is without one (OpenRouter's, of which all but
 * three are of the list's first state of June 2025); or when its price is known to be of another model.
 */
export function offerKinds(prices: readonly ListedPrice[]): OfferKind[] {
  const own = prices.filter((price) =>
    toldKind(price) === "list" && OWN_MODELS[idOf(price)]?.test(keyOf(price))
  );
  // the least that its makers ask for a model: of one key the last counts
  const makers = new Map(
    own.map((price) => [keyOf(price), priceOf(price)] as const).sort(([, a], [, b]) => b - a),
  );
  return prices.map((price) => {
    const told = toldKind(price), provider = idOf(price);
    const tooCheap = priceOf(price) <= (makers.get(keyOf(price)) ?? 0) / 4 * (1 + 1e-9);
    const withoutMaker = provider === "openrouter" && !price.model.includes("/");
    const ofOther = `${provider} ${price.model}` === OF_SMALLER_MODEL;
    return told === "list" && (tooCheap || withoutMaker || ofOther) ? "doubtful" : told;
  });
}

function toldKind({ model, outputDollarsPerMillionTokens, deprecated }: ListedPrice): OfferKind {
  if (deprecated) return "deprecated";
  if (/:batch$/i.test(model)) return "batch";
  if (/:free$/i.test(model) || outputDollarsPerMillionTokens === 0) return "free";
  return /^~|-latest$/i.test(model) ? "latest alias" : "list";
}

/** A provider's name in letters and digits alone: X AI and x-ai are one. */
const idOf = ({ provider }: ListedPrice) => provider.toLowerCase().replace(/[^a-z0-9]/g, "");

const keyOf = ({ model }: ListedPrice) => withoutOrganisation(modelKey(model));
