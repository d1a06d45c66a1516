import { takes } from "../read/said.ts";

/** Tokens in for each token out, unless somebody says otherwise: a common blend of price lists. */
export const INPUT_PER_OUTPUT = 3;

type Prices = { inputDollarsPerMillionTokens: number; outputDollarsPerMillionTokens: number };

/**
 * One price of an offer, in dollars per million tokens: that of tokens read ("input"), of tokens written
 * ("output"), or of both as one ("blended") when each token written comes with so many read.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const offer = { inputDollarsPerMillionTokens: 1, outputDollarsPerMillionTokens: 5 };
 * assert.equal(priceOf(offer), 2); // (3 · 1 + 5) / 4
 * assert.equal(priceOf(offer, { tokens: "output" }), 5);
 * ```
 * @throws {TypeError} {RangeError} for what is no offer, and another kind of tokens.
 */
export function priceOf(
  offer: Prices,
  options: { tokens?: string; inputPerOutput?: number } = {},
): number {
  const { inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output } =
    (offer ?? {}) as Prices;
  const isOffer = typeof input === "number" && typeof output === "number";
  takes(isOffer, "priceOf", "an offer with both prices", offer, "lm.priceOf(offers.rows[0])");
  const { tokens = "blended", inputPerOutput = INPUT_PER_OUTPUT } = options ?? {};
  const isNumber = Number.isFinite(inputPerOutput) && inputPerOutput >= 0;
  const what = "a number of 0 or more as `inputPerOutput`";
  takes(isNumber, "priceOf", what, inputPerOutput, "lm.priceOf(offer, { inputPerOutput: 3 })");
  if (tokens === "input") return input;
  if (tokens === "output") return output;
  if (tokens === "blended") return (inputPerOutput * input + output) / (inputPerOutput + 1);
  throw new RangeError(
    `There is no price of ${
      JSON.stringify(tokens)
    } tokens; there are "blended", "input" and "output"`,
  );
}
