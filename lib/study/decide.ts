import { completeQuestion, type Question } from "../filter/decision.ts";
import { intervalOf, ratioOf, type Uncertain } from "../fit/uncertain.ts";
import type { LeftOut } from "../read/left_out.ts";
import { modelKey } from "../read/model_key.ts";
import { nearest } from "../read/nearest.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import { type Assumption, assumptionsOf } from "./decision_assumptions.ts";
import {
  type Candidate,
  candidateOf,
  candidatesOf,
  type Circumstances,
  judged,
  ofClass,
} from "./decision_candidates.ts";
import type { DecisionData, Machine } from "./decision_data.ts";
import { DECISION_LEVEL } from "./decision_estimates.ts";
import { decisionSentences } from "./decision_sentences.ts";

/** How many candidates of each size class are shown. */
export const MOST_CANDIDATES = 5;

/** Candidates of one size class, the best first. */
export type Side = {
  /** How many models satisfy the question. */
  count: number;
  candidates: Candidate[];
};

/** How many times the one takes of what the other takes. */
export type Ratio = { estimate: number; interval: [number, number] };

/** Two models beside each other; null where a side is unknown. */
export type Comparison = {
  one: string;
  other: string;
  energy: Ratio;
  /** Equal to that of the energy: grid and overhead are the same for both and cancel. */
  co2: Ratio;
  ownDollars: Ratio | null;
  apiDollars: Ratio | null;
};

/** What the data say to a question. */
export type Decision = {
  question: Question;
  /** g CO2e of a kWh, and whose grid it is. */
  grid: { gramsPerKWh: number; country: string | null; year: number | null };
  /** The least acceptable score: that of the question, else of the model to replace. */
  minScorePercent: number | null;
  /** At most the limit. */
  small: Side;
  /** Above the limit. */
  large: Side;
  /** The model to replace, where one is named. */
  replaced: Candidate | null;
  /** The best small against the best large one. */
  sizes: Comparison | null;
  /** The best of all against the model to replace. */
  replacement: Comparison | null;
  /** Own machine against API, for the best of each size class. */
  hosts: { model: string; ratio: Ratio }[];
  /** Models that are no candidates, by reason. */
  leftOut: LeftOut[];
  /** What all this says, the first sentence first. */
  sentences: string[];
  assumptions: Assumption[];
};

/**
 * Answers which model to run: small against large, each with its best candidates and what a month with
 * them takes, with the intervals in which one more observation would lie (95 %).
 *
 * Energy is that of the tokens that come out, at the prompts that were measured, times the overhead of
 * the data centre; CO₂ is energy times the grid; $ on an own machine are electricity, and GPU-hours where
 * they have a price; $ of an API are the cheapest list price. Each is estimated from rows of the very
 * model where there are some, else from a fit over others, and says which. Ratios: the logarithms of two
 * estimates are subtracted and their variances added (independent errors; two estimates of one fit share
 * the errors of its coefficients, so that their interval is rather too wide). What is known exactly (grid,
 * overhead, prices) adds nothing, and what is the same on both sides cancels.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadDecisionData } from "./load_decision_data.ts";
 * const { small, sentences } = decide(loadDecisionData(), { minScorePercent: 25, grid: "FR" });
 * assert(small.candidates[0].kWh.interval[0] < small.candidates[0].kWh.estimate);
 * assert.match(sentences[0], /energy/);
 * ```
 * @throws {RangeError} for what the question cannot hold, and for hardware, a country or a model that
 * the data do not know, with those that they know.
 */
