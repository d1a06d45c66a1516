import { blend } from "./api_prices.ts";
import type { Price } from "./prices.ts";

/**
 * The same prices with input and output blended anew, where a row keeps them apart: so many tokens
 * in for each token out. The study's rows have one price and keep it.
 */
export function blendPrices(rows: readonly Price[], inputPerOutput: number): Price[] {
  return rows.map((row) => {
    if (row.inputAndOutput === null) return row;
    const [input, output] = row.inputAndOutput;
    return { ...row, dollarsPerThousandTokens: blend(input, output, inputPerOutput) };
  });
}
