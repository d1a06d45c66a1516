/**
 * The names by which files call what is read of them, in lower case with `_` between words: a column that
 * has one of these needs no `--map`. The headers of our own tables are among them.
 */
const WORDS = {
  model: "model model_name model_id modele id llm name",
  paramsB: "params_b parameters_b size_b nombre_de_parametres_b total_params_billions size " +
    "params parameters num_params n_params num_parameters",
  activeParamsB: "active_params_b activated_params_billions",
  // bare tokens may be those of the prompts too, so they come last
  tokens: "output_tokens tokens_generated generated_tokens n_generated_tokens completion_tokens " +
    "total_output_tokens total_completion_tokens num_output_tokens new_tokens tokens_out " +
    "eval_count tokens",
  hardware: "hardware gpu gpu_model gpu_name device machine accelerator",
  concurrency: "concurrency mean_concurrency avg_batch_size batch_size num_concurrent_requests " +
    "concurrent_requests requests_at_once",
  maxConcurrency: "max_concurrency max_num_seqs",
  gpus: "gpus num_gpus gpu_count",
  task: "task",
  tokensPerSecond: "throughput_tokens_s tokens_per_second output_throughput_tokens_per_sec",
  interTokenLatencyMs: "median_inter_token_latency_ms median_itl_ms",
  meanOutputTokens: "mean_output_tokens avg_output_len",
  precision: "precision dtype torch_dtype weight_precision",
  quantization: "quantization quant",
  attention: "attention",
  kernel: "kernel",
  architecture: "architecture",
  scorePercent: "open_llm_score",
  backend: "backend engine",
  experiment: "experiment project_name run",
  counts: "counts",
  provider: "provider vendor",
  type: "type",
};

export type Field = keyof typeof WORDS;

export const NAMES = Object.fromEntries(
  Object.entries(WORDS).map(([field, names]) => [field, names.split(" ")]),
) as Record<Field, string[]>;

/** Parts of a run's energy by their name: not taken for the whole. */
export const PARTS =
  /(^|_)(cpu|gpu|ram|dram|memory|prefill|prompt|load|idle|baseline|std|min|max)(_|$)/;

/** What a price is for by its name, where it says. */
export const PRICE_OF = {
  output: /(^|_)(output|completion|out|generated|sortie)(_|$)/,
  input: /(^|_)(input|prompt|in|entree|cached?)(_|$)/,
  any: /(^|_)(price|cost|cout|usd|cents?|dollars?|prix)(_|$)/,
} as const;
