/** A model's name without who publishes it: what stands behind the last slash. */
export function withoutOrganisation(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1);
}

/**
 * The name of a model without who made or sells it, so that the offers of several providers can be told
 * to be of one model: in lower case, words joined by hyphens, `2p5` as 2.5, without a version like
 * `-v1:0`.
 */
export function bareModelName(model: string): string {
  const name = withoutOrganisation(model).toLowerCase()
    .replace(/^(?:[a-z][a-z0-9]*\.)+(?=[a-z])/, "").replace(/(?:-v?\d+)?:\d+$/, "")
    .replace(/(?<=\d)p(?=\d)/g, ".").replace(/^databricks-(?!dolly)/, "");
  return modelWords(name).join("-");
}

/** A name as its words and numbers; a decimal point stays in its number. */
export function modelWords(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9.]+|\.(?!\d)/).filter((word) => word !== "");
}

/** A number and its unit as a word of its own: 7b, 1.8B, 350m, 1_6b (1.6 B), 1b7 (1.7 B). */
const SIZE = /(?<![a-z0-9.])(?:(?<!_)(\d+_\d+)|(\d+(?:\.\d+)?))(?:(m)|b(\d)?)(?![a-z0-9])/i;

/**
 * The size that a model's name says, in billions of parameters, or null. Version numbers (`Llama-3`, `v0.1`),
 * numbers of tokens (`4e1t`, `128k`), active parameters (`A2.7B`) and experts times size (`8x7B`: the
 * experts share layers, so the product is too large) are no sizes.
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
