import { modelSizeB, withoutOrganisation } from "../read/model_name.ts";

/** Pretrained weights that others are variants of. */
type Base = {
  base: string;
  /** What names of its variants hold. */
  line: string;
  /** The size in its name: billions, which tables give that round, or experts times size (`8x7b`). */
  nominal: number | string | null;
  /** Exact counts by class: with embeddings shared or not, converted, or two or more as experts. */
  countsB: Readonly<Record<string, readonly number[]>>;
};

const LLAMA = "LlamaForCausalLM", MISTRAL = "MistralForCausalLM", MIXTRAL = "MixtralForCausalLM";
const QWEN = "Qwen2ForCausalLM", GEMMA = "GemmaForCausalLM", GEMMA2 = "Gemma2ForCausalLM";
const PHI = "PhiForCausalLM", PHI3 = "Phi3ForCausalLM";

/** A base by its name, which begins with the line and ends in the size. */
function baseOf(base: string, line: string, countsB: Base["countsB"]): Base {
  return { base, line, nominal: nominalSize(base), countsB };
}

/** The size that a name says, as a base's is compared with it. */
function nominalSize(name: string): number | string | null {
  return /\d+x\d+b/.exec(name)?.[0] ?? modelSizeB(name);
}

/**
 * The bases that have many variants on the Open LLM Leaderboard. Generations of one line that have the
 * same count are one: Llama 3 and 3.1, Qwen2 and 2.5, Llama 1 and 2.
 */
const BASES: readonly Base[] = [
  baseOf("llama-3-8b", "llama-3", { [LLAMA]: [8.03], [MIXTRAL]: [13.668, 24.942] }),
  baseOf("llama-3-70b", "llama-3", { [LLAMA]: [70.554] }),
  baseOf("llama-3.2-1b", "llama-3", { [LLAMA]: [1.236, 1.498] }),
  baseOf("llama-3.2-3b", "llama-3", { [LLAMA]: [3.213, 3.607] }),
  baseOf("llama-2-7b", "llama", { [LLAMA]: [6.738] }),
  baseOf("llama-2-13b", "llama", { [LLAMA]: [13.016] }),
  baseOf("llama-2-70b", "llama", { [LLAMA]: [68.977] }),
  baseOf("mistral-7b", "mistral", { [MISTRAL]: [7.242], [MIXTRAL]: [12.879, 18.516, 24.154] }),
  baseOf("mistral-nemo-12b", "mistral-nemo", { [MISTRAL]: [12.248] }),
  baseOf("mistral-small-22b", "mistral-small", { [MISTRAL]: [22.247] }),
  baseOf("mixtral-8x7b", "mixtral", { [MIXTRAL]: [46.703] }),
  baseOf("mixtral-8x22b", "mixtral", { [MIXTRAL]: [140.621] }),
  baseOf("qwen2-0.5b", "qwen2", { [QWEN]: [0.494, 0.63] }),
  baseOf("qwen2-1.5b", "qwen2", { [QWEN]: [1.544, 1.777] }),
  baseOf("qwen2.5-3b", "qwen2", { [QWEN]: [3.086, 3.397] }),
  baseOf("qwen2-7b", "qwen2", { [QWEN]: [7.616] }),
  baseOf("qwen2.5-14b", "qwen2", { [QWEN]: [14.77] }),
  baseOf("qwen2.5-32b", "qwen2", { [QWEN]: [32.764] }),
  baseOf("qwen2-72b", "qwen2", { [QWEN]: [72.706, 77.965] }),
  baseOf("gemma-2b", "gemma", { [GEMMA]: [2.506, 3.03] }),
  baseOf("gemma-7b", "gemma", { [GEMMA]: [8.538, 9.324] }),
  baseOf("gemma-2-2b", "gemma-2", { [GEMMA2]: [2.614, 3.204] }),
  baseOf("gemma-2-9b", "gemma-2", { [GEMMA2]: [9.242, 10.159] }),
  baseOf("gemma-2-27b", "gemma-2", { [GEMMA2]: [27.227] }),
  baseOf("phi-2-2.7b", "phi-2", { [PHI]: [2.78] }),
  baseOf("phi-3-3.8b", "phi-3", { [PHI3]: [3.821], [LLAMA]: [3.821], [MISTRAL]: [3.821] }),
  baseOf("phi-3-14b", "phi-3", { [PHI3]: [13.96], [MISTRAL]: [13.96] }),
  baseOf("phi-4-14b", "phi-4", { [PHI3]: [14.66], [LLAMA]: [14.66] }),
  baseOf("yi-6b", "yi", { [LLAMA]: [6.061] }),
  baseOf("yi-9b", "yi", { [LLAMA]: [8.829] }),
  baseOf("yi-34b", "yi", { [LLAMA]: [34.389] }),
  baseOf("solar-10.7b", "solar", { [LLAMA]: [10.732] }),
  baseOf("tinyllama-1.1b", "tinyllama", { [LLAMA]: [1.1] }),
  baseOf("smollm-135m", "smollm", { [LLAMA]: [0.135] }),
  baseOf("smollm-360m", "smollm", { [LLAMA]: [0.362] }),
  baseOf("smollm-1.7b", "smollm", { [LLAMA]: [1.711] }),
];

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
 */
export function familyOf(
  { model, basedOn = "", architecture = "unknown", paramsB }: {
    model: string;
    /** The model that it says that it is a variant of; its own name or "" where it says none. */
    basedOn?: string;
    architecture?: string;
    paramsB: number;
  },
): string {
  const asked = basedOn || model, name = withoutOrganisation(asked).toLowerCase();
  const line = LINES.find(([pattern]) => pattern.test(name))?.[1], nominal = nominalSize(name);
  const named = BASES.find((one) =>
    one.line === line && nominal !== null && one.nominal === nominal
  );
  const best = nearestBase({ architecture, paramsB, line });
  const told = asked === model ? undefined : named;
  const found = best !== undefined && (told === undefined || best.line === told.line)
    ? best
    : named;
  return found?.base ?? `${architecture} ${Number(paramsB.toPrecision(2))}`;
}

/** The base whose class (any, where it is unknown) and count fit, of the named line if there is one. */
function nearestBase(
  { architecture, paramsB, line }: { architecture: string; paramsB: number; line?: string },
): Base | undefined {
  let best: Base | undefined, least = Infinity;
  for (const one of BASES) {
    const ofAll = architecture === "unknown" ? Object.values(one.countsB).flat() : [];
    for (const countB of one.countsB[architecture] ?? ofAll) {
      const away = Math.abs(countB - paramsB) / countB;
      if (away > NEAR && one.nominal !== paramsB) continue;
      const distance = away + Number(one.line !== line); // no count is so far off: the name goes first
      if (distance < least) best = one, least = distance;
    }
  }
  return best;
}
