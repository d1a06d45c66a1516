import { takes } from "../read/said.ts";

/** What the GPUs take for a million tokens, as `lm.at` says it of one more model. */
type Energy = { estimate: number; prediction: readonly [number, number] };
/** A number with the interval it lies in. */
export type Estimated = { estimate: number; interval: [number, number] };

/** The same in another unit. */
export function times({ estimate, interval: [low, high] }: Estimated, factor: number): Estimated {
  return { estimate: estimate * factor, interval: [low * factor, high * factor] };
}

/**
 * What tokens take from the grid, and what that emits: GPUs × overhead of the data centre = kWh, kWh ×
 * intensity of the grid = CO₂. The interval is that of the energy alone: overhead and grid count as known.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const use = { millionTokens: 50, pue: 1.5, gramsPerKWh: 400 };
 * const { kWh, co2Kg } = footprint({ estimate: 0.1, prediction: [0.05, 0.2] }, use);
 * assert.deepEqual([kWh.estimate, co2Kg.estimate], [7.5, 3]);
 * ```
 * @param energy of the GPUs, in kWh per million tokens.
 * @param use.pue kWh of the data centre for each kWh of the GPUs.
 */
export function footprint(
  energy: Energy,
  use: { millionTokens: number; pue: number; gramsPerKWh: number },
): { kWh: Estimated; co2Kg: Estimated } {
  const call = "lm.footprint(lm.at(fit, { paramsB: 13 }), { millionTokens, pue, gramsPerKWh })";
  takes(Array.isArray(energy?.prediction), "footprint", "what lm.at gives", energy, call);
  const { millionTokens, pue, gramsPerKWh } = Object(use) as typeof use;
  for (const [name, value] of Object.entries({ millionTokens, pue, gramsPerKWh })) {
    const isGood = Number.isFinite(value) && value >= 0;
    takes(isGood, "footprint", `a number of 0 or more as \`${name}\``, value, call);
  }
  const { estimate, prediction: [low, high] } = energy;
  const gpus: Estimated = { estimate, interval: [low, high] }, centre = millionTokens * pue;
  return { kWh: times(gpus, centre), co2Kg: times(gpus, centre * gramsPerKWh / 1000) };
}