export function decide(
  data: DecisionData,
  given: Readonly<Partial<Question>> = {},
): Decision {
  const question = completeQuestion(given);
  const grid = gridOf(data, question.grid);
  const circumstances: Circumstances = {
    data,
    question,
    machine: machineOf(data, question.hardware),
    gramsPerKWh: grid.gramsPerKWh,
  };
  const named = question.replace === null ? null : entryOf(data, question.replace);
  const minScorePercent = question.minScorePercent ?? named?.scorePercent ?? null;
  const { candidates, leftOut } = candidatesOf(circumstances, minScorePercent);
  const side = (size: "SLM" | "LLM"): Side => {
    const all = ofClass(candidates, size, question.slmLimitB);
    const best = all.slice(0, MOST_CANDIDATES).map((one) => judged(one, candidates));
    return { count: all.length, candidates: best };
  };
  const small = side("SLM"), large = side("LLM");
  const replaced = named && replacedOf(named, circumstances, candidates);
  const bests = [small.candidates[0], large.candidates[0]].filter((one) => one !== undefined);
  const best = candidates.find(({ model }) => model !== replaced?.model);
  const found = {
    question,
    grid,
    minScorePercent,
    small,
    large,
    replaced,
    sizes: bests.length === 2 ? compare(bests[0], bests[1]) : null,
    replacement: replaced && best ? compare(best, replaced) : null,
    hosts: bests.flatMap(({ model, ownDollars, apiDollars }) =>
      ownDollars && apiDollars ? [{ model, ratio: between(ownDollars, apiDollars) }] : []
    ),
    leftOut,
  };
  return {
    ...found,
    sentences: decisionSentences(found),
    assumptions: assumptionsOf(found, circumstances),
  };
}

/** How one candidate compares with another. */
function compare(one: Candidate, other: Candidate): Comparison {
  const ratio = (a: Uncertain | null, b: Uncertain | null) => a && b ? between(a, b) : null;
  return {
    one: one.model,
    other: other.model,
    energy: between(one.kWh, other.kWh),
    co2: between(one.co2Kg, other.co2Kg),
    ownDollars: ratio(one.ownDollars, other.ownDollars),
    apiDollars: ratio(one.apiDollars, other.apiDollars),
  };
}

/** The ratio of two estimates. */
function between(one: Uncertain, other: Uncertain): Ratio {
  const ratio = ratioOf(one, other);
  return { estimate: ratio.estimate, interval: intervalOf(ratio, DECISION_LEVEL) };
}

/** The model to replace with what it takes. */
function replacedOf(
  entry: CatalogueEntry,
  circumstances: Circumstances,
  candidates: readonly Candidate[],
): Candidate {
  const candidate = candidateOf(entry, circumstances);
  if (typeof candidate !== "string") return judged(candidate, candidates);
  throw new RangeError(
    `Cannot say what "${entry.model}" takes: ${candidate}; choose another hardware or host`,
  );
}

/** The machine of a name. */
function machineOf({ machines }: DecisionData, hardware: string): Machine {
  const found = machines.find((machine) =>
    machine.hardware.toLowerCase() === hardware.toLowerCase()
  );
  if (found !== undefined) return found;
  throw new RangeError(
    `Nobody measured on "${hardware}"; known are: ${
      machines.map(({ hardware }) => hardware).join(", ")
    }`,
  );
}

/** The grid of a code or name, or of a number. */
function gridOf({ grids }: DecisionData, grid: string | number): Decision["grid"] {
  if (typeof grid === "number") return { gramsPerKWh: grid, country: null, year: null };
  const wanted = grid.trim().toLowerCase();
  const found = grids.find(({ code, country }) =>
    code.toLowerCase() === wanted || country.toLowerCase() === wanted
  );
  if (found) {
    const { gramsPerKWh, country, year } = found;
    return { gramsPerKWh, country, year };
  }
  throw new RangeError(
    `There is no grid "${grid}"; give g CO2e for a kWh, or a code of: ${
      grids.map(({ code }) => code).join(", ")
    }`,
  );
}

/** The model of a name. */
function entryOf({ entries }: DecisionData, name: string): CatalogueEntry {
  const key = modelKey(name);
  const found = entries.find((entry) => entry.model === name) ??
    entries.find((entry) => entry.key === key);
  if (found !== undefined) return found;
  const near = nearest(name, entries.map(({ model }) => model));
  throw new RangeError(
    `There is no model "${name}" of known size in the tables` +
      (near === null ? "; give its name on the Hugging Face Hub" : `; perhaps "${near}"`),
  );
}
