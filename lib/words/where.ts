import { fieldOf } from "../tables/fields.ts";
import { fieldWords } from "./field_words.ts";
import { formatNumber, formatParams } from "./quantity.ts";

/** What of a fit says where it is asked. */
type Placed = {
  readonly levels: Readonly<Record<string, { most: string }>>;
  readonly span: Readonly<Record<string, readonly [number, number]>>;
};

/**
 * Where `lm.at` asks a fit, as words to append: the levels, those of most rows where none is given, and
 * whether the place lies beyond the rows. Nothing where there is no fit.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const fit = { levels: { hardware: { most: "H100" } }, span: { paramsB: [8, 405] as const } };
 * assert.equal(where(fit, { paramsB: 13 }), ", H100");
 * assert.equal(where(fit, { paramsB: 7 }), ", H100, beyond the parameters measured (8\u202fB to 405\u202fB)");
 * ```
 * @param place as in `lm.at`.
 */
export function where(
  { levels, span }: Placed,
  place: Readonly<Record<string, number | string>>,
): string {
  const taken = Object.entries(levels).map(([name, { most }]) => place[name] ?? most)
    .filter((level) => level !== "");
  const beyond = Object.entries(span)
    .filter(([name, [low, high]]) =>
      (place[name] as number) < low || (place[name] as number) > high
    )
    .map(([name, ends]) => {
      const isSize = fieldOf(name).unit === "B";
      const texts = ends.map((end) => isSize ? formatParams(end) : formatNumber(end));
      return `beyond the ${fieldWords(name)} measured (${texts.join(" to ")})`;
    });
  return [...taken, ...beyond].map((words) => `, ${words}`).join("");
}
