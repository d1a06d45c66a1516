import { type ApiPrice, blend, blendedDollarsPerThousandTokens } from "./api_prices.ts";
import { type Read, tally } from "./left_out.ts";
import { PRICE_DOUBTS } from "./price_doubts.ts";
import type { Price } from "./prices.ts";

/**
 * The study's self-hosting costs beside a refreshed list of API prices, which takes the place of the
 * study's own: those are left out, and counted.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const none = { rows: [], leftOut: [], notes: [] };
 * assert.deepEqual(withApiPrices(none, none), none);
 * ```
 */
export function withApiPrices(study: Read<Price>, api: Read<ApiPrice>): Read<Price> {
  const selfHosted = study.rows.filter(({ kind }) => kind === "self-hosted");
  const leftOut = tally();
  for (const { why, count } of [...study.leftOut, ...api.leftOut]) leftOut.add(why, count);
  const older = study.rows.length - selfHosted.length;
  if (older > 0) leftOut.add("an API price of the study: the refreshed list replaces it", older);
  const notes = tally();
  for (const doubt of selfHosted.flatMap(({ doubts }) => doubts)) notes.add(doubt);
  for (const { why, count } of api.notes) notes.add(why, count);
  return {
    rows: [...selfHosted, ...api.rows.map(asPrice)],
    leftOut: leftOut.list(),
    notes: notes.list(),
  };
}

function asPrice(row: ApiPrice): Price {
  return {
    line: row.line,
    model: `${row.model} (${row.provider})`,
    paramsB: row.paramsB,
    dollarsPerThousandTokens: blendedDollarsPerThousandTokens(row),
    inputAndOutput: [
      row.inputDollarsPerMillionTokens / 1000,
      row.outputDollarsPerMillionTokens / 1000,
    ],
    kind: "API",
    doubts: row.sizeDisclosed ? [] : [PRICE_DOUBTS.rumouredSize],
  };
}

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
