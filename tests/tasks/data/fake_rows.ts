import { formatCsv } from "../../../lib/read/csv.ts";

/** Row of the fake leaderboard, in the dataset's own columns. */
export type LeaderboardRow = Record<string, string | number | boolean | null>;

/** Sizes in billions that the fake models have. */
export const SIZES = [0.5, 1, 1.5, 2, 3, 4, 6, 7, 8, 9, 13, 14, 20, 30, 34, 40, 56, 70, 72, 110];

/** A row of the leaderboard for a model of a size; CO2 grows as size to the power of 0.8. */
export function leaderboardRow(model: string, paramsB: number, co2Kg = 0.2 * paramsB ** 0.8) {
  return {
    "eval_name": `${model}_bfloat16`,
    "Precision": "bfloat16",
    "Type": "💬 chat models (RLHF, DPO, IFT, ...)",
    "Architecture": "LlamaForCausalLM",
    "Model": `<a target="_blank" href="https://huggingface.co/${model}">${model}</a>`,
    "fullname": model,
    "Average ⬆️": 20.5,
    "#Params (B)": paramsB,
    "MoE": false,
    "CO₂ cost (kg)": co2Kg,
    "Base Model": model,
  } satisfies LeaderboardRow;
}

/** A raw row of LLM-Perf, by column; energy falls as size to the power of 0.9. */
export function perfRow(model: string, paramsB: number, more: Record<string, string> = {}) {
  return {
    "config.name": "float16-flash_attention_2",
    "config.backend.name": "pytorch",
    "config.backend.model": model,
    "config.backend.torch_dtype": "float16",
    "config.backend.attn_implementation": "flash_attention_2",
    "config.backend.quantization_scheme": "",
    "config.backend.quantization_config.bits": "",
    "config.backend.quantization_config.version": "",
    "config.scenario.input_shapes.batch_size": "1",
    "config.scenario.input_shapes.sequence_length": "256",
    "config.scenario.generate_kwargs.max_new_tokens": "64",
    "report.decode.latency.p50": "1.5",
    "report.decode.efficiency.value": String(Math.round(1e6 / paramsB ** 0.9)),
    "report.traceback": "",
    ...more,
  };
}

/** A configuration of the leaderboard of served models; energy grows as size to the power of 0.8. */
function servedRow(model: string, paramsB: number, requests: number) {
  return {
    activated_params_billions: paramsB,
    architecture: "Dense Transformer",
    avg_batch_size: requests - 0.25,
    avg_output_len: 900.5,
    energy_per_token_joules: 0.36 * paramsB ** 0.8 / requests ** 0.5,
    gpu_model: "H100",
    max_num_seqs: requests,
    median_itl_ms: 20.125,
    model_id: model,
    num_gpus: 1,
    output_throughput_tokens_per_sec: 50 * requests,
    total_params_billions: paramsB,
    weight_precision: "bfloat16",
  } as Record<string, string | number | null>;
}

/** The language tasks of that leaderboard by path: 20 configurations in each. */
export function servedTasks(): Record<`tasks/${string}.json`, unknown> {
  return Object.fromEntries(
    ["lm-arena-chat", "gpqa", "sourcegraph-fim"].map((task) => [`tasks/${task}.json`, {
      task,
      configurations: SIZES.map((size, i) => servedRow(`org/model-${size}b`, size, 8 << (i % 4))),
    }]),
  );
}

/** Rows by column as CSV text. */
export function csvOf(rows: readonly Record<string, string>[]): string {
  const header = Object.keys(rows[0]);
  return formatCsv([header, ...rows.map((row) => header.map((name) => row[name] ?? ""))]);
}
