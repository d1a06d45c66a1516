import { withoutOrganisation } from "./model_name.ts";

/** A number and its unit as a word of its own: 7b, 1.8B, 350m, 1_6b (1.6 B), 1b7 (1.7 B). */
const SIZE = /(?<![a-z0-9.])(?:(?<!_)(\d+_\d+)|(\d+(?:\.\d+)?))(?:(m)|b(\d)?)(?![a-z0-9])/i;

/**
 * Reads a model's size from its name, in billions of parameters, or gives null when the name says none.
 *
 * Version numbers (`Llama-3`, `v0.1`), numbers of tokens (`4e1t`, `128k`), active parameters (`A2.7B`)
 * and experts times size (`8x7B`: the experts share layers, so the product is too large) are no sizes.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(modelSizeB("facebook/opt-350m"), 0.35);
 * assert.equal(modelSizeB("stabilityai/stablelm-2-1_6b"), 1.6);
 * assert.equal(modelSizeB("openai-community/gpt2"), null);
 * ```
 */
export function modelSizeB(model: string): number | null {
  const match = SIZE.exec(withoutOrganisation(model));
  if (match === null) return null;
  const [, underscored, plain, millions, tenths] = match;
  const digits = underscored?.replace("_", ".") ?? plain;
  // "1b7" is 1.7; scaled as text, so that 350m is 0.35 exactly
  const size = Number(
    digits + (tenths === undefined ? "" : `.${tenths}`) + (millions === undefined ? "" : "e-3"),
  );
  return size > 0 && Number.isFinite(size) ? size : null;
}
