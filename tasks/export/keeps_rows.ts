import { keep } from "../../lib/settings/keep.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadGrid } from "../../lib/tables/grid.ts";
import { loadMeasurements } from "../../lib/tables/measurements.ts";
import { loadOffers } from "../../lib/tables/offers.ts";
import { loadPriceHistory } from "../../lib/tables/price_history.ts";
import { loadScores } from "../../lib/tables/scores.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { loadStudyPrices } from "../../lib/tables/study_prices.ts";
import type { Table } from "../../lib/tables/table.ts";
import type { Overrides } from "../notebook/override.ts";

/** How each table is loaded. */
const LOADERS: Readonly<Record<string, () => Table<object>>> = {
  served: loadServed,
  measurements: loadMeasurements,
  evaluations: loadEvaluations,
  offers: loadOffers,
  studyPrices: loadStudyPrices,
  grid: loadGrid,
  priceHistory: loadPriceHistory,
  scores: loadScores,
};

/**
 * Refuses settings of the command line that name a value which no row has, or leave no row, before any
 * kernel starts.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * checkKeepsRows({ served: { hardware: ["H100"] } });
 * assert.throws(() => checkKeepsRows({ served: { minParamsB: 9000 } }), RangeError);
 * ```
 * @throws {RangeError} as `lm.keep`.
 */
export function checkKeepsRows(overrides: Overrides): void {
  for (const [table, settings] of Object.entries(overrides)) {
    keep(LOADERS[table](), settings as never);
  }
}
