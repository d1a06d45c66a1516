import type { ApiPrice } from "./api_prices.ts";
import type { Evaluation } from "./evaluations.ts";
import { joinReads, type Read } from "./left_out.ts";
import { loadApiPrices, loadLeaderboard, loadLlmPerf, loadPrices, loadServed } from "./load.ts";
import type { Measurement } from "./measurements.ts";
import type { Price } from "./prices.ts";
import type { Served } from "./served.ts";

/** The rows of a notebook: what is measured and asked today, and the study's own. */
export type Tables<Today, Past> = { today: Read<Today>; study: Read<Past> };

/**
 * Loads the tables of the co2 notebook: servers measured under load, and the leaderboard. To read
 * another file, put its rows in place: `{ ...loadCo2(), study: loadLeaderboard("my/leaderboard.csv") }`.
 *
 * @throws {ReadError} when a table is missing or is no such table.
 */
export function loadCo2(): Tables<Served, Evaluation> {
  return { today: loadServed(), study: loadLeaderboard() };
}

/** As `loadCo2`, of the energy notebook: servers measured under load, and LLM-Perf. */
export function loadEnergy(): Tables<Served, Measurement> {
  return { today: joinReads([loadServed()]), study: loadLlmPerf() };
}

/** As `loadCo2`, of the finance notebook: list prices of APIs, and the study's list. */
export function loadFinance(): Tables<ApiPrice, Price> {
  return { today: loadApiPrices(), study: loadPrices() };
}
