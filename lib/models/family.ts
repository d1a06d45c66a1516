import { modelSizeB, withoutOrganisation } from "../read/model_name.ts";

/** Weights that others are variants of, with the parameter count that a class which runs them has. */
export type KnownBase = {
  base: string;
  /** What names of its variants hold. */
  line: string;
  /** The size in its name. */
  nominal: number | string | null;
  architecture: string;
  paramsB: number;
};

/** How names say the line, those that hold another line's name before it. */
const LINES: readonly [RegExp, string][] = [
  [/tiny-?_?llama/, "tinyllama"],
  [/llama[-_ ]?v?3|\bl3(?![0-9a-z])|\bl3\.[123]\b/, "llama-3"],
  [/llama/, "llama"],
  [/mixtral/, "mixtral"],
  [/nemo(?![a-z])|\bmn[-_]/, "mistral-nemo"],
  [/mistral[-_ ]small/, "mistral-small"],
  [/mistral|zephyr/, "mistral"],
  [/qwen[-_ ]?v?2(?:\.5)?(?![0-9b])/, "qwen2"],
  [/gemma[-_ ]?2(?![0-9]*b)/, "gemma-2"],
  [/gemma/, "gemma"],
  [/phi[-_ ]?2/, "phi-2"],
  [/phi[-_ ]?3/, "phi-3"],
  [/phi[-_ ]?4/, "phi-4"],
  [/\byi[-_]/, "yi"],
  [/solar/, "solar"],
  [/smollm/, "smollm"],
];

/** A count is that of a base when it is as near as this: words added to its vocabulary move it so far. */
const NEAR = 0.01;

/** The size that a name says: billions, which tables give that round, or experts times size (`8x7b`). */
export function nominalSize(name: string): number | string | null {
  return /\d+x\d+b/.exec(name)?.[0] ?? modelSizeB(name);
}

/**
 * The pretrained weights that a model is a variant of, as a name such as `llama-3-8b`; the class and the
 * size where no known base fits, so that models alike in both are of one family.
 *
 * The rule: (1) class and parameter count are, to 1 %, those of a known base, or the count is the whole
 * number in its name; where several fit, the name decides; (2) else the name says line and size; (3)
 * else it is a family with those of its class and count. Where the table says on what the model is based,
 * that name is the one asked, and line and size in it go before a count that fits another line. Merges of
 * several bases, layers stacked and weights that a file packs are what it gets wrong; see
 * data/family_sample.csv for how often.
 *
 * @param model.basedOn the model that it says that it is a variant of; its own name or "" where it says
 * none.
 * @param bases those of data/model_bases.csv.
 */
export function familyOf(
  { model, basedOn = "", architecture = "unknown", paramsB }: {
    model: string;
    basedOn?: string;
    architecture?: string;
    paramsB: number;
  },
  bases: readonly KnownBase[],
): string {
  const asked = basedOn || model, name = withoutOrganisation(asked).toLowerCase();
  const line = LINES.find(([pattern]) => pattern.test(name))?.[1], nominal = nominalSize(name);
  const named = bases.find((one) =>
    one.line === line && nominal !== null && one.nominal === nominal
  );
  const ofClass = architecture === "unknown"
    ? bases
    : bases.filter((one) => one.architecture === architecture);
  const near = nearest(ofClass, paramsB, line);
  const isToldOther = asked !== model && named !== undefined && near?.line !== named.line;
  const found = isToldOther ? named : near ?? named;
  return found?.base ?? `${architecture} ${Number(paramsB.toPrecision(2))}`;
}

/** The base whose count fits best, of the named line if there is one. */
function nearest(bases: readonly KnownBase[], paramsB: number, line?: string) {
  let best: KnownBase | undefined, least = Infinity;
  for (const one of bases) {
    const away = Math.abs(one.paramsB - paramsB) / one.paramsB;
    if (away > NEAR && one.nominal !== paramsB) continue;
    const distance = away + Number(one.line !== line); // no count is so far off: the name goes first
    if (distance < least) best = one, least = distance;
  }
  return best;
}
