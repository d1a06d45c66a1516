import { codeCarbonRuns } from "./code_carbon.ts";
import { NAMES } from "./names.ts";
import type { Format, LeaveOut } from "./format.ts";

/** Leaves out rows whose column of a unit says another one. */
const unitIs = (column: string, unit: string): LeaveOut => [
  column,
  new RegExp(`^(?!${unit}$)(.*)`),
  `"${column}" is $1, not ${unit}`,
];
/** Tasks that are no generation, by their names. */
const OTHER_TASK =
  /^((?:load|warm ?-?up|download|idle|init|tokeni[sz]e|compil|baseline|train|fine).*)/i;
/** Of single measures of energy. */
const NEGATIVE = /"total":\s*(-[\d.e-]+)/;
const IS_NEGATIVE = "a single measure of energy is negative ($1)";
const FILLED = /./;

/**
 * The files that are recognised by their columns. The next one is one entry: how it is told from others
 * (`marks`), where its records stand in a JSON file (`rows`), and which column is what in which unit. A
 * column by one of its usual names (`names.ts`) need not be mentioned. The first that fits counts.
 */
export const FORMATS: readonly Format[] = [
  {
    // https://mlco2.github.io/codecarbon/output.html; versions 1 to 3
    name: "CodeCarbon's emissions.csv",
    marks: ["energy_consumed", "emissions", "duration"],
    energy: { energy_consumed: "kWh" },
    columns: {
      model: [...NAMES.model, "model in task_name"],
      hardware: ["gpu_model", "cpu_model"],
      experiment: ["run"],
    },
    leaveOut: [["task_name", OTHER_TASK, 'the task "$1" is not generation']],
    rule: codeCarbonRuns,
  },
  {
    // https://github.com/ml-energy/leaderboard, public/data/tasks/*.json, version 3, and its parquet of runs
    name: "ML.ENERGY's leaderboard",
    marks: ["energy_per_token_joules", "total_params_billions", "gpu_model", "max_num_seqs"],
    energy: { energy_per_token_joules: "J/token" },
    values: { counts: "GPUs alone" },
  },
  {
    // https://github.com/huggingface/optimum-benchmark, benchmark.json and the flat CSV of the same names
    name: "Optimum-Benchmark's benchmark.json",
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
      experiment: ["config.name"],
    },
    leaveOut: [
      unitIs("report.decode.efficiency.unit", "tokens/kWh"),
      ["report.decode.measures", NEGATIVE, IS_NEGATIVE],
    ],
  },
  {
    // the report alone, as AI Energy Score publishes it: https://github.com/huggingface/AIEnergyScore
    name: "AI Energy Score's benchmark_report.json",
    marks: ["decode.efficiency.value", "decode.efficiency.unit"],
    energy: { "decode.efficiency.value": "tokens/kWh" },
    leaveOut: [
      unitIs("decode.efficiency.unit", "tokens/kWh"),
      ["decode.measures", NEGATIVE, IS_NEGATIVE],
    ],
  },
  {
    name: "AI Energy Score's master_results.csv",
    marks: ["gpu_energy_wh", "total_completion_tokens"],
    energy: { gpu_energy_wh: "Wh" },
    columns: { experiment: ["task", "reasoning_state"] },
    leaveOut: [["error_message", FILLED, "its run failed"]],
    values: { counts: "GPUs alone" },
  },
  {
    name: "AI Energy Score's report of a run",
    marks: ["energy.gpu_energy_wh", "summary.total_completion_tokens"],
    energy: { "energy.gpu_energy_wh": "Wh" },
    columns: { tokens: ["summary.total_completion_tokens"] },
    values: { counts: "GPUs alone" },
  },
  {
    name: "AI Energy Score's leaderboard",
    marks: ["model", "total_gpu_energy"],
    energy: { total_gpu_energy: "kWh" },
    columns: { experiment: ["task"] },
    values: { hardware: "H100", counts: "GPUs alone" },
    tokens: "the tokens generated for its 1,000 queries",
  },
  {
    name: "AI Energy Score's GPU_ENERGY_SUMMARY.json",
    marks: ["units", "decode_wh", "prefill_wh"],
    energy: { decode_wh: "Wh" },
    leaveOut: [unitIs("units", "Wh")],
    values: { counts: "GPUs alone" },
  },
  {
    // https://github.com/BerriAI/litellm, model_prices_and_context_window.json
    name: "LiteLLM's list of prices",
    rows: "<key>",
    marks: ["key", "output_cost_per_token", "litellm_provider"],
    price: { output_cost_per_token: "$/token", input_cost_per_token: "$/token" },
    columns: { model: ["key"], provider: ["litellm_provider"] },
    leaveOut: [["key", /^sample_spec$/, "an example of an entry"]],
  },
  {
    // https://openrouter.ai/api/v1/models
    name: "OpenRouter's list of models",
    marks: ["id", "pricing.completion", "pricing.prompt"],
    price: { "pricing.completion": "$/token", "pricing.prompt": "$/token" },
    values: { provider: "OpenRouter" },
  },
  {
    // https://models.dev/api.json
    name: "models.dev's list",
    rows: "<key1>.models.<key2>",
    marks: ["key1", "key2", "cost.output", "cost.input"],
    price: { "cost.output": "$/10⁶ tokens", "cost.input": "$/10⁶ tokens" },
    columns: { model: ["key2"], provider: ["key1"] },
  },
  {
    // https://github.com/simonw/llm-prices, data/*.json
    name: "llm-prices' file of a vendor",
    rows: "models.price_history",
    marks: ["vendor", "id", "output", "from_date"],
    price: { output: "$/10⁶ tokens", input: "$/10⁶ tokens" },
    leaveOut: [["to_date", FILLED, "a price that no longer holds"]],
  },
  {
    name: "llm-prices' list",
    rows: "prices",
    marks: ["vendor", "id", "output", "input", "input_cached"],
    price: { output: "$/10⁶ tokens", input: "$/10⁶ tokens" },
    leaveOut: [["to_date", FILLED, "a price that no longer holds"]],
  },
  {
    name: "CodeCarbon's file of an early version, without energy_consumed",
    marks: ["emissions", "duration", "project_name"],
    instead: "measure again with CodeCarbon 2 or newer",
  },
  {
    name: "Optimum-Benchmark's report, measured without energy",
    marks: ["load.energy", "load.efficiency"],
    instead: "run it again with scenario.energy=true",
  },
  {
    name: "vLLM's benchmark of a server",
    marks: ["total_output_tokens", "request_throughput", "mean_ttft_ms"],
    instead:
      "measure the server's energy meanwhile, such as with CodeCarbon, and give both: a CSV of " +
      "model, energy_kwh, total_output_tokens, concurrency",
  },
  {
    name: "genai-perf's result",
    marks: ["Metric", "avg", "min", "max"],
    instead:
      "measure the server's energy meanwhile, such as with CodeCarbon, and give a CSV of model, " +
      "energy_kwh, output_tokens, concurrency",
  },
  {
    name: "lm-evaluation-harness' result",
    marks: ["config.model_args", "total_evaluation_time_seconds"],
    instead: "run it under CodeCarbon and import its emissions.csv with --tokens",
  },
  {
    name: "HELM's table of scores",
    marks: ["Model", "Mean win rate"],
    instead: "read it in a notebook with lm.read(path)",
  },
  {
    name: "nvidia-smi's log of power",
    marks: ["timestamp", "power.draw [W]"],
    instead:
      "add its power up over the run (mean W × seconds = J) and give a CSV of model, energy_j, " +
      "output_tokens",
  },
];
