import { takes } from "../read/said.ts";

/**
 * Makers of models, as hubs and providers name them: dropped from the key, because providers leave it out.
 * Any other organisation stays, because anybody may publish a "Llama-3.1-8B-Instruct" of their own.
 */
const MAKERS = new Set(
  ("meta-llama meta qwen mistralai mistral google openai openai-community deepseek-ai deepseek microsoft " +
    "nvidia zai-org z-ai zai thudm moonshotai 01-ai zero-one-ai ibm-granite allenai cohereforai cohere tiiuae " +
    "stabilityai eleutherai minimaxai minimax ai21labs ai21 swiss-ai baidu").split(" "),
);

/** What a provider writes behind a name to tell an offer from another: the model is the same. */
const OFFER = /:(?:free|batch|extended|nitro|floor|exacto|online)$/;

/** Names before a digit of a version: llama3 and llama-3, qwen2.5 and qwen-2.5. */
const FAMILY = /(?<![a-z])(llama|qwen|gemma|phi|mistral|glm|gpt)-?v?(?=\d)/g;

/**
 * The key by which tables are joined: two names of one model have the same, names of two models have not.
 *
 * Made alike: case; `_`, spaces and `:` as hyphens; decimal points written `p`, `_` or `-` before a size
 * (`v3p1`, `3_1`, `llama3-1-70b`); the maker's name before it, as a folder, with a dot (Bedrock) or
 * repeated in the name (`Meta-Llama`, `NVIDIA-Nemotron`), or the provider's (`databricks-`, `@cf/`); `-hf`, which tells a file format; a provider's
 * offer (`:free`, `:batch`, `~`) or deployment (`-v1:0`). Kept apart: all else. Instruct is not base, a month is another
 * version (`-2507`), a number format or a bit width another variant (`-FP8`, `-AWQ`), and so are
 * `-turbo`, `-lite`, `-fast` of providers, who quantize under these names. What no rule tells is in
 * data/model_aliases.csv, each with its source: see `loadModelAliases`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(modelKey("meta-llama/Llama-3.1-8B-Instruct"), "llama-3.1-8b-instruct");
 * assert.equal(modelKey("llama-v3p1-8b-instruct"), "llama-3.1-8b-instruct");
 * assert.equal(modelKey("meta.llama3-1-8b-instruct-v1:0"), "llama-3.1-8b-instruct");
 * assert.equal(modelKey("me/Llama-3.1-8B-Instruct"), "me/llama-3.1-8b-instruct");
 * ```
 */
export function modelKey(name: string, aliases: ReadonlyMap<string, string> = new Map()): string {
  const call = 'lm.modelKey("meta-llama/Llama-3.1-8B-Instruct")';
  takes(typeof name === "string", "modelKey", "the name of a model", name, call);
  const plain = (aliases.get(name) ?? name).trim().toLowerCase()
    .replace(/^~|^@cf\//, "").replace(OFFER, "").replace(/^(?:us|eu|apac|global|regional)\./, "")
    .replace(/^([a-z][a-z0-9-]*)\.(?=[a-z])/, (all, maker) => MAKERS.has(maker) ? `${maker}/` : all)
    .replace(/-v?1:\d$|:0$/, "").replace(/(?<=-v0):(?=\d$)/, ".");
  const slash = plain.lastIndexOf("/"), organisation = plain.slice(0, Math.max(slash, 0));
  const model = plain.slice(slash + 1)
    .replace(/(?<=\d)[p_](?=\d)/g, ".").replace(/[\s_:-]+/g, "-")
    .replace(/(?<=[a-z]-?\d)-(?=\d-\d+(?:\.\d+)?b(?![a-z]))/g, ".")
    .replace(/^databricks-(?!dolly)/, "").replace(/^meta-(?=llama)|^nvidia-(?=nemotron)|-hf$/g, "")
    .replace(FAMILY, "$1-");
  return organisation === "" || MAKERS.has(organisation) ? model : `${organisation}/${model}`;
}
