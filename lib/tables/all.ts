import { evaluationsTable } from "./evaluations.ts";
import { gridTable } from "./grid.ts";
import { measurementsTable } from "./measurements.ts";
import { offersTable } from "./offers.ts";
import { priceHistoryTable } from "./price_history.ts";
import { scoresTable } from "./scores.ts";
import { loadServed, servedTable } from "./served.ts";
import { studyPricesTable } from "./study_prices.ts";

/** The tables by the names that settings and the command line know. */
export const TABLES = {
  served: { ...servedTable, load: loadServed },
  measurements: measurementsTable,
  evaluations: evaluationsTable,
  offers: offersTable,
  studyPrices: studyPricesTable,
  grid: gridTable,
  priceHistory: priceHistoryTable,
  scores: scoresTable,
} as const;

/** The settings of each table, by the table's name. */
export const DESCRIPTIONS = Object.fromEntries(
  Object.entries(TABLES).map(([name, { filters }]) => [name, filters]),
) as { readonly [Name in keyof typeof TABLES]: (typeof TABLES)[Name]["filters"] };
