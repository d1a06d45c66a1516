/**
 * What a notebook imports as `lm`: tables, fits, words, figures, and what a cell shows. Importing it in
 * a notebook also lets any Plot show itself.
 *
 * @module
 */
export * from "./core.ts";

export { loadEvaluations } from "./tables/evaluations.ts";
export { loadGrid } from "./tables/grid.ts";
export { loadMeasurements } from "./tables/measurements.ts";
export { loadOffers } from "./tables/offers.ts";
export { loadPriceHistory } from "./tables/price_history.ts";
export { loadScores } from "./tables/scores.ts";
export { loadServed } from "./tables/served.ts";
export { loadStudyPrices } from "./tables/study_prices.ts";
export { read } from "./tables/read.ts";
export type { Table } from "./tables/table.ts";

export { keep } from "./settings/keep.ts";
export { settings } from "./settings/settings.ts";

export { claims } from "./show/claims.ts";
export { csv, csvText } from "./show/csv.ts";
export { decide } from "./show/decision.ts";
export { data, leftOut } from "./show/origin.ts";
export { live } from "./show/live_cell.ts";
export { methods } from "./show/methods.ts";
export { pngOf as png, svgOf as svg } from "./show/plot_display.ts";
export { show } from "./show/show.ts";
export { summary } from "./show/summary.ts";
export { table } from "./show/table.ts";
export { text } from "./show/text.ts";

export { loadDecisionData } from "./decide/read_data.ts";

// Last: `await import("lib/mod.ts")` never ends in Deno 2.8.1 where this, which waits, is before node:fs.
import "./show/notebook_document.ts";
