import { said, takes } from "../read/said.ts";

/**
 * The part of EcoLogits' formula that is about GPUs: PyPI `ecologits` 0.11.3, `ecologits/impacts/llm.py`.
 * It takes weights of 16 bits on GPUs of 80 GB and 64 requests at once, whatever is run.
 */
const ENERGY = {
  perActiveB: 1.1665273170451914e-6,
  perRequest: -0.011205921025579175,
  fixed: 4.052928146734005e-5,
};
const LATENCY = {
  perActiveB: 6.785088094353663e-4,
  perRequest: 3.119310311688259e-4,
  fixed: 0.019473717579473387,
};
const WEIGHT_BYTES = 2, MEMORY_RESERVE = 1.2, GPU_MEMORY_GB = 80, BATCH = 64;

/**
 * What EcoLogits 0.11.3 computes for the GPUs of a model: their energy for tokens that come out, without
 * server and data centre, their number and the time of a token.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { kWhPerMillionTokens, gpus } = ecologits({ paramsB: 70, activeParamsB: 70 });
 * assert.equal(gpus, 4);
 * assert.equal(kWhPerMillionTokens.toFixed(4), "0.3216");
 * ```
 * @param model.paramsB, model.activeParamsB in billions of parameters.
 * @param model.batch requests at once; EcoLogits always takes 64.
 * @throws {RangeError} when a number is not above 0.
 */
export function ecologits(model: { paramsB: number; activeParamsB: number; batch?: number }) {
  const call = "lm.ecologits({ paramsB: 70, activeParamsB: 70 })";
  takes(typeof model === "object" && model !== null, "ecologits", "a model's sizes", model, call);
  const { paramsB, activeParamsB, batch = BATCH } = model;
  for (const [name, value] of Object.entries({ paramsB, activeParamsB, batch })) {
    if (!(value > 0 && Number.isFinite(value))) {
      const found = `${name} ${said(value)}`;
      throw new RangeError(`lm.ecologits() got ${found}; it takes a number above 0: ${call}`);
    }
  }
  const whPerToken = ENERGY.perActiveB * Math.exp(ENERGY.perRequest * batch) * activeParamsB +
    ENERGY.fixed;
  const memoryGB = MEMORY_RESERVE * paramsB * WEIGHT_BYTES; // and the next power of two of GPUs holds it
  const gpus = 2 ** Math.ceil(Math.log2(Math.ceil(memoryGB / GPU_MEMORY_GB)));
  const seconds = LATENCY.perActiveB * activeParamsB + LATENCY.perRequest * batch + LATENCY.fixed;
  // a Wh per token is 1000 kWh per million tokens
  return { kWhPerMillionTokens: 1000 * gpus * whPerToken, gpus, latencyMs: 1000 * seconds };
}
