import { completeQuestion, type Question } from "./question.ts";
import { intervalOf, ratioOf, type Uncertain } from "./uncertain.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import type { Comparison, Decision, Found, Ratio, Side } from "./decision.ts";
import { assumptionsOf } from "./decision_assumptions.ts";
import {
  type Candidate,
  candidateOf,
  candidatesOf,
  type Circumstances,
  judged,
  ofClass,
} from "./decision_candidates.ts";
import type { DecisionData } from "./decision_data.ts";
import { entryOf, gridOf, machineOf } from "./decision_lookup.ts";
import { DECISION_LEVEL } from "./decision_estimates.ts";
import { decisionSentences } from "./decision_sentences.ts";

/** How many candidates of each size class are shown. */
export const MOST_CANDIDATES = 5;

/**
 * Answers which model to run: small against large, each with its best candidates and what a month with
 * them takes, with the intervals in which one more observation would lie (95 %).
 *
 * Energy is that of the tokens that come out, at the prompts that were measured, times the overhead of
 * the data centre; CO₂ is energy times the grid; $ on a machine of your own are electricity, and GPU-hours where
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
  const classes = (["SLM", "LLM"] as const).map((size) => ({
    size,
    all: ofClass(candidates, size, question.slmLimitB),
  }));
  const everyone: Circumstances = {
    ...circumstances,
    question: { ...question, candidates: "all" },
  };
  const wider = classes.some(({ all }) => all.length === 0) && question.candidates !== "all"
    ? candidatesOf(everyone, minScorePercent).candidates
    : [];
  const [small, large] = classes.map(({ size, all }): Side => ({
    count: all.length,
    candidates: all.slice(0, MOST_CANDIDATES).map((one) => judged(one, candidates)),
    unknown: all.length > 0 ? 0 : ofClass(wider, size, question.slmLimitB).length,
  }));
  const replaced = named && replacedOf(named, circumstances, candidates);
  const bests = [small.candidates[0], large.candidates[0]].filter((one) => one !== undefined);
  const best = candidates.find(({ model }) => model !== replaced?.model);
  const found: Found = {
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
