import type { DisclosedSize } from "../../../lib/read/disclosed_sizes.ts";
import type { ModelFamily } from "../../../lib/read/model_families.ts";
import { bareModelName, modelWords } from "../../../lib/read/model_name.ts";
import { modelSizeB } from "../../../lib/read/model_size.ts";
import { PRICE_DOUBTS } from "../../../lib/read/price_doubts.ts";
import type { Price } from "../../../lib/read/prices.ts";

/** What is known of a model's size; null for what is not. */
export type KnownSize = {
  paramsB: number | null;
  activeParamsB: number | null;
  sizeSource: string;
  sizeDisclosed: boolean;
  openWeights: boolean;
};

/** Parts of an identifier that may follow a model's name without making it another model. */
const SUFFIX =
  /^(?:instruct|it|chat|hf|latest|basic|turbo|fast|highspeed|free|batch|preview|extended|thinking|exp|terminus|fp8|bf16|nvfp4|maas|versatile|tee|us|online|v\d+|v0\.\d+|\d{2,}|\d+k|\d+e)$/;

/** Experts after a size (17b-128e): the size is that of the active parameters alone. */
const ACTIVE_ONLY = /\d+b-\d+e(?![a-z0-9])/;

/** Active parameters in a name: the 22 of qwen3-235b-a22b. */
const ACTIVE = /(?:^|-)a(\d+(?:\.\d+)?)b(?![a-z0-9])/;

/** Trillions in a name that has active ones too: the 2.4 of qwen3.8-2.4t-a95b. Alone, `3t` are tokens. */
const TRILLIONS = /(?:^|-)(\d+(?:\.\d+)?)t-a\d/;

/**
 * Makes a function that knows a model's size by its identifier: for open weights from the table of
 * disclosed sizes, else from the identifier itself, else as a guess from the study's own list, else not
 * at all. Whether the weights are open is what the longest beginning in the table of families says; a
 * model of no family there counts as closed.
 */
export function modelSizes(
  disclosed: readonly DisclosedSize[],
  families: readonly ModelFamily[],
  prices: readonly Price[],
): (model: string) => KnownSize {
  const table = disclosed.map((row) => ({ ...row, words: modelWords(row.model) }));
  const longestFirst = families.toSorted((a, b) => b.model.length - a.model.length);
  const rumours = new Map(
    prices.filter(({ doubts }) => doubts.includes(PRICE_DOUBTS.rumouredSize))
      .map(({ model, paramsB }) => [modelWords(model).join("-"), paramsB]),
  );
  return (model) => {
    const name = bareModelName(model), own = modelWords(name);
    const family = longestFirst.find((row) => name.startsWith(row.model));
    const openWeights = family?.openWeights ?? false;
    const found = openWeights
      ? table.find((row) =>
        row.words.every((word, i) => own[i] === word) &&
        own.slice(row.words.length).every((word) => maySuffix(word, row))
      )
      : undefined;
    if (found !== undefined) {
      const { paramsB, activeParamsB, source: sizeSource } = found;
      return { paramsB, activeParamsB, sizeSource, sizeDisclosed: true, openWeights };
    }
    const trillions = TRILLIONS.exec(name);
    const inName = trillions !== null
      ? Number(`${trillions[1]}e3`)
      : ACTIVE_ONLY.test(name)
      ? null
      : modelSizeB(name);
    if (inName !== null) {
      const active = ACTIVE.exec(name);
      return {
        paramsB: inName,
        activeParamsB: active !== null ? Number(active[1]) : family?.dense ? inName : null,
        sizeSource: "the model's name",
        sizeDisclosed: true,
        openWeights,
      };
    }
    const rumour = rumours.get(own.filter((word) => word !== "latest").join("-"));
    return {
      paramsB: rumour ?? null,
      activeParamsB: null,
      sizeSource: rumour === undefined ? "" : "a rumour, see financier.csv",
      sizeDisclosed: false,
      openWeights,
    };
  };
}

/** Whether a word may follow a name of the table; a size among them must be that of the table. */
function maySuffix(word: string, { paramsB, activeParamsB }: DisclosedSize): boolean {
  const size = /^(\d+)b$/.exec(word);
  if (size === null) return SUFFIX.test(word);
  return [paramsB, activeParamsB].some((known) =>
    known !== null && Math.abs(known - Number(size[1])) <= 1
  );
}
