import assert from "node:assert/strict";
import { parseCsv } from "../../lib/read/csv.ts";
import { modelKey } from "../../lib/models/key.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadMeasurements } from "../../lib/tables/measurements.ts";
import { loadModelAliases } from "../../lib/tables/model_names.ts";
import { loadServed } from "../../lib/tables/served.ts";

const aliases = loadModelAliases();
const keyOf = (name: string) => modelKey(name, aliases);

/** Names of one model each, as the tables and providers write them. */
const SAME = [
  [
    "meta-llama/Llama-3.1-8B-Instruct",
    "meta-llama/Meta-Llama-3.1-8B-Instruct",
    "Meta-Llama-3.1-8B-Instruct",
    "llama-v3p1-8b-instruct",
    "meta.llama3-1-8b-instruct-v1:0",
    "us.meta.llama3-1-8b-instruct-v1:0",
    "llama-3.1-8b-instruct:free",
    "Llama 3.1 8B Instruct",
    "llama-3.1-8b-instant",
    "llama3.1-8b",
  ],
  ["meta-llama/Llama-3.3-70B-Instruct", "Meta-Llama-3_3-70B-Instruct", "llama-3.3-70b-versatile"],
  ["Qwen/Qwen3-32B", "qwen-3-32b", "qwen.qwen3-32b-v1:0", "qwen3-32b:free"],
  ["Qwen/Qwen2.5-VL-72B-Instruct", "qwen2p5-vl-72b-instruct", "qwen/qwen-2.5-vl-72b-instruct"],
  [
    "openai/gpt-oss-120b",
    "openai.gpt-oss-120b-1:0",
    "gpt-oss-120b:batch",
    "databricks-gpt-oss-120b",
    "@cf/openai/gpt-oss-120b",
  ],
  ["nvidia/NVIDIA-Nemotron-Nano-9B-v2", "nvidia.nemotron-nano-9b-v2:0", "nemotron-nano-9b-v2"],
  ["mistralai/Mistral-7B-Instruct-v0.2", "mistral.mistral-7b-instruct-v0:2"],
  ["meta-llama/Llama-2-7b-chat-hf", "llama2:7b-chat"],
  ["stabilityai/stablelm-2-1_6b", "stablelm-2-1.6b"],
  ["teknium/OpenHermes-2p5-Mistral-7B", "teknium/OpenHermes-2.5-Mistral-7B"],
];

/** Names that look alike and are of different models. */
const APART = [
  ["Qwen/Qwen2-7B", "Qwen/Qwen2.5-7B", "Qwen/Qwen2-7B-Instruct", "Qwen/Qwen2.5-7B-Instruct"],
  [
    "meta-llama/Meta-Llama-3-8B",
    "meta-llama/Llama-3.1-8B",
    "meta-llama/Meta-Llama-3-8B-Instruct",
    "meta-llama/Llama-3.1-8B-Instruct",
    "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo",
    "somebody/Llama-3.1-8B-Instruct",
  ],
  [
    "Qwen/Qwen3-30B-A3B",
    "Qwen/Qwen3-30B-A3B-Thinking-2507",
    "Qwen/Qwen3-30B-A3B-Instruct-2507",
    "Qwen/Qwen3-Coder-30B-A3B-Instruct",
    "Qwen/Qwen3-VL-30B-A3B-Instruct",
  ],
  ["Qwen/Qwen3-14B", "Qwen/Qwen3-14B-FP8", "Qwen/Qwen3-14B-AWQ"],
  ["google/gemma-2b", "google/gemma-2-2b", "google/gemma-2-2b-it"],
  ["google/gemma-3-12b-it", "google/gemma-3n-E4B-it", "google/gemma-3-1b-it"],
  [
    "mistralai/Mistral-7B-Instruct-v0.1",
    "mistralai/Mistral-7B-Instruct-v0.2",
    "mistral-7b-instruct",
  ],
  ["mistral.ministral-3-8b-instruct", "mistralai/ministral-8b"],
  ["facebook/opt-1.3b", "facebook/opt-13b"],
  ["Qwen/Qwen1.5-1.8B", "Qwen/Qwen-1_8B"],
  [
    "deepseek-ai/DeepSeek-R1",
    "deepseek-ai/DeepSeek-R1-0528",
    "deepseek-ai/DeepSeek-R1-Distill-Llama-8B",
  ],
];

Deno.test("modelKey() gives the names of one model one key", () => {
  for (const names of SAME) {
    assert.deepEqual([...new Set(names.map(keyOf))], [keyOf(names[0])], names.join(", "));
  }
});

Deno.test("modelKey() keeps models apart whose names look alike", () => {
  for (const names of APART) {
    assert.equal(new Set(names.map(keyOf)).size, names.length, names.join(", "));
  }
});

Deno.test("modelKey() of a key of no organisation's model is the key", () => {
  for (const names of [...SAME, ...APART]) {
    for (const name of names) assert.equal(modelKey(keyOf(name)), keyOf(name), name);
  }
});

/** What else than the organisation two names of one key may differ in, within one table. */
const plain = (name: string) =>
  name.slice(name.lastIndexOf("/") + 1).toLowerCase().replace(/^meta-/, "").replace(/-hf$/, "");

Deno.test("modelKey() joins within a table of the Hub only names of one model", () => {
  const tables = {
    leaderboard: loadEvaluations().rows,
    llmPerf: loadMeasurements().rows,
    served: loadServed().rows,
  };
  for (const [table, rows] of Object.entries(tables)) {
    const names = new Map<string, Set<string>>();
    for (const { model } of rows) {
      const key = keyOf(model);
      names.set(key, (names.get(key) ?? new Set()).add(model));
    }
    for (const [key, models] of names) {
      assert.equal(new Set(Array.from(models, plain)).size, 1, `${table}: ${key}: ${[...models]}`);
    }
  }
});

Deno.test("modelKey() brings exactly these models of served.csv to a score", () => {
  const scored = new Set(loadEvaluations().rows.map(({ model }) => keyOf(model)));
  const both = new Set(
    loadServed().rows.map(({ model }) => keyOf(model)).filter((k) => scored.has(k)),
  );
  assert.deepEqual([...both].sort(), [
    "llama-3.1-70b-instruct",
    "llama-3.1-8b-instruct",
    "llama-3.3-70b-instruct",
  ]);
});

Deno.test("each alias says something that no rule says, with a source", () => {
  const file = new URL("../../data/model_aliases.csv", import.meta.url);
  for (const { cells: [name, model, source] } of parseCsv(Deno.readTextFileSync(file)).records) {
    assert.notEqual(modelKey(name), modelKey(model), `${name} needs no alias`);
    assert.match(source, /^https:\/\//);
  }
});
