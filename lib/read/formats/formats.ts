import { codeCarbonRuns } from "./code_carbon.ts";
import type { Format, LeaveOut } from "./format.ts";
import NAMES from "./names.json" with { type: "json" };

/** Leaves out rows whose column of a unit says another one. */
const unitIs = (column: string, unit: string): LeaveOut => [
  column,
  new RegExp(`^(?!${unit}$)(.*)`),
  `"${column}" is $1, not ${unit}`,
];
/** Tasks that are no generation, by their names. */
const OTHER_TASK =
  /^((?:load|warm ?-?up|download|idle|init|tokeni[sz]e|compil|baseline|train|fine).*)/i;
const FILLED = /./;
const GPUS = { counts: "GPUs alone" };
const OLD_PRICE: LeaveOut = ["to_date", FILLED, "a price that no longer holds"];

/** The report of Optimum-Benchmark at a place of its file: energy of the phase that generates. */
const decode = (at: string) => ({
  energy: { [`${at}decode.efficiency.value`]: "tokens/kWh" },
  leaveOut: [
    unitIs(`${at}decode.efficiency.unit`, "tokens/kWh"),
    [
      `${at}decode.measures`,
      /"total":\s*(-[\d.e-]+)/,
      "a single measure of energy is negative ($1)",
    ],
  ],
} as const satisfies Partial<Format>);

/**
 * The files that are recognised by their columns. The next one is one entry: how it is told from others
 * (`marks`), where its records stand in a JSON file (`rows`), and which column is what in which unit. A
 * column by one of its usual names (`names.json`) need not be mentioned. The first that fits counts.
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
      experiment: ["project_name", "run"],
    },
    leaveOut: [["task_name", OTHER_TASK, 'the task "$1" is not generation']],
    rule: codeCarbonRuns,
  },
  {
    // https://github.com/ml-energy/leaderboard, public/data/tasks/*.json, version 3, and its parquet of runs
    name: "ML.ENERGY's leaderboard",
    marks: ["energy_per_token_joules", "total_params_billions", "gpu_model", "max_num_seqs"],
    energy: { energy_per_token_joules: "J/token" },
    values: GPUS,
  },
  {
    // https://github.com/huggingface/optimum-benchmark, benchmark.json and the flat CSV of the same names
    name: "Optimum-Benchmark's benchmark.json",
    marks: ["report.decode.efficiency.value", "config.backend.model"],
    ...decode("report."),
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
  },
  {
    // the report alone, as AI Energy Score publishes it: https://github.com/huggingface/AIEnergyScore
    name: "AI Energy Score's benchmark_report.json",
    marks: ["decode.efficiency.value", "decode.efficiency.unit"],
    ...decode(""),
  },
  {
    name: "AI Energy Score's master_results.csv",
    marks: ["gpu_energy_wh", "total_completion_tokens"],
    energy: { gpu_energy_wh: "Wh" },
    columns: { experiment: ["task", "reasoning_state"] },
    leaveOut: [["error_message", FILLED, "its run failed"]],
    values: GPUS,
  },
  {
    name: "AI Energy Score's report of a run",
    marks: ["energy.gpu_energy_wh", "summary.total_completion_tokens"],
    energy: { "energy.gpu_energy_wh": "Wh" },
    columns: { tokens: ["summary.total_completion_tokens"] },
    values: GPUS,
  },
  {
    name: "AI Energy Score's leaderboard",
    marks: ["model", "total_gpu_energy"],
    energy: { total_gpu_energy: "kWh" },
    columns: { experiment: ["task"] },
    values: { hardware: "H100", ...GPUS },
    tokens: "the tokens generated for its 1,000 queries",
  },
  {
    name: "AI Energy Score's GPU_ENERGY_SUMMARY.json",
    marks: ["units", "decode_wh", "prefill_wh"],
    energy: { decode_wh: "Wh" },
    leaveOut: [unitIs("units", "Wh")],
    values: GPUS,
  },
  {
    // https://github.com/BerriAI/litellm, model_prices_and_context_window.json
    name: "LiteLLM's list of prices",
    rows: ["<key>"],
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
    rows: ["<key1>.models.<key2>"],
    marks: ["key1", "key2", "cost.output", "cost.input"],
    price: { "cost.output": "$/10⁶ tokens", "cost.input": "$/10⁶ tokens" },
    columns: { model: ["key2"], provider: ["key1"] },
  },
  {
    // https://github.com/simonw/llm-prices, data/*.json of a vendor and its list
    name: "llm-prices",
    rows: ["models.price_history", "prices"],
    marks: ["vendor", "id", "output", "input"],
    price: { output: "$/10⁶ tokens", input: "$/10⁶ tokens" },
    leaveOut: [OLD_PRICE],
  },
];
