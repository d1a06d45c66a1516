import { companyOf } from "../models/company.ts";
import { priceOf } from "../models/price_of.ts";
import { MONTH_DAYS } from "./estimate.ts";
import type { KnownModel, Offer } from "./read_data.ts";

/** A provider's cheapest offer, and $ a month; null where the length of an answer is unknown. */
type Price = Offer & { dollars: number | null };

/** What providers ask for a model: what `pricesOf` gives. */
export type Prices = NonNullable<ReturnType<typeof pricesOf>>;

/** $ of a million tokens at a price, three in for one out: what stands where no length is known. */
export function dollarsPerMillion({ input, output }: Offer): number {
  return priceOf({ inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output });
}

/** $ of one answer at a price. */
export function dollarsAnAnswer(
  { input, output }: Offer,
  { tokensIn, tokens }: { tokensIn: number; tokens: number },
): number {
  return (input * tokensIn + output * tokens) / 1e6;
}

/**
 * What providers ask for a model, by $ a month; where the length of an answer is not known, by three
 * tokens in for one out. null without offers.
 */
export function pricesOf(
  { offers }: KnownModel,
  tokensIn: number,
  tokens: number | null,
  answersADay: number | null,
) {
  if (offers.length === 0) return null;
  const lengths = tokens === null ? { tokensIn: 3, tokens: 1 } : { tokensIn, tokens };
  const cost = (price: Offer) => dollarsAnAnswer(price, lengths);
  const isKnown = tokens !== null && answersADay !== null;
  const inOrder = offers.toSorted((a, b) => cost(a) - cost(b));
  const prices = [...Map.groupBy(inOrder, ({ provider }) => companyOf(provider)).values()].map(
    ([offer]): Price => ({
      ...offer,
      dollars: isKnown ? cost(offer) * answersADay * MONTH_DAYS : null,
    }),
  );
  const last = prices.length - 1;
  return {
    cheapest: prices[0],
    /** The second-cheapest provider: what ranks; the only one, where there is one. */
    second: prices[Math.min(1, last)],
    dearest: prices[last],
    providers: prices.length,
  };
}
