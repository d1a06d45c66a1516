import { withoutOrganisation } from "../read/model_name.ts";

/**
 * A model's name for the label of a mark: without the account that publishes it and without what all of
 * them are.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(shortName("meta-llama/Llama-3.1-8B-Instruct"), "Llama-3.1-8B");
 * ```
 */
export function shortName(model: string): string {
  return withoutOrganisation(model).replace(/^NVIDIA-/, "").replace("-Instruct", "");
}
