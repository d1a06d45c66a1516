import type { Point } from "../../lib/fit/point.ts";
import { loadLeaderboard, loadLlmPerf, loadPrices } from "../../lib/read/load.ts";

/** Parameters (B) and kg CO2 of the leaderboard's evaluations; a model is a cluster. */
export function co2Points(above = 0): Point[] {
  return loadLeaderboard().rows.filter((row) => row.paramsB > above)
    .map(({ paramsB, co2Kg, model }) => ({
      x: paramsB,
      y: co2Kg,
      cluster: model,
    }));
}

/** Parameters (B) and kWh per million tokens as listed, without the sizes recovered from names. */
export function energyPoints(hardware: string): Point[] {
  return loadLlmPerf().rows
    .filter((row) => row.hardware === hardware && !row.paramsRecovered)
    .map(({ paramsB, kWhPerMillionTokens, model }) => ({
      x: paramsB,
      y: kWhPerMillionTokens,
      cluster: model,
    }));
}

/** Parameters (B) and dollars per thousand tokens. */
export function pricePoints(upTo = Infinity): Point[] {
  return loadPrices().rows.filter((row) => row.paramsB <= upTo)
    .map(({ paramsB, dollarsPerThousandTokens, model }) => ({
      x: paramsB,
      y: dollarsPerThousandTokens,
      cluster: model,
    }));
}
