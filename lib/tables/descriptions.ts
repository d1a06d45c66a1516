import { EVALUATION_FILTERS } from "./evaluations.ts";
import { GRID_FILTERS } from "./grid.ts";
import { MEASUREMENT_FILTERS } from "./measurements.ts";
import { OFFER_FILTERS } from "./offers.ts";
import { PRICE_HISTORY_FILTERS } from "./price_history.ts";
import { SCORE_FILTERS } from "./scores.ts";
import { SERVED_FILTERS } from "./served.ts";
import { STUDY_PRICE_FILTERS } from "./study_prices.ts";

/** The settings of each table, by the table's name: what `lm.settings` and the command line know. */
export const DESCRIPTIONS = {
  served: SERVED_FILTERS,
  measurements: MEASUREMENT_FILTERS,
  evaluations: EVALUATION_FILTERS,
  offers: OFFER_FILTERS,
  studyPrices: STUDY_PRICE_FILTERS,
  grid: GRID_FILTERS,
  priceHistory: PRICE_HISTORY_FILTERS,
  scores: SCORE_FILTERS,
} as const;
