import { type ApiPrice, INPUT_PER_OUTPUT } from "../read/api_prices.ts";
import { drawing, sizeBounds, slmLimit, standardErrors } from "./common.ts";
import { filterOf } from "./filter_rows.ts";
import { sizeSetting } from "./rows.ts";
import type { Description, Settings } from "./setting.ts";

/** The settings that are about today's list prices of APIs. */
export const apiPriceSettings = {
  providers: {
    kind: "choices",
    label: "Provider",
    // Those that the list has: it changes.
    values: [],
    of: (row) => row.provider,
  },
  weights: {
    kind: "choices",
    label: "Weights",
    values: ["open", "closed"],
    of: (row) => row.openWeights ? "open" : "closed",
  },
  tokens: {
    kind: "one of",
    label: "Price of tokens",
    values: ["blended", "input", "output"],
    initial: "blended",
  },
  inputPerOutput: {
    kind: "amount",
    label: "Input tokens for each output token",
    unit: "tokens",
    initial: INPUT_PER_OUTPUT,
  },
  dollarsPerKWh: {
    kind: "amount",
    label: "Price of electricity",
    unit: "$/kWh",
    // Average of commercial customers in the United States, 2024: EIA, Electric Power Monthly.
    initial: 0.13,
  },
  size: sizeSetting,
  ...sizeBounds,
  slmLimitB: slmLimit,
  ...drawing,
  errors: standardErrors("widest"),
} as const satisfies Description<ApiPrice>;

export type ApiPriceSettings = Settings<typeof apiPriceSettings>;

/**
 * Keeps the API prices that satisfy the settings and counts the others by reason.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadApiPrices } from "../read/load.ts";
 * const { rows } = loadApiPrices();
 * assert.ok(filterApiPrices(rows, { providers: ["Groq"] }).rows.length < rows.length);
 * ```
 * @throws {RangeError} for an unknown setting or value, or when no row is left.
 */
export const filterApiPrices = filterOf<ApiPrice, ApiPriceSettings>(apiPriceSettings);
