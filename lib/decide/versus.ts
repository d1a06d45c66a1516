import { modelKey } from "../models/key.ts";
import { withoutOrganisation } from "../read/model_name.ts";
import { money, times, timesWithin } from "../words/numbers.ts";
import { type Candidate, candidateOf, type Circumstances } from "./candidate.ts";
import { type Spread, together } from "./estimate.ts";
import type { KnownModel } from "./read_data.ts";
import { API_LOAD, API_LOADS } from "./measured.ts";
import { dollarsPerMillion } from "./prices.ts";

type Pair = readonly [Candidate, Candidate];

/**
 * Two models beside each other: energy of an answer and of a token, $ of an answer. Both are taken at the
 * same load, and the interval holds the ratio at each load that an API is assumed at, and how far the
 * energy of either is known there.
 */
export function versusOf(
  models: readonly [KnownModel, KnownModel],
  pair: Pair,
  around: Circumstances,
) {
  const [one, other] = pair, [a, b] = pair.map(({ model }) => withoutOrganisation(model));
  const isFree = one.machine?.loadRange || other.machine?.loadRange;
  const atLoads = (isFree ? [API_LOADS[0], API_LOAD, API_LOADS[1]] : []).map((concurrency) => {
    const question = { ...around.question, concurrency };
    return models.map((model) => candidateOf(model, true, { ...around, question }));
  }) as [Candidate, Candidate][];
  const pairs = [pair, ...atLoads];
  const answer = energyRatio("energy of an answer", pairs, (d) => d.whPerAnswer?.estimate ?? null);
  const token = energyRatio("energy of a token", pairs, (d) => d.joulesPerToken);
  const [$1, $2] = pair.map(({ dollars }) => dollars?.estimate);
  const month = priceRatio("$ a month", $1, $2);
  // where the length of an answer is not known of both
  const [each1, each2] = pair.map(({ prices }) => prices && dollarsPerMillion(prices.second));
  const million = month
    ? null
    : priceRatio("$ of a million tokens, three in for one out", each1, each2);
  // each begins with the one that takes more
  const [more, less] = [[a, b], [b, a]].map(([one, other]) => (ratio: { estimate: number }) =>
    ratio.estimate >= 1 ? one : other
  );
  const against = (...dollars: number[]) =>
    dollars.sort((a, b) => b - a).map((one) => money(one)).join(" against ");
  const sentences = [
    answer && `An answer of ${more(answer)} takes ${timesWithin(turned(answer))} the energy ` +
      `of one of ${less(answer)}.`,
    token && `A token of ${more(token)} takes ${timesWithin(turned(token))} the energy ` +
      `of one of ${less(token)}.`,
    month && `A month with ${more(month)} costs ${asMuch(month)} with ${less(month)}: ` +
      `${against($1!, $2!)}.`,
    million && `A million tokens, three in for one out, of ${more(million)} cost ` +
      `${asMuch(million)} those of ${less(million)}: ${against(each1!, each2!)}.`,
    ratedApart(pair),
    ...pair.map((d) => d.kWh ? null : `${withoutOrganisation(d.model)}: ${d.sure}.`),
  ];
  return {
    one: one.key,
    other: other.key,
    /** How many times of the other's the first one takes; those that the data know. */
    ratios: [answer, token, month, million].filter((ratio) => ratio !== null),
    /** What they say, a sentence each. */
    sentences: sentences.filter((sentence) => sentence !== null),
  };
}

/** A ratio that depends on the load, of the first pair; null where one side is not measured. */
function energyRatio(
  of: string,
  pairs: readonly Pair[],
  valueOf: (candidate: Candidate) => number | null,
) {
  const [first, ...fixed] = pairs.flatMap(([one, other]) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === null || b === null) return [];
    const [least, most] = knownTo(other);
    const [low, high] = together(knownTo(one), [1 / most, 1 / least]);
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
function knownTo({ kWh }: Candidate): Spread {
  const { estimate, interval: [low, high] } = kWh!; // answers need not be counted
  return [low / estimate, high / estimate];
}

/** A ratio the other way round where it is below 1. */
function turned(ratio: { estimate: number; interval: [number, number] }): typeof ratio {
  const { estimate, interval: [low, high] } = ratio;
  return estimate >= 1 ? ratio : { estimate: 1 / estimate, interval: [1 / high, 1 / low] };
}

/** A ratio of prices, known exactly. */
function priceRatio(of: string, one?: number | null, other?: number | null) {
  return one == null || !other ? null : { of, estimate: one / other, interval: null };
}

/** "2.0 times as much as", whichever costs more, or that there is no difference to speak of. */
function asMuch({ estimate }: { estimate: number }): string {
  const said = times(Math.max(estimate, 1 / estimate));
  return said === times(1) ? "about as much as" : `${said} as much as`;
}

/** Which is rated higher, if one is beyond the intervals; null where one is not rated. */
function ratedApart([one, other]: Pair): string | null {
  if (one.rating === null || other.rating === null) return null;
  const apart = one.rating.estimate - other.rating.estimate;
  const [higher, lower] = apart > 0 ? [one, other] : [other, one];
  if (higher.rating!.interval[0] <= lower.rating!.interval[1]) {
    return "Their ratings do not differ beyond their intervals.";
  }
  const { key, model, rating } = higher, name = withoutOrganisation(model);
  // the version that was rated may have another name
  const rated = modelKey(rating!.name) === key ? name : `${name} (as ${rating!.name})`;
  return `${rated} is rated ${Math.round(Math.abs(apart))} points higher.`;
}
