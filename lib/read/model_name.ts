/** A model's name without who publishes it: what stands behind the last slash. */
export function withoutOrganisation(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1);
}

/** A model's name that is the same at all providers: in lower case, `2p5` as 2.5, without a version like `-v1:0`. */
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
 * The size that a model's name says, in billions of parameters, or null. Versions (`Llama-3`), tokens
 * (`128k`), active parameters (`A2.7B`) and `8x7B` (experts share layers: less than 56) are no sizes.
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
