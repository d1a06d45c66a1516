/** Doubts about a price, in the words that rows carry. */
export const PRICE_DOUBTS = {
  slippedDecimal: "slipped decimal?",
  rumouredSize: "parameter count is a rumour",
  otherVersion: "parameter count and price may be of different versions",
} as const;

/**
 * 123 B is the size of Mistral Large 2 (24.07), which cost 3 + 9 $ per million tokens; the file has 32 $.
 * The size of the first Mistral Large (24.02) was never disclosed.
 */
const OTHER_VERSIONS = ["mistral-large"];

/** Beginnings of the names of models whose makers never disclosed a parameter count. */
const UNDISCLOSED_SIZES = ["claude-", "gpt-3.5-turbo", "gpt-4", "gemini-"];

/** A quantised variant by its name: openchat:7b-v3.5-q3_K_L. */
const QUANTISED = /[-:]q\d[^:]*$/i;

/** Variants of one model in this file cost 1.0 to 1.4 times the unquantised one: this is far outside. */
const SLIP = 5;

type Priced = { model: string; dollarsPerThousandTokens: number };

/**
 * What speaks against taking a price or its parameter count at its word.
 *
 * A quantised variant is doubted when it costs less than a fifth, or more than five times, of the
 * unquantised model of the same name (the part before the colon).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [
 *   { model: "openchat:7b-v3.5", dollarsPerThousandTokens: 0.008 },
 *   { model: "openchat:7b-v3.5-q2_K", dollarsPerThousandTokens: 0.00122 },
 * ];
 * assert.deepEqual(priceDoubts(rows[1], rows), ["slipped decimal?"]);
 * ```
 */
export function priceDoubts(row: Priced, rows: readonly Priced[]): string[] {
  const doubts: string[] = [];
  const family = row.model.split(":")[0];
  const plain = rows.find(({ model }) => model.split(":")[0] === family && !QUANTISED.test(model));
  if (plain !== undefined && QUANTISED.test(row.model)) {
    const ratio = row.dollarsPerThousandTokens / plain.dollarsPerThousandTokens;
    if (ratio < 1 / SLIP || ratio > SLIP) doubts.push(PRICE_DOUBTS.slippedDecimal);
  }
  if (UNDISCLOSED_SIZES.some((start) => row.model.startsWith(start))) {
    doubts.push(PRICE_DOUBTS.rumouredSize);
  }
  if (OTHER_VERSIONS.includes(row.model)) doubts.push(PRICE_DOUBTS.otherVersion);
  return doubts;
}
