import type { SERVED_COLUMNS } from "../../../lib/read/served.ts";

/**
 * The field of the leaderboard's configurations that each column of served.csv holds; the task is a part
 * of the file.
 *
 * Source: https://github.com/ml-energy/leaderboard, `public/data/tasks/*.json`, version 3
 */
export const ML_ENERGY_FIELDS = {
  model: "model_id",
  task: "task",
  hardware: "gpu_model",
  gpus: "num_gpus",
  precision: "weight_precision",
  architecture: "architecture",
  paramsB: "total_params_billions",
  activeParamsB: "activated_params_billions",
  maxConcurrency: "max_num_seqs",
  concurrency: "avg_batch_size",
  joulesPerToken: "energy_per_token_joules",
  tokensPerSecond: "output_throughput_tokens_per_sec",
  interTokenLatencyMs: "median_itl_ms",
  meanOutputTokens: "avg_output_len",
} as const satisfies Record<keyof typeof SERVED_COLUMNS, string>;
