import type { DisclosedSize } from "../../../lib/read/disclosed_sizes.ts";
import { modelSizeB } from "../../../lib/read/model_size.ts";
import { PRICE_DOUBTS } from "../../../lib/read/price_doubts.ts";
import type { Price } from "../../../lib/read/prices.ts";

/** What is known of a model's size; `paramsB` is null when nothing is. */
export type KnownSize = { paramsB: number | null; source: string; disclosed: boolean };

/** Parts of an identifier that may follow a model's name without making it another model. */
const SUFFIX =
  /^(?:instruct|it|chat|hf|latest|basic|turbo|fast|free|preview|fp8|bf16|maas|versatile|tee|online|v\d+|\d{2,}|\d+k|\d+b|\d+e)$/;

/** Experts after a size (17b-128e): the size is that of the active parameters alone. */
const ACTIVE_ONLY = /\d+b-\d+e(?![a-z0-9])/;

/**
 * Makes a function that knows a model's size by its identifier: from the table of disclosed sizes, else
 * from the identifier itself, else as a guess from the study's own list, else not at all.
 */
export function modelSizes(
  disclosed: readonly DisclosedSize[],
  prices: readonly Price[],
): (model: string) => KnownSize {
  const table = disclosed.map((row) => ({ ...row, words: words(row.model) }));
  const rumours = new Map(
    prices.filter(({ doubts }) => doubts.includes(PRICE_DOUBTS.rumouredSize))
      .map(({ model, paramsB }) => [words(model).join("-"), paramsB]),
  );
  return (model) => {
    const name = bareName(model);
    const own = words(name);
    const found = table.find((row) =>
      row.words.every((word, i) => own[i] === word) &&
      own.slice(row.words.length).every((word) => SUFFIX.test(word))
    );
    if (found !== undefined) {
      return { paramsB: found.paramsB, source: found.source, disclosed: true };
    }
    const inName = ACTIVE_ONLY.test(name) ? null : modelSizeB(name);
    if (inName !== null) return { paramsB: inName, source: "the model's name", disclosed: true };
    const rumour = rumours.get(own.filter((word) => word !== "latest").join("-"));
    return rumour === undefined
      ? { paramsB: null, source: "", disclosed: false }
      : { paramsB: rumour, source: "a rumour, see financier.csv", disclosed: false };
  };
}

/** An identifier without who made or sells it, `meta-llama/…`, `us.meta.…`, and a version `…:0`. */
function bareName(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1).toLowerCase()
    .replace(/^(?:[a-z][a-z0-9]*\.)+(?=[a-z])/, "").replace(/:\d+$/, "");
}

/** A name as its words and numbers; a decimal point stays in its number. */
function words(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9.]+|\.(?!\d)/).filter((word) => word !== "");
}
