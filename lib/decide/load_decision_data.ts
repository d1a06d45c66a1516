import {
  loadApiPrices,
  loadGrid,
  loadLeaderboard,
  loadLlmPerf,
  loadModelAliases,
  loadServed,
} from "../read/load.ts";
import { type DecisionData, decisionData } from "./decision_data.ts";

/**
 * Loads all that `decide` needs, from the tables in data/.
 *
 * @throws {ReadError} when a table is missing or is none.
 */
export function loadDecisionData(): DecisionData {
  return decisionData({
    evaluations: loadLeaderboard().rows,
    measurements: loadLlmPerf().rows,
    served: loadServed().rows,
    prices: loadApiPrices().rows,
    grids: loadGrid().rows,
    aliases: loadModelAliases(),
  });
}
