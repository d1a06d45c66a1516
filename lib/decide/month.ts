/** Days of a month: a twelfth of 365.25. */
export const MONTH_DAYS = 30.4375;

/** What making a GPU and its share of a server of eight emits, in kg CO₂e, and the years that they last. */
const MAKING = { gpuKg: 273, serverKg: 5700, serverGpus: 8, years: 3 };

/** Machines that are such a server; what others take to make nobody told us. */
const SERVERS = ["H100", "B200", "A100"];

/**
 * kg CO₂e a month for the making of GPUs, as EcoLogits 0.11.3 counts it: (GPU + a share of its server) /
 * lifetime; null for machines that are no such server.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(makingKgAMonth("H100", 1)?.toFixed(1), "27.4"); // (273 + 5700 / 8) / 36
 * assert.equal(makingKgAMonth("my laptop", 1), null);
 * ```
 */
export function makingKgAMonth(hardware: string, gpus: number): number | null {
  if (!SERVERS.includes(hardware)) return null;
  const { gpuKg, serverKg, serverGpus, years } = MAKING;
  return gpus * (gpuKg + serverKg / serverGpus) / (years * 12);
}
