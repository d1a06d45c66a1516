/** Days of a month: a twelfth of 365.25. */
export const MONTH_DAYS = 30.4375;

/** What making a GPU and its share of a server of eight emits, in kg CO₂e, and the years that they last. */
const MAKING = { gpuKg: 273, serverKg: 5700, serverGpus: 8, years: 3 };

/**
 * kg CO₂e a month for the making of GPUs, as EcoLogits 0.11.3 counts it: (GPU + a share of its server) /
 * lifetime.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(makingKgAMonth(1).toFixed(1), "27.4"); // (273 + 5700 / 8) / 36
 * ```
 */
export function makingKgAMonth(gpus: number): number {
  const { gpuKg, serverKg, serverGpus, years } = MAKING;
  return gpus * (gpuKg + serverKg / serverGpus) / (years * 12);
}
