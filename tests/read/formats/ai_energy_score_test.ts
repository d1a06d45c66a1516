import assert from "node:assert/strict";
import { converted } from "./tables.ts";

const MASTER = "model_name,model_class,task,reasoning_state,total_prompts,successful_prompts," +
  "failed_prompts,total_duration_seconds,avg_latency_seconds,total_tokens,total_prompt_tokens," +
  "total_completion_tokens,throughput_tokens_per_second,gpu_energy_wh,co2_emissions_g," +
  "tokens_per_joule,avg_energy_per_prompt_wh,timestamp,error_message\n";

Deno.test("AI Energy Score's batch results become kWh per million generated tokens", () => {
  const { name, rows, leftOut } = converted(
    MASTER +
      "openai/gpt-oss-20b,B,text_gen,On (High),10,10,0,30.50,3.0500,1500,500,1000,49.18,25.4000," +
      "12.3000,0.0164,2.5400,2025-10-01T00:00:00,\n" +
      "a/b-7b,B,text_gen,Off,0,0,0,5.00,0.0000,0,0,0,0.00,0.0000,0.0000,0.0000,0.0000,x,not found\n",
  );
  assert.equal(name, "AI Energy Score's master_results.csv");
  // 25.4 Wh for 1,000 tokens: 25.4 kWh for a million
  assert.equal(rows[0].kWhPerMillionTokens.toPrecision(12), "25.4000000000");
  assert.deepEqual([rows[0].hardware, rows[0].paramsB], ["H100", 0]);
  assert.equal(rows[0].experiment, "AI Energy Score, text_gen, reasoning On (High)");
  assert.deepEqual(leftOut, [{ why: "its run failed", count: 1 }]);
});

Deno.test("AI Energy Score's report has tokens per kWh of the decode phase, and needs a model", () => {
  const report = JSON.stringify({
    prefill: { efficiency: { unit: "tokens/kWh", value: 4739557.8 }, measures: [{ gpu: 1 }] },
    decode: { memory: null, efficiency: { unit: "tokens/kWh", value: 135769.2955968601 } },
  });
  assert.throws(() => converted(report), /found no name of a model.*--model NAME/);
  const { rows } = converted(report, { model: "me/a-70b" });
  assert.equal(rows[0].kWhPerMillionTokens, 1e6 / 135769.2955968601);
  const other = report.replaceAll("tokens/kWh", "samples/kWh");
  assert.match(converted(other, { model: "a" }).leftOut[0].why, /samples\/kWh, not tokens\/kWh/);
});

Deno.test("AI Energy Score's other reports are converted with what they hold", () => {
  const run = converted(
    JSON.stringify({
      summary: { total_completion_tokens: 1000 },
      energy: { gpu_energy_wh: 2 },
    }),
    { model: "a/b-7b", hardware: "A10" },
  );
  assert.deepEqual([run.rows[0].kWhPerMillionTokens, run.rows[0].hardware], [2, "A10"]);
  const summary = JSON.stringify({ units: "Wh", total: 5, prefill_wh: 2, decode_wh: 3 });
  assert.throws(() => converted(summary, { model: "a" }), /no number of tokens.*--tokens N/);
  assert.equal(converted(summary, { model: "a", tokens: 1000 }).rows[0].kWhPerMillionTokens, 3);
});

Deno.test("AI Energy Score's leaderboard needs the tokens of its thousand queries", () => {
  const text =
    ",model,total_gpu_energy,energy_score,class\n1,distilbert/distilgpt2,0.001313333,5,a\n";
  assert.throws(() => converted(text), /1,000 queries a model.*--tokens N/);
  const [row] = converted(text, { tokens: 10_000 }).rows;
  assert.equal(row.kWhPerMillionTokens.toPrecision(9), "0.131333300");
});
