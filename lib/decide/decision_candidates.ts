import type { Question } from "./question.ts";
import { type LeftOut, tally } from "../read/left_out.ts";
import { formatPlain } from "../words/quantity.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import type { DecisionData, Machine } from "./decision_data.ts";
import {
  apiDollarsOf,
  type ApiEstimate,
  type Estimate,
  kWhOf,
  ownDollarsOf,
  scaled,
} from "./decision_estimates.ts";

/** A model that may be chosen, and what a month with it takes. */
export type Candidate = {
  model: string;
  paramsB: number;
  activeParamsB: number | null;
  scorePercent: number | null;
  kWh: Estimate;
  co2Kg: Estimate;
  /** On a machine of one's own; null where that cannot be, or its cost is unknown. */
  ownDollars: Estimate | null;
  /** Through an API; null where that is not asked, or its cost is unknown. */
  apiDollars: ApiEstimate | null;
  /** A model that is better in one of score, energy and price and in none worse; null without one. */
  dominatedBy: string | null;
};

/** What candidates are estimated with. */
export type Circumstances = {
  data: DecisionData;
  question: Question;
  machine: Machine;
  gramsPerKWh: number;
};

/** What a month with a model takes; a text says why nobody can tell. */
export function candidateOf(
  entry: CatalogueEntry,
  { data, question, machine, gramsPerKWh }: Circumstances,
): Candidate | string {
  const { host } = question, { model, paramsB, activeParamsB, scorePercent } = entry;
  if (host === "own machine" && !entry.openWeights) return "its weights are closed";
  if (host === "API" && entry.offers.length === 0) return "no provider in the list offers it";
  const kWh = kWhOf(machine, entry, question);
  if (kWh === null) {
    return `not measured on ${machine.hardware}, and no fit for it: a mixture of experts, or too few rows`;
  }
  return {
    model,
    paramsB,
    activeParamsB,
    scorePercent,
    kWh,
    co2Kg: scaled(kWh, gramsPerKWh / 1000),
    ownDollars: host === "API" || !entry.openWeights
      ? null
      : ownDollarsOf(machine, entry, kWh, question),
    apiDollars: host === "own machine" ? null : apiDollarsOf(data, entry, question),
    dominatedBy: null,
  };
}

/** All models that satisfy a question, and why the others do not. */
export function candidatesOf(
  circumstances: Circumstances,
  minScorePercent: number | null,
): { candidates: Candidate[]; leftOut: LeftOut[] } {
  const { data, question } = circumstances, leftOut = tally(), candidates: Candidate[] = [];
  const below = minScorePercent === null ? "" : `a score below ${formatPlain(minScorePercent)} %`;
  for (const entry of data.entries) {
    const why = minScorePercent !== null && entry.scorePercent === null
      ? "no score in the tables"
      : minScorePercent !== null && entry.scorePercent! < minScorePercent
      ? below
      : question.candidates !== "all" && entry.tables.join() === "scores"
      ? "nobody measured it or offers it"
      : candidateOf(entry, circumstances);
    if (typeof why === "string") leftOut.add(why);
    else candidates.push(why);
  }
  return { candidates: candidates.sort(orderOf(question)), leftOut: leftOut.list() };
}

/** What a candidate is sorted by: less is better. */
export function priceOf({ ownDollars, apiDollars }: Candidate): number | null {
  const prices = [ownDollars, apiDollars].filter((one) => one !== null)
    .map(({ estimate }) => estimate);
  return prices.length === 0 ? null : Math.min(...prices);
}

/** Less of what counts first; of equals the higher score, then the fewer parameters. */
function orderOf({ sortBy }: Question): (a: Candidate, b: Candidate) => number {
  const valueOf = (one: Candidate) =>
    sortBy === "price" ? priceOf(one) ?? Infinity : one.kWh.estimate;
  return (a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    return x < y ? -1 : x > y ? 1 : (b.scorePercent ?? -1) - (a.scorePercent ?? -1) ||
      a.paramsB - b.paramsB;
  };
}

/** A candidate, and which of all is as good in score, energy and price and better in one. */
export function judged(candidate: Candidate, all: readonly Candidate[]): Candidate {
  const better = all.find((other) => dominates(other, candidate));
  return { ...candidate, dominatedBy: better?.model ?? null };
}

/** Whether one candidate is in nothing worse than another and in something better, by the estimates. */
function dominates(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one, other].map((c) => [
    c.scorePercent === null ? null : -c.scorePercent,
    c.kWh.estimate,
    priceOf(c),
  ]);
  if (a.some((value, i) => (value === null) !== (b[i] === null))) return false;
  return a.every((value, i) => value === null || value <= b[i]!) &&
    a.some((value, i) => value !== null && value < b[i]!);
}

/** The candidates of a size class. */
export function ofClass(
  candidates: readonly Candidate[],
  size: "SLM" | "LLM",
  limitB: number,
): Candidate[] {
  return candidates.filter(({ paramsB }) => (paramsB <= limitB) === (size === "SLM"));
}
