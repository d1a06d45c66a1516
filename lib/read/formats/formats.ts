import { codeCarbonRuns } from "./code_carbon.ts";
import type { Format } from "./format.ts";

/**
 * The files that are recognised by their columns. The next one is one entry: how it is told from others
 * (`marks`), where its records stand in a JSON file (`rows`), and which column is what in which unit. A
 * column by one of its usual names (`names.ts`) need not be mentioned. The first that fits counts.
 */
export const FORMATS: readonly Format[] = [
  {
    // https://mlco2.github.io/codecarbon/output.html; versions 1 to 3
    name: "CodeCarbon's emissions.csv",
    as: "llm-perf",
    marks: ["energy_consumed", "emissions", "duration"],
    energy: { energy_consumed: "kWh" },
    columns: { hardware: ["gpu_model", "cpu_model"] },
    experiment: ["run"],
    rule: codeCarbonRuns,
  },
  {
    // https://github.com/ml-energy/leaderboard, public/data/tasks/*.json, version 3, and its parquet of runs
    name: "ML.ENERGY's leaderboard",
    as: "llm-perf",
    marks: ["energy_per_token_joules", "total_params_billions", "gpu_model", "max_num_seqs"],
    energy: { energy_per_token_joules: "J/token" },
    columns: {
      model: ["model_id"],
      hardware: ["gpu_model"],
      concurrency: ["avg_batch_size"],
      tokensPerSecond: ["output_throughput_tokens_per_sec"],
    },
    counts: "GPUs",
  },
  {
    // https://github.com/huggingface/optimum-benchmark, benchmark.json and the flat CSV of the same names
    name: "Optimum-Benchmark's benchmark.json",
    as: "llm-perf",
    marks: ["report.decode.efficiency.value", "config.backend.model"],
    energy: { "report.decode.efficiency.value": "tokens/kWh" },
    columns: {
      model: ["config.backend.model"],
      hardware: ["config.environment.gpu"],
      gpus: ["config.environment.gpu_count"],
      concurrency: ["config.scenario.input_shapes.batch_size"],
      precision: ["config.backend.torch_dtype"],
      quantization: ["config.backend.quantization_scheme"],
      backend: ["config.backend.name"],
    },
    experiment: ["config.name"],
    measures: "report.decode.measures",
    units: { "report.decode.efficiency.unit": "tokens/kWh" },
  },
  {
    // the report alone, as AI Energy Score publishes it: https://github.com/huggingface/AIEnergyScore
    name: "AI Energy Score's benchmark_report.json",
    as: "llm-perf",
    marks: ["decode.efficiency.value", "decode.efficiency.unit"],
    energy: { "decode.efficiency.value": "tokens/kWh" },
    measures: "decode.measures",
    units: { "decode.efficiency.unit": "tokens/kWh" },
  },
  {
    name: "AI Energy Score's master_results.csv",
    as: "llm-perf",
    marks: ["gpu_energy_wh", "total_completion_tokens"],
    energy: { gpu_energy_wh: "Wh" },
    experiment: ["task", "reasoning_state"],
    empty: { error_message: "its run failed" },
    counts: "GPUs",
  },
  {
    name: "AI Energy Score's report of a run",
    as: "llm-perf",
    marks: ["energy.gpu_energy_wh", "summary.total_completion_tokens"],
    energy: { "energy.gpu_energy_wh": "Wh" },
    columns: { tokens: ["summary.total_completion_tokens"] },
    counts: "GPUs",
  },
  {
    name: "AI Energy Score's leaderboard",
    as: "llm-perf",
    marks: ["model", "total_gpu_energy"],
    energy: { total_gpu_energy: "kWh" },
    experiment: ["task"],
    hardware: "H100",
    tokens: "the tokens generated for its 1,000 queries",
    counts: "GPUs",
  },
  {
    name: "AI Energy Score's GPU_ENERGY_SUMMARY.json",
    as: "llm-perf",
    marks: ["units", "decode_wh", "prefill_wh"],
    energy: { decode_wh: "Wh" },
    units: { units: "Wh" },
    counts: "GPUs",
  },
  {
    // https://github.com/BerriAI/litellm, model_prices_and_context_window.json
    name: "LiteLLM's list of prices",
    as: "offers",
    rows: "*",
    marks: ["key", "output_cost_per_token", "litellm_provider"],
    price: { output_cost_per_token: "$/token", input_cost_per_token: "$/token" },
    columns: { model: ["key"], provider: ["litellm_provider"] },
    skip: { key: "sample_spec" },
  },
  {
    // https://openrouter.ai/api/v1/models
    name: "OpenRouter's list of models",
    as: "offers",
    marks: ["id", "pricing.completion", "pricing.prompt"],
    price: { "pricing.completion": "$/token", "pricing.prompt": "$/token" },
    columns: { model: ["id"] },
    provider: "OpenRouter",
  },
  {
    // https://models.dev/api.json
    name: "models.dev's list",
    as: "offers",
    rows: "*.models.*",
    marks: ["key1", "key2", "cost.output", "cost.input"],
    price: { "cost.output": "$/10⁶ tokens", "cost.input": "$/10⁶ tokens" },
    columns: { model: ["key2"], provider: ["key1"] },
  },
  {
    // https://github.com/simonw/llm-prices, data/*.json
    name: "llm-prices' file of a vendor",
    as: "offers",
    rows: "models.price_history",
    marks: ["vendor", "id", "output", "from_date"],
    price: { output: "$/10⁶ tokens", input: "$/10⁶ tokens" },
    columns: { model: ["id"] },
    empty: { to_date: "a price that no longer holds" },
  },
  {
    name: "llm-prices' list",
    as: "offers",
    rows: "prices",
    marks: ["vendor", "id", "output", "input", "input_cached"],
    price: { output: "$/10⁶ tokens", input: "$/10⁶ tokens" },
    columns: { model: ["id"] },
    empty: { to_date: "a price that no longer holds" },
  },
  {
    name: "CodeCarbon's file of an early version, without energy_consumed",
    as: null,
    marks: ["emissions", "duration", "project_name"],
    instead: "measure again with CodeCarbon 2 or newer",
  },
  {
    name: "Optimum-Benchmark's report, measured without energy",
    as: null,
    marks: ["load.energy", "load.efficiency"],
    instead: "run it again with scenario.energy=true",
  },
  {
    name: "vLLM's benchmark of a server",
    as: null,
    marks: ["total_output_tokens", "request_throughput", "mean_ttft_ms"],
    instead:
      "measure the server's energy meanwhile, such as with CodeCarbon, and give both: a CSV of " +
      "model, energy_kwh, total_output_tokens, concurrency",
  },
  {
    name: "genai-perf's result",
    as: null,
    marks: ["Metric", "avg", "min", "max"],
    instead:
      "measure the server's energy meanwhile, such as with CodeCarbon, and give a CSV of model, " +
      "energy_kwh, output_tokens, concurrency",
  },
  {
    name: "lm-evaluation-harness' result",
    as: null,
    marks: ["config.model_args", "total_evaluation_time_seconds"],
    instead: "run it under CodeCarbon and import its emissions.csv with --tokens",
  },
  {
    name: "HELM's table of scores",
    as: null,
    marks: ["Model", "Mean win rate"],
    instead: "read it in a notebook with lm.read(path)",
  },
  {
    name: "nvidia-smi's log of power",
    as: null,
    marks: ["timestamp", "power.draw [W]"],
    instead:
      "add its power up over the run (mean W × seconds = J) and give a CSV of model, energy_j, " +
      "output_tokens",
  },
];
