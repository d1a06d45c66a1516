import { bareModelName, modelSizeB, modelWords } from "../../../lib/read/model_name.ts";
import { listed } from "../../../lib/tables/model_lists.ts";
import { loadStudyPrices, PRICE_DOUBTS } from "../../../lib/tables/study_prices.ts";

/** Parts of an identifier that may follow a model's name without making it another model. */
const SUFFIX =
  /^(?:instruct|it|chat|hf|latest|basic|turbo|fast|highspeed|free|batch|preview|extended|thinking|exp|terminus|fp8|bf16|nvfp4|maas|versatile|tee|us|online|v\d+|v0\.\d+|\d{2,}|\d+k|\d+e)$/;

/** A row of disclosed_sizes.csv, as far as it is looked at. */
type Sized = { model: string; paramsB: number; activeParamsB: number | null };

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
export function modelSizes() {
  const sizes = listed("disclosed_sizes.csv");
  const families = listed("model_families.csv").sort((a, b) => b.model.length - a.model.length);
  const guesses = loadStudyPrices().rows
    .filter(({ doubts }) => doubts.includes(PRICE_DOUBTS.rumouredSize));
  const rumours = new Map(
    guesses.map(({ model, paramsB }) => [modelWords(model).join("-"), paramsB]),
  );
  return (model: string) => {
    const name = bareModelName(model), words = modelWords(name);
    const family = families.find((row) => name.startsWith(row.model));
    const openWeights = family?.openWeights ?? false, told = { sizeDisclosed: true, openWeights };
    const row = openWeights ? sizes.find((row) => isNamed(words, row)) : undefined;
    if (row !== undefined) {
      const { paramsB, activeParamsB, source: sizeSource } = row;
      return { paramsB, activeParamsB, sizeSource, ...told };
    }
    const trillions = TRILLIONS.exec(name)?.[1];
    const inName = ACTIVE_ONLY.test(name) ? null : modelSizeB(name);
    const paramsB = trillions === undefined ? inName : Number(`${trillions}e3`);
    if (paramsB !== null) {
      const active = ACTIVE.exec(name)?.[1] ?? (family?.dense ? paramsB : null);
      const activeParamsB = active === null ? null : Number(active);
      return { paramsB, activeParamsB, sizeSource: "the model's name", ...told };
    }
    const rumour = rumours.get(words.filter((word) => word !== "latest").join("-")) ?? null;
    const sizeSource = rumour === null ? "" : "a rumour, see financier.csv";
    return { ...told, paramsB: rumour, activeParamsB: null, sizeSource, sizeDisclosed: false };
  };
}

/**
 * Whether a name is that of a row of the table, and what follows makes no other model of it; a size that
 * follows must be that of the row.
 */
function isNamed(words: readonly string[], { model, paramsB, activeParamsB }: Sized) {
  const own = modelWords(model);
  return own.every((word, i) => words[i] === word) && words.slice(own.length).every((word) => {
    const size = /^(\d+)b$/.exec(word)?.[1];
    if (size === undefined) return SUFFIX.test(word);
    return [paramsB, activeParamsB].some((known) =>
      known !== null && Math.abs(known - Number(size)) <= 1
    );
  });
}
