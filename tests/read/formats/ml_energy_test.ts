import assert from "node:assert/strict";
import { recogniseFormat } from "../../../lib/read/formats/recognise.ts";
import { converted } from "./tables.ts";

/** Two configurations of lm-arena-chat.json, as the leaderboard publishes them (shortened). */
const TASK = JSON.stringify({
  configurations: [
    {
      activated_params_billions: 14,
      architecture: "Dense Transformer",
      energy_per_token_joules: 0.12785832634365663,
      gpu_model: "H100",
      max_num_batched_tokens: null,
      max_num_seqs: 128,
      model_id: "Qwen/Qwen3-14B",
      num_gpus: 1,
      total_params_billions: 14,
      weight_precision: "bfloat16",
    },
    {
      activated_params_billions: 22,
      architecture: "MoE",
      energy_per_token_joules: 1.1,
      gpu_model: "B200",
      max_num_seqs: null,
      model_id: "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8",
      num_gpus: 4,
      total_params_billions: 235,
      weight_precision: "fp8",
    },
  ],
});

Deno.test("ML.ENERGY's joules per token become kWh per million tokens", () => {
  const { rows } = converted(TASK);
  // 0.12785832634365663 J/token × 10⁶ tokens ÷ 3.6 × 10⁶ J/kWh
  assert.equal(rows[0].kWhPerMillionTokens.toPrecision(12), "0.0355162017621");
  assert.deepEqual(rows.map((row) => row.hardware), ["H100", "B200"]);
  assert.equal(rows[0].experiment, "1 × H100, up to 128 requests at once");
  assert.equal(rows[1].experiment, "4 × B200, up to unknown requests at once");
  assert.deepEqual(rows.map((row) => row.quantization), ["Unquantized", "fp8"]);
});

Deno.test("ML.ENERGY's parameters are all of a mixture's, or the active ones when asked for", () => {
  assert.deepEqual(converted(TASK).rows.map((row) => row.paramsB), [14, 235]);
  const active = converted(TASK, { activeParams: true });
  assert.deepEqual(active.rows.map((row) => row.paramsB), [14, 22]);
});

Deno.test("recogniseFormat() leaves ML.ENERGY's images alone: they have no tokens", () => {
  const header = ["energy_per_image_joules", "total_params_billions", "gpu_model", "batch_size"];
  assert.equal(recogniseFormat({ file: "text-to-image.json", header, records: [] }), null);
});
