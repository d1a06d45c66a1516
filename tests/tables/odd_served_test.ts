import assert from "node:assert/strict";
import { oddServed } from "../../lib/tables/odd_served.ts";
import { loadServed } from "../../lib/tables/served.ts";

const { rows } = loadServed();
const shipped = rows.filter(({ own }) => !own);
const odd = (pattern: RegExp) => shipped.filter((row) => pattern.test(row.odd ?? ""));
const models = (pattern: RegExp) => [...new Set(odd(pattern).map(({ base }) => base))].sort();

Deno.test("oddServed() finds the set-ups on B200 that are slow beside H100", () => {
  // pandas: merge of B200 and H100 on model, task, GPUs, precision, limit; ratio above twice its median of 0.712
  const slow = odd(/times as long between tokens as on H100, where 0\.7 times is usual/);
  assert(slow.every(({ hardware }) => hardware === "B200"));
  assert.equal(slow.length, 17);
  const at8 = slow.filter(({ task, maxConcurrency }) => task === "gpqa" && maxConcurrency === 8);
  assert.deepEqual(at8.map((row) => [row.base, row.odd!.slice(0, 9)]), [
    ["Qwen3-14B", "2.3 times"],
    ["Qwen3-30B-A3B", "2.8 times"],
    ["Qwen3-8B", "3.3 times"],
    ["NVIDIA-Nemotron-Nano-12B-v2", "2.9 times"],
    ["NVIDIA-Nemotron-Nano-9B-v2", "1.8 times"],
  ]);
});

Deno.test("oddServed() finds the answers whose length depends on the machine", () => {
  const nemotron = ["NVIDIA-Nemotron-Nano-12B-v2", "NVIDIA-Nemotron-Nano-9B-v2"];
  assert.deepEqual(models(/^answers of/), nemotron);
  assert(odd(/^answers of/).every(({ task }) => task === "lm-arena-chat"));
});

Deno.test("oddServed() finds the three set-ups that were measured twice", () =>
  assert.deepEqual(
    odd(/measured twice/).map(({ base, odd }) => [base, odd]),
    [
      ["Qwen3-30B-A3B", "measured twice, with energies 10 % apart"],
      ["Qwen3-30B-A3B", "measured twice, with energies 10 % apart"],
      ["Qwen3-30B-A3B", "measured twice, with energies 19 % apart"],
      ["Qwen3-30B-A3B", "measured twice, with energies 19 % apart"],
      ["gpt-oss-20b", "measured twice, with energies 5 % apart"],
      ["gpt-oss-20b", "measured twice, with energies 5 % apart"],
    ],
  ));

Deno.test("oddServed() says all that is odd of a row, and nothing of one alone", () => {
  assert.deepEqual(oddServed(shipped.slice(0, 1)), [null]);
  const [row] = shipped,
    twice = [row, { ...row, kWhPerMillionTokens: 2 * row.kWhPerMillionTokens }];
  const long = { ...row, hardware: "H100", tokensPerAnswer: 2000, interTokenLatencyMs: null };
  assert.deepEqual(oddServed([...twice, long]), [
    "answers of 2000 tokens on H100, 615 tokens on B200; measured twice, with energies 100 % apart",
    "answers of 2000 tokens on H100, 615 tokens on B200; measured twice, with energies 100 % apart",
    "answers of 2000 tokens on H100, 615 tokens on B200",
  ]);
});
