import { assumptionsOf } from "./assumptions.ts";
import {
  type Candidate,
  candidateOf,
  type Circumstances,
  NO_PRICE,
  NOT_GOOD_ENOUGH,
  NOT_RATED,
} from "./candidate.ts";
import { cardsOf, tooSmall } from "./cards.ts";
import { isOwn } from "./energy.ts";
import { askedFor, headlineOf } from "./headline.ts";
import type { DecisionData, KnownModel } from "./read_data.ts";
import { floorOf, gridOf, machinesOf, modelOf } from "./lookup.ts";
import { type Asked, completeQuestion, type Question } from "./question.ts";
import { isGoodEnough, ratedOf } from "./rating.ts";
import { NO_LENGTH, tokensOf } from "./tokens.ts";
import { versusOf } from "./versus.ts";

/** How many models that nobody rated yet are listed. */
const MOST_NOT_RATED = 12;

/** What the data say to a question: what `decide` gives. */
export type Answer = ReturnType<typeof decide>;

/**
 * Answers which model to run: the cheapest that is good enough, the best within 10 $ a month more and the
 * one with the least energy, with all candidates, what their numbers rest on and what is assumed.
 * docs/methods.md has the rules.
 *
 * @throws {RangeError} for what a question cannot hold, and for a model, a machine or a country that the
 * data do not know, with those that they know; for a name of several models, with their names.
 */
export function decide(data: DecisionData, given: Asked = {}) {
  const around = circumstancesOf(data, given), { question, floor } = around;
  const named = question.models.map((name) => onlyNamed(modelOf(data, name), name));
  if (named.length === 2 && named[0].model === named[1].model) {
    throw new RangeError(`Both models are ${named[0].model}; name another to set beside it`);
  }
  const wanted = named.map((model) => candidateOf(model, true, around));
  const leftOut = new Map<string, number>(), good: Candidate[] = [];
  // others answer as much as the model asked for, however many tokens they take for it
  const alike = withAnswers(around, wanted[0]);
  for (const model of data.models) {
    if (named.some(({ key }) => key === model.key) || !isOffered(model, question)) continue;
    const candidate = keptOut(model, around) ?? candidateOf(model, false, alike);
    const why = typeof candidate === "string" ? candidate : candidate.not;
    if (why !== null) leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
    else good.push(candidate as Candidate);
  }
  good.sort((a, b) => a.dollars!.estimate - b.dollars!.estimate);
  const all = [...wanted, ...good], cards = cardsOf(all, question);
  const small = tooSmall(cards, all);
  return {
    /** As asked, completed. */
    question,
    /** What good enough means here; null where no quality is asked for. */
    floor: floor && { ...floor, date: data.dates.ratings },
    /** The answer in a sentence. */
    headline: [
      ...wanted.map(askedFor),
      headlineOf(cards, all, question, leftOut.get(NO_LENGTH)),
      small,
    ]
      .filter((text) => text !== null).join(" "),
    /** All are under 1 kg and 5 $ a month, or differ by less: price and quality decide. */
    tooSmall: small !== null,
    /** Cheapest, best for little more, least energy; fewer where one model is several, or none is. */
    cards,
    /** Those asked for, whatever their rating, and those good enough, cheapest first. */
    candidates: all,
    /** Newer than the ratings, on offer, not yet rated; those of most providers first. */
    notRated: notRatedOf(data),
    /** How many models are no candidates, by reason. */
    leftOut: [...leftOut].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count),
    /** What the numbers take for granted. */
    assumptions: assumptionsOf(around),
    /** The two models asked for, beside each other. */
    versus: wanted.length === 2
      ? versusOf([named[0], named[1]], [wanted[0], wanted[1]], around)
      : null,
  };
}

/** The question completed, and what the data know of its names. */
function circumstancesOf(data: DecisionData, given: Asked): Circumstances {
  const asked = completeQuestion(given), machines = machinesOf(data, asked.hardware);
  const hardware = asked.hardware === null ? null : machines[0];
  const own = hardware !== null && isOwn(data.models, hardware);
  // a machine that the user measured is run by the user, and stands in no data centre
  const ofOwn = own ? { where: given.where ?? "own" as const, pue: given.pue ?? 1 } : {};
  const question = { ...asked, ...ofOwn, hardware };
  return {
    data,
    question,
    floor: floorOf(data, question),
    machines,
    own,
    grid: gridOf(data, question.grid ?? "WORLD"),
    france: question.grid === null && question.where !== "own" ? gridOf(data, "FR") : null,
  };
}

/** What keeps a model out at a glance; nothing else of it is computed then. */
function keptOut(model: KnownModel, { question, floor, data }: Circumstances): string | null {
  const isCounted = tokensOf(model, question) !== null;
  const rating = floor && ratedOf(model, question, floor, data.dates.ratings, isCounted);
  return [
    question.where === "api" && model.offers.length === 0 && NO_PRICE,
    floor !== null && rating === null && NOT_RATED,
    isGoodEnough(rating) === false && NOT_GOOD_ENOUGH,
    rating?.mark,
    !isCounted && question.tokensAMonth === null && NO_LENGTH,
  ].find((why) => typeof why === "string") ?? null;
}

/** The question with the answers a day that the tokens of the model asked for make. */
function withAnswers(around: Circumstances, asked: Candidate | undefined): Circumstances {
  const { question } = around, answersADay = asked?.answersADay ?? null;
  if (question.tokensAMonth === null || answersADay === null) return around;
  return { ...around, question: { ...question, tokensAMonth: null, answersADay } };
}

/** A model with the rows of the very variant that was named, where it has several: FP8, or 16 bits. */
function onlyNamed(model: KnownModel, name: string): KnownModel {
  const wanted = name.trim().toLowerCase();
  const served = model.served.filter((row) => row.model.toLowerCase() === wanted);
  return served.length === 0 ? model : { ...model, model: served[0].model, served };
}

/** Whether a model is offered or measured where the question wants it. */
function isOffered(
  { offers, served, single, ratings, weights }: KnownModel,
  { where, weights: asked }: Question,
): boolean {
  if (asked === "open" && weights !== "open") return false;
  return where === "api"
    ? offers.length > 0 || ratings.length > 0
    : served.length + single.length > 0 || ratings.length > 0 && weights !== "closed";
}

function notRatedOf({ models, dates }: DecisionData) {
  const onOffer = models.filter(({ ratings, offers }) => ratings.length === 0 && offers.length > 0);
  return onOffer.flatMap(({ model, offers }) => {
    const [since] = offers.map(({ changed }) => changed).filter((day) => day !== null).sort();
    if (since === undefined || since <= dates.ratings) return [];
    const [{ input, output }] = offers.toSorted((a, b) => a.output - b.output);
    const providers = new Set(offers.map(({ provider }) => provider)).size;
    return [{ model, since, input, output, providers }];
  }).sort((a, b) => b.providers - a.providers || a.output - b.output).slice(0, MOST_NOT_RATED);
}
