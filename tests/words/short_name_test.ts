import assert from "node:assert/strict";
import { shortName } from "../../lib/words/short_name.ts";

Deno.test("shortName() keeps what tells one model from another", () => {
  assert.equal(shortName("nvidia/NVIDIA-Nemotron-Nano-9B-v2"), "Nemotron-Nano-9B-v2");
  assert.equal(shortName("Qwen/Qwen3-30B-A3B-Instruct-2507"), "Qwen3-30B-A3B-2507");
  assert.equal(shortName("gpt2"), "gpt2");
});
