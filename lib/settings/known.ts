import { EVALUATION_FILTERS } from "../tables/evaluations.ts";
import { GRID_FILTERS } from "../tables/grid.ts";
import { MEASUREMENT_FILTERS } from "../tables/measurements.ts";
import { OFFER_FILTERS } from "../tables/offers.ts";
import { SERVED_FILTERS } from "../tables/served.ts";
import { STUDY_PRICE_FILTERS } from "../tables/study_prices.ts";
import { settingsFor } from "./settings.ts";

/** The settings of every table, by the name under which a notebook and the command line know it. */
export const DESCRIPTIONS = {
  served: SERVED_FILTERS,
  measurements: MEASUREMENT_FILTERS,
  evaluations: EVALUATION_FILTERS,
  offers: OFFER_FILTERS,
  studyPrices: STUDY_PRICE_FILTERS,
  grid: GRID_FILTERS,
};

/**
 * Sets what a notebook keeps of its tables: checks all settings, completes them, and from then on
 * refuses rows and fits that were made under earlier ones. Where they are refused themselves, nothing
 * is shown until they are mended.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const all = settings({ served: { hardware: "H100" } });
 * assert.deepEqual(all.served.hardware, ["H100"]);
 * assert.equal(all.served.slmLimitB, 7);
 * ```
 * @param given for each table that the notebook uses what differs from the initial values; `{}` for nothing.
 * @throws {RangeError} for an unknown table, setting or value, with what is known.
 */
export const settings = settingsFor(DESCRIPTIONS);
