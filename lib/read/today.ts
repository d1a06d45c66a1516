import type { ApiPrice } from "./api_prices.ts";
import type { Evaluation } from "./evaluations.ts";
import { joinReads, type Read } from "./left_out.ts";
import { loadApiPrices, loadLeaderboard, loadLlmPerf, loadPrices, loadServed } from "./load.ts";
import { loadLatestLlmPerf } from "./latest.ts";
import { type Measurement, measurementFiles } from "./measurements.ts";
import { loadOwn, ownFiles } from "./own.ts";
import type { Price } from "./prices.ts";
import { type Served, servedFromMeasurement } from "./served.ts";

/** The rows of a notebook: what is measured and asked today, and the study's own. */
export type Tables<Today, Past> = { today: Read<Today>; study: Read<Past> };

/** Which files they are of: the shipped ones, and the user's own. */
export type Files = { files: string[]; own: string[] };

/**
 * Loads the tables of the co2 notebook: servers measured under load, and the leaderboard. To read
 * another file, put its rows in place: `{ ...loadCo2(), study: loadLeaderboard("my/leaderboard.csv") }`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadCo2().study.rows.length, 2220);
 * ```
 * @throws {ReadError} when a table is missing or is no such table.
 */
export function loadCo2(): Tables<Served, Evaluation> & Files {
  return {
    today: loadMeasuredToday(),
    study: loadLeaderboard(),
    files: ["served.csv", "leaderboard.csv"],
    own: ownFiles(),
  };
}

/** As `loadCo2`, of the energy notebook: servers measured under load, and LLM-Perf. */
export function loadEnergy(): Tables<Served, Measurement> & Files {
  return {
    today: loadMeasuredToday(),
    study: loadLlmPerf(),
    files: ["served.csv", ...measurementFiles()],
    own: ownFiles(),
  };
}

/** As `loadCo2`, of the finance notebook: list prices of APIs, and the study's list. */
export function loadFinance(): Tables<ApiPrice, Price> & Files {
  return {
    today: loadApiPrices(),
    study: loadPrices(),
    files: ["prices.csv", "financier.csv"],
    own: [],
  };
}

/** What is measured today: servers under load, newer states of LLM-Perf, the user's own. */
function loadMeasuredToday(): Read<Served> {
  const single = joinReads([loadLatestLlmPerf(), loadOwn()]);
  return joinReads([loadServed(), { ...single, rows: single.rows.map(servedFromMeasurement) }]);
}
