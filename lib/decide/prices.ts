import { priceOf } from "../models/price_of.ts";
import { MONTH_DAYS } from "./estimate.ts";
import type { KnownModel, Price, Prices } from "./types.ts";

/** $ of a million tokens at a price, three in for one out: what stands where no length is known. */
export function dollarsPerMillion({ input, output }: { input: number; output: number }): number {
  return priceOf({ inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output });
}

/** $ of one answer at a price. */
export function dollarsAnAnswer(
  { input, output }: { input: number; output: number },
  { tokensIn, tokens }: { tokensIn: number; tokens: number },
): number {
  return (input * tokensIn + output * tokens) / 1e6;
}

/**
 * What providers ask for a model, a provider's cheapest offer each, by $ a month; where the length of an
 * answer is not known, by three tokens in for one out. null without offers.
 */
export function pricesOf(
  { offers }: Pick<KnownModel, "offers">,
  { tokensIn, tokens, answersADay }: {
    tokensIn: number;
    tokens: number | null;
    answersADay: number | null;
  },
): Prices | null {
  if (offers.length === 0) return null;
  const lengths = tokens === null ? { tokensIn: 3, tokens: 1 } : { tokensIn, tokens };
  const cost = (price: { input: number; output: number }) => dollarsAnAnswer(price, lengths);
  const inOrder = offers.toSorted((a, b) => cost(a) - cost(b));
  const byProvider = Map.groupBy(inOrder, ({ provider }) => companyOf(provider));
  const prices = [...byProvider.values()].map(([cheapest]): Price => ({
    ...cheapest,
    dollars: tokens === null || answersADay === null
      ? null
      : cost(cheapest) * answersADay * MONTH_DAYS,
  }));
  const middle = [
    prices[Math.floor((prices.length - 1) / 2)],
    prices[Math.ceil((prices.length - 1) / 2)],
  ];
  const [one, other] = middle.map(({ dollars }) => dollars);
  return {
    cheapest: prices[0],
    second: prices[Math.min(1, prices.length - 1)],
    medianDollars: one === null || other === null ? null : (one + other) / 2,
    dearest: prices[prices.length - 1],
    providers: prices.length,
  };
}

/** Who serves, directly or by way of Hugging Face: "HuggingFace (together)" is "Together AI". */
function companyOf(provider: string): string {
  return (/^HuggingFace \((.+)\)$/.exec(provider)?.[1] ?? provider).toLowerCase().split(/[\s-]/)[0];
}
