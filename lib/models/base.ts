import { withoutOrganisation } from "../read/model_name.ts";
import { takes } from "../read/said.ts";

/** What a name may end in without being other weights. */
const ENDINGS = [
  /[-_](?:fp8|bf16|fp16|nvfp4|mxfp4|fp4|int4|int8|awq|gptq)$/i, // number format
  /[-_](?:instruct|thinking|it|chat|base|pt|hf)$/i, // tuning
  /[-_](?:fast|ultrafast|turbo|highspeed|us|maas)$/i, // a provider's offer
  /-v0\.\d$/i,
  /-(?:\d{2}-\d{4}|\d{2}-\d{2}|\d{4,5}|\d{8})$/, // a date, or the size of the context
];

/**
 * The line of weights that a model belongs to: its name without the maker, and without what stands
 * behind it: number format, tuning (instruct, thinking), a provider's offer (turbo), `v0.1`, date. Measurements of one base
 * resemble each other, so errors are clustered by it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(baseName("Qwen/Qwen3-235B-A22B-Thinking-2507-FP8"), "Qwen3-235B-A22B");
 * assert.equal(baseName("google/gemma-3-12b-it"), "gemma-3-12b");
 * assert.equal(baseName("openai/gpt-oss-120b"), "gpt-oss-120b");
 * ```
 * @param model a name on the Hugging Face Hub, with or without its maker; case is kept.
 */
export function baseName(model: string): string {
  takes(typeof model === "string", "baseName", "a name", model, 'lm.baseName("Qwen/Qwen3-8B")');
  let name = withoutOrganisation(model.trim());
  for (let before = ""; before !== name;) {
    before = name;
    for (const ending of ENDINGS) name = name.replace(ending, "") || name;
  }
  return name;
}
