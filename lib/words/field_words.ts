import { isObject, takes } from "../read/said.ts";
import { fieldOf } from "../tables/fields.ts";
import { formatNumber, formatParams } from "./quantity.ts";

/** A field's name within a sentence: "parameters", "energy of an answer", "CO₂ of an evaluation". */
export function fieldWords(field: string): string {
  const { label } = fieldOf(field);
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}

/**
 * That a place, as in `lm.at`, lies outside of the rows of a fit, as words to append: `, beyond the 8 B to
 * 405 B measured`. Nothing where it lies within, or where there is no fit.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const fit = { span: { paramsB: [8, 405] as const } }, [far, near] = [7, 13].map((paramsB) => ({ paramsB }));
 * assert.equal(beyond(fit, far) + beyond(fit, near), ", beyond the 8\u202fB to 405\u202fB measured");
 * ```
 */
export function beyond(
  fit: { readonly span: Readonly<Record<string, readonly [number, number]>> },
  place: Readonly<Record<string, number | string>>,
): string {
  const found = isObject(place) ? fit : place, good = isObject(place) && isObject(fit?.span);
  takes(good, "beyond", "a fit and a place", found, "lm.beyond(fit, { paramsB: 13 })");
  return Object.entries(fit.span).filter(([name, [low, high]]) =>
    (place[name] as number) < low || (place[name] as number) > high
  ).map(([name, ends]) => {
    const { label, unit } = fieldOf(name), isSize = unit === "B";
    const [low, high] = ends.map((end) => isSize ? formatParams(end) : formatNumber(end, 2));
    return `, beyond the ${low} to ${high} ${isSize ? "" : `${label.toLowerCase()} `}measured`;
  }).join("");
}
