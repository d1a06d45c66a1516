/** A published energy formula: kWh per million tokens = slope · P + intercept. */
export type PublishedModel = {
  name: string;
  /** kWh per million output tokens and per billion active parameters. */
  slope: number;
  /** kWh per million output tokens. */
  intercept: number;
  unit: "kWh per million tokens";
  /** Year or month (ISO 8601) of first and last use by the authors; null while they still use it. */
  from: string;
  until: string | null;
  conditions: {
    hardware: string;
    software: string;
    dataset: string;
    /** Requests answered at once. */
    batchSize: number;
    precision: string;
    /** Model sizes behind the fit, billions of parameters; null where no limit is published. */
    paramsB: [number | null, number | null];
    /** What the formula counts; the authors add all else on top. */
    scope: "one GPU";
    /**
     * Factors for the data centre's overhead (power usage effectiveness) that the
     * authors multiply by afterwards. They are not in slope and intercept.
     */
    pueAppliedAfterwards: [number, number];
  };
  /** Where the figures stand, word for word. */
  source: string;
  furtherSources: string[];
};

/** EcoLogits' exponential-in-batch fit: Wh per token = alpha · e^(beta·B) · P + gamma. */
const ECOLOGITS_ALPHA = 1.1665273170451914e-6;
const ECOLOGITS_BETA = -0.011205921025579175;
const ECOLOGITS_GAMMA = 4.052928146734005e-5;
const ECOLOGITS_BATCH_SIZE = 64;

/** Wh per token is 10⁶ / 10³ kWh per million tokens. */
const KWH_PER_MILLION_FROM_WH = 1e6 / 1e3;

/**
 * The formulas of EcoLogits, P in billions of *active* parameters, per output
 * token, for the GPU alone: the authors then multiply by the number of GPUs that
 * the model needs, add the rest of the server, and multiply by the PUE.
 *
 * - Until September 2025: 8.91·10⁻⁵ P + 1.43·10⁻³ Wh per token, fitted to the
 *   LLM-Perf Leaderboard (A100-SXM4-80GB, models from 7 B, float16, and 8-bit and
 *   4-bit quantization without bitsandbytes; that leaderboard runs one request
 *   at a time). PUE 1.2.
 * - Since then: 1.17·10⁻⁶ e^(−0.0112 B) P + 4.05·10⁻⁵ Wh per token, fitted to the
 *   ML.ENERGY Leaderboard (H100 80GB, vLLM, batches up to 512, models up to
 *   200 B), used with batches of B = 64. PUE 1.09 to 1.20 by provider.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(publishedModels.map((m) => m.conditions.batchSize), [1, 64]);
 * ```
 */
export const publishedModels: readonly PublishedModel[] = [
  {
    name: "EcoLogits until September 2025 (LLM-Perf, A100, batch 1)",
    slope: 8.91e-5 * KWH_PER_MILLION_FROM_WH,
    intercept: 1.43e-3 * KWH_PER_MILLION_FROM_WH,
    unit: "kWh per million tokens",
    from: "2024",
    until: "2025-09",
    conditions: {
      hardware: "NVIDIA A100-SXM4-80GB",
      software: "PyTorch",
      dataset: "LLM-Perf Leaderboard",
      batchSize: 1,
      precision: "float16, and 8-bit and 4-bit quantization without bitsandbytes",
      paramsB: [7, null],
      scope: "one GPU",
      pueAppliedAfterwards: [1.2, 1.2],
    },
    source:
      "https://github.com/genai-impact/ecologits/blob/004ec9133b5e973029ffc039b3ac9731496a2fc0/docs/methodology/llm_inference.md",
    furtherSources: [
      "https://github.com/genai-impact/ecologits/blob/00d1915eb2b292e0204470d38401d86d6543fdf9/ecologits/impacts/llm.py",
      "https://huggingface.co/spaces/optimum/llm-perf-leaderboard/raw/5345cba42de257f1fe97ec1d2d3e537036aca4da/src/content.py",
    ],
  },
  {
    name: "EcoLogits since October 2025 (ML.ENERGY, H100, batch 64)",
    slope: ECOLOGITS_ALPHA * Math.exp(ECOLOGITS_BETA * ECOLOGITS_BATCH_SIZE) *
      KWH_PER_MILLION_FROM_WH,
    intercept: ECOLOGITS_GAMMA * KWH_PER_MILLION_FROM_WH,
    unit: "kWh per million tokens",
    from: "2025-10",
    until: null,
    conditions: {
      hardware: "NVIDIA H100 80GB HBM3",
      software: "vLLM",
      dataset: "ML.ENERGY Leaderboard",
      batchSize: ECOLOGITS_BATCH_SIZE,
      precision: "16 bits",
      paramsB: [null, 200],
      scope: "one GPU",
      pueAppliedAfterwards: [1.09, 1.2],
    },
    source: "https://ecologits.ai/latest/methodology/llm_inference/",
    furtherSources: [
      "https://github.com/mlco2/ecologits/blob/954f7fb29c71587a1355628904bda2e4cae4836e/ecologits/impacts/llm.py",
      "https://github.com/mlco2/ecologits/pull/186",
      "https://ecologits.ai/latest/blog/2025/11/13/major-methodology-update-2025/",
    ],
  },
];

/**
 * What a published formula gives for a model of `paramsB` billion active
 * parameters, in kWh per million output tokens, on the GPU, without PUE.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const [old, now] = publishedModels;
 * assert.equal(publishedKwhPerMillionTokens(old, 7).toFixed(2), "2.05");
 * assert.equal(publishedKwhPerMillionTokens(now, 7).toFixed(4), "0.0445");
 * ```
 * @throws {RangeError} when the size is not above zero.
 */
export function publishedKwhPerMillionTokens(
  model: Pick<PublishedModel, "slope" | "intercept" | "name">,
  paramsB: number,
): number {
  if (!(paramsB > 0 && Number.isFinite(paramsB))) {
    throw new RangeError(
      `Cannot evaluate "${model.name}": paramsB is ${paramsB}, ` +
        "need billions of parameters above 0; pass 7 for 7 B",
    );
  }
  return model.slope * paramsB + model.intercept;
}
