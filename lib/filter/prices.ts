import type { Price } from "../read/prices.ts";
import { drawing, sizeBounds, slmLimit, standardErrors } from "./common.ts";
import { filterOf } from "./filter_rows.ts";
import type { Description, Settings } from "./setting.ts";

/** The settings of the finance notebook. */
export const priceSettings = {
  kinds: {
    kind: "choices",
    label: "Kind of price",
    values: ["self-hosted", "API"],
    of: (row) => row.kind,
  },
  doubts: {
    kind: "choices",
    label: "Price or size",
    values: ["undoubted", "doubtful"],
    of: (row) => row.doubts.length > 0 ? "doubtful" : "undoubted",
  },
  ...sizeBounds,
  slmLimitB: slmLimit,
  ...drawing,
  errors: standardErrors("widest"),
} as const satisfies Description<Price>;

export type PriceSettings = Settings<typeof priceSettings>;

/**
 * Keeps the prices that satisfy the settings and counts the others by reason.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadPrices } from "../read/load.ts";
 * const { rows } = loadPrices();
 * assert.equal(filterPrices(rows, { maxParamsB: 1000 }).rows.length, 36);
 * ```
 * @throws {RangeError} for an unknown setting or value, or when no row is left.
 */
export const filterPrices = filterOf<Price, PriceSettings>(priceSettings);
