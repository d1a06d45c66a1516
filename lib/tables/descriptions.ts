import { evaluationsTable } from "./evaluations.ts";
import { gridTable } from "./grid.ts";
import { measurementsTable } from "./measurements.ts";
import { offersTable } from "./offers.ts";
import { priceHistoryTable } from "./price_history.ts";
import { scoresTable } from "./scores.ts";
import { servedTable } from "./served.ts";
import { studyPricesTable } from "./study_prices.ts";

/** The settings of each table, by the table's name: what `lm.settings` and the command line know. */
export const DESCRIPTIONS = {
  served: servedTable.filters,
  measurements: measurementsTable.filters,
  evaluations: evaluationsTable.filters,
  offers: offersTable.filters,
  studyPrices: studyPricesTable.filters,
  grid: gridTable.filters,
  priceHistory: priceHistoryTable.filters,
  scores: scoresTable.filters,
} as const;
