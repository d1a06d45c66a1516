import type { Spread } from "./estimated.ts";

/** Prompts that were measured have up to so many tokens; each further one takes so much of one that comes out. */
const MEASURED_PROMPT = 500, PROMPT_SHARE = 0.25;

/** Prompts longer than measured ones, as a factor of the energy with its spread. */
export function promptFactor(
  tokensIn: number,
  tokens: number | null,
): { factor: number; spread: Spread } {
  const more = Math.max(0, tokensIn - MEASURED_PROMPT) * PROMPT_SHARE / (tokens ?? Infinity);
  const factor = 1 + more / 2;
  return { factor, spread: [1 / factor, (1 + more) / factor] };
}
