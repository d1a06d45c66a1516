import { money, times, timesWithin } from "../words/numbers.ts";
import { candidateOf, type Circumstances } from "./candidate.ts";
import { withoutOrganisation } from "../read/model_name.ts";
import { modelKey } from "../models/key.ts";
import { type Spread, together } from "./estimate.ts";
import { dollarsPerMillion } from "./prices.ts";
import { API_LOADS } from "./measured.ts";
import type { Candidate, KnownModel, Question, Ratio, Versus } from "./types.ts";

/**
 * Two models beside each other: energy of an answer and of a token, $ of an answer. Both are taken at the
 * same load, and the interval holds the ratio at each load that an API is assumed at, and how far the
 * energy of either is known there.
 */
export function versusOf(
  models: readonly [KnownModel, KnownModel],
  [one, other]: readonly [Candidate, Candidate],
  around: Circumstances,
): Versus {
  const isFree = one.machine?.loadRange || other.machine?.loadRange;
  const atLoads = (isFree ? API_LOADS : []).map((concurrency) => {
    const question = { ...around.question, concurrency };
    return models.map((model) => candidateOf(model, true, { ...around, question }));
  }) as [Candidate, Candidate][];
  const pairs = [[one, other], ...atLoads] as const;
  const ratios = [
    ratioOf("energy of an answer", pairs, ({ whPerAnswer }) => whPerAnswer?.estimate ?? null),
    ratioOf("energy of a token", pairs, (candidate) => perToken(candidate, around.question)),
    exactRatio("$ a month", one.dollars?.estimate, other.dollars?.estimate) ??
      exactRatio(PER_TOKENS, perMillion(one), perMillion(other)),
  ].filter((ratio) => ratio !== null);
  return { one: one.key, other: other.key, ratios, sentences: sentencesOf(one, other, ratios) };
}

/** What is compared of prices where the length of an answer is not known of both. */
const PER_TOKENS = "$ of a million tokens, three in for one out";

/** $ of a million tokens at the second-cheapest provider. */
function perMillion({ prices }: Candidate): number | undefined {
  return prices === null ? undefined : dollarsPerMillion(prices.second);
}

/** Energy of a token, from the row itself where a load is a measured limit. */
function perToken(
  { whPerAnswer, measured, tokensPerAnswer }: Candidate,
  { pue }: Question,
): number | null {
  if (whPerAnswer === null || tokensPerAnswer === null) return null;
  const [row] = measured;
  if (measured.length === 1) return row.joulesPerToken;
  return whPerAnswer.estimate * 3600 / pue / tokensPerAnswer.tokens;
}

/** A ratio that depends on the load, of the first pair; null where one side is not measured. */
function ratioOf(
  of: string,
  pairs: readonly (readonly [Candidate, Candidate])[],
  valueOf: (candidate: Candidate) => number | null,
): Ratio | null {
  const [first, ...fixed] = pairs.flatMap(([one, other]) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === null || b === null) return [];
    const [low, high] = together(knownTo(one), knownTo(other));
    return [{ estimate: a / b, low: a / b * low, high: a / b * high }];
  });
  if (first === undefined) return null;
  // at a load that is given each energy is known better than at any that an API may have
  const ends = fixed.length > 0 ? fixed : [first];
  const interval: [number, number] = [
    Math.min(...ends.map(({ low }) => low)),
    Math.max(...ends.map(({ high }) => high)),
  ];
  return { of, estimate: first.estimate, interval };
}

/** Between which factors the energy of a candidate is known. */
function knownTo({ whPerAnswer }: Candidate): Spread {
  const { estimate, interval } = whPerAnswer!;
  return interval === null ? [1, 1] : [interval[0] / estimate, interval[1] / estimate];
}

/** A ratio of prices. */
function exactRatio(of: string, one?: number, other?: number): Ratio | null {
  return one === undefined || other === undefined || other === 0
    ? null
    : { of, estimate: one / other, interval: null };
}

/** A model's name, and the version of it that was rated, where that has another name. */
function ratedAs({ key, model, rating }: Candidate): string {
  const name = withoutOrganisation(model);
  return modelKey(rating!.name) === key ? name : `${name} (as ${rating!.name})`;
}

/** What the ratios say. */
function sentencesOf(one: Candidate, other: Candidate, ratios: readonly Ratio[]): string[] {
  const [a, b] = [withoutOrganisation(one.model), withoutOrganisation(other.model)];
  const told = ratios.map(({ of, estimate, interval }) =>
    of === "$ a month"
      ? `A month with ${a} costs ${times(estimate)} as much as with ${b}: ${
        money(one.dollars!.estimate)
      } against ${money(other.dollars!.estimate)}.`
      : of === PER_TOKENS
      ? `A million tokens, three in for one out, of ${a} cost ${
        times(estimate)
      } as much as those of ${b}: ${money(perMillion(one)!)} against ${money(perMillion(other)!)}.`
      : `${of === "energy of an answer" ? "An answer" : "A token"} of ${a} takes ${
        timesWithin({ estimate, interval: interval! })
      } the energy of one of ${b}.`
  );
  const [rated, better] = [one.rating, other.rating];
  if (rated && better) {
    const apart = Math.abs(rated.estimate - better.estimate);
    const overlap = rated.interval[0] <= better.interval[1] &&
      better.interval[0] <= rated.interval[1];
    told.push(
      overlap
        ? "Their ratings do not differ beyond their intervals."
        : `${rated.estimate > better.estimate ? ratedAs(one) : ratedAs(other)} is rated ${
          Math.round(apart)
        } points higher.`,
    );
  }
  for (const candidate of [one, other]) {
    if (candidate.kWh === null) {
      told.push(`${withoutOrganisation(candidate.model)}: ${candidate.sure}.`);
    }
  }
  return told;
}
