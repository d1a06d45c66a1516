import { withoutOrganisation } from "../read/model_name.ts";
import { formatCount } from "../words/quantity.ts";
import { money, number, within } from "../words/numbers.ts";
import { type Asked, completeQuestion } from "./question.ts";
import { assumptionsOf } from "./assumptions.ts";
import {
  candidateOf,
  type Circumstances,
  NO_PRICE,
  NOT_GOOD_ENOUGH,
  NOT_RATED,
} from "./candidate.ts";
import { cardsOf, isAsked, tooSmall } from "./cards.ts";
import { isOwn } from "./energy.ts";
import { floorOf, gridOf, machinesOf, modelOf } from "./lookup.ts";
import { isGoodEnough, ratedOf } from "./rating.ts";
import { NO_LENGTH, tokensOf } from "./tokens.ts";
import type { Answer, Candidate, Card, DecisionData, KnownModel, Question } from "./types.ts";
import { versusOf } from "./versus.ts";

/** How many models that nobody rated yet are listed. */
const MOST_NOT_RATED = 12;

/**
 * Answers which model to run: the cheapest that is good enough, the best within 10 $ a month more and the
 * one with the least energy, with all candidates, what their numbers rest on and what is assumed.
 *
 * kWh are those of the GPUs for tokens that come out, times the overhead of the building; CO₂ is kWh times
 * the grid; $ of an API are the second-cheapest provider's list price, of a rented machine its hours, of
 * one's own its electricity. What was measured is used before anything is estimated, and an estimate is
 * never on a card. docs/methods.md has the rules.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadDecisionData } from "./read_data.ts";
 * const question = { models: ["meta-llama/Llama-3.1-8B-Instruct"], tokensAMonth: 50e6, concurrency: 32 };
 * const { candidates: [llama] } = decide(loadDecisionData(), question);
 * assert.equal(llama.kWh?.estimate.toFixed(2), "3.58");
 * ```
 * @throws {RangeError} for what a question cannot hold, and for a model, a machine or a country that the
 * data do not know, with those that they know; for a name of several models, with their names.
 */
export function decide(data: DecisionData, given: Asked = {}): Answer {
  const asked = completeQuestion(given), machines = machinesOf(data, asked.hardware);
  const hardware = asked.hardware === null ? null : machines[0];
  const own = hardware !== null && isOwn(data.models, hardware);
  // a machine that the user measured is run by the user, and stands in no data centre
  const ofOwn = own ? { where: given.where ?? "own" as const, pue: given.pue ?? 1 } : {};
  const question = { ...asked, ...ofOwn, hardware };
  const around: Circumstances = {
    data,
    question,
    floor: floorOf(data, question),
    machines,
    own,
    grid: gridOf(data, question.grid ?? "WORLD"),
    france: question.grid === null && question.where !== "own" ? gridOf(data, "FR") : null,
  };
  const named = question.models.map((name) => onlyNamed(modelOf(data, name), name));
  if (named.length === 2 && named[0].model === named[1].model) {
    throw new RangeError(`Both models are ${named[0].model}; name another to set beside it`);
  }
  const isNamed = ({ key }: KnownModel) => named.some((one) => one.key === key);
  const wanted = named.map((model) => candidateOf(model, true, around));
  const leftOut = new Map<string, number>(), good: Candidate[] = [];
  // others answer as much as the model asked for, however many tokens they take for it
  const alike = withAnswers(around, wanted[0]);
  for (const model of data.models) {
    if (isNamed(model) || !isOffered(model, question)) continue;
    const candidate = keptOut(model, around) ?? candidateOf(model, false, alike);
    const why = typeof candidate === "string" ? candidate : candidate.not;
    if (why !== null) leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
    else good.push(candidate as Candidate);
  }
  good.sort(byCost);
  const all = [...wanted, ...good], cards = cardsOf(all, question);
  const small = tooSmall(cards, all);
  return {
    question,
    floor: around.floor && { ...around.floor, date: data.dates.ratings },
    headline: [...wanted.map(askedFor), headlineOf(cards, all, question), small]
      .filter((text) => text !== null).join(" "),
    tooSmall: small !== null,
    cards,
    candidates: all,
    notRated: notRatedOf(data),
    leftOut: [...leftOut].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count),
    assumptions: assumptionsOf(around),
    versus: wanted.length === 2
      ? versusOf([named[0], named[1]], [wanted[0], wanted[1]], around)
      : null,
  };
}

/** What keeps a model out at a glance; nothing else of it is computed then. */
function keptOut(model: KnownModel, { question, floor, data }: Circumstances): string | null {
  if (question.where === "api" && model.offers.length === 0) return NO_PRICE;
  if (tokensOf(model, question) === null && question.tokensAMonth === null) return NO_LENGTH;
  if (floor === null) return null;
  const rating = ratedOf(model, question, floor, data.dates.ratings);
  if (rating === null) return NOT_RATED;
  return isGoodEnough(rating) === false ? NOT_GOOD_ENOUGH : null;
}

/** The question with the answers a day that the tokens of the model asked for make. */
function withAnswers(around: Circumstances, asked: Candidate | undefined): Circumstances {
  const { question } = around, answersADay = asked?.answersADay ?? null;
  if (question.tokensAMonth === null || answersADay === null) return around;
  return { ...around, question: { ...question, tokensAMonth: null, answersADay } };
}

/** A model with the rows of the very variant that was named, where it has several: FP8, or 16 bits. */
function onlyNamed(model: KnownModel, name: string): KnownModel {
  const own = model.served.filter((row) => row.name.toLowerCase() === name.trim().toLowerCase());
  return own.length === 0 ? model : { ...model, model: own[0].name, served: own };
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

/** Cheapest first. */
function byCost(a: Candidate, b: Candidate): number {
  return a.dollars!.estimate - b.dollars!.estimate;
}

/** The answer in a sentence: the better one, where little more buys it. */
function headlineOf(
  cards: readonly Card[],
  candidates: readonly Candidate[],
  question: Question,
): string {
  const asked = candidates.find((one) => one.asked);
  const of = (kind: Card["kind"]) => {
    const card = cards.find((one) => one.kind === kind);
    return candidates.find(({ key }) => key === card?.key);
  };
  const cheapest = of("cheapest"), best = of("best");
  if (cheapest === undefined) {
    if (candidates.some(({ asked }) => !asked)) {
      return "Nothing that is good enough was measured there for this use; the candidates' energy is estimated.";
    }
    return question.where === "api"
      ? "No other model in these tables is good enough, has a price and answers of known length; ask for less, or name a model."
      : `No model that is good enough was measured on ${
        question.hardware ?? "H100 or B200"
      } for so much; ask for less, or take another machine.`;
  }
  const much = question.tokensAMonth === null
    ? `${plain(question.answersADay)} ${question.answersADay === 1 ? "answer" : "answers"} a day`
    : asked?.answersADay
    ? `as many answers, ${number(asked.answersADay, 3)} a day`
    : `${plain(question.tokensAMonth)} tokens a month`;
  const told = ({ dollars }: Candidate) => `${money(dollars!.estimate)} a month`;
  const good = isAsked(question) ? "the cheapest that is good enough" : "the cheapest";
  const better = cheapest.rating === null
    ? "is the best rated for little more"
    : "is rated clearly above it";
  const first =
    `For ${much}, ${withoutOrganisation(cheapest.model)} is ${good}, at ${told(cheapest)}; ` +
    (best === undefined
      ? "none is clearly better for little more."
      : `${withoutOrganisation(best.model)} ${better}, at ${money(best.dollars!.estimate)}.`);
  const chosen = best ?? cheapest;
  return question.where === "rented" ? `${first} ${againstApi(chosen)}` : first;
}

/** A whole number whole. */
const plain = (value: number) => Number.isInteger(value) ? formatCount(value) : number(value);

/** Whether renting pays for a model. */
function againstApi(candidate: Candidate): string {
  const { prices, machine } = candidate, api = prices?.second.dollars ?? null;
  if (api === null) return "No provider offers it, or its answers were not counted.";
  const pays = machine?.breakEven
    ? `the rent of one such machine pays from ${number(machine.breakEven, 2)} to ${
      number(machine.capacity!, 2)
    } answers a day, all that it gives`
    : machine?.capacity
    ? `renting never pays, even at the machine's full capacity of ${
      number(machine.capacity, 2)
    } answers a day`
    : "from when on the rent pays is not known";
  return `The second-cheapest API asks ${money(api)} for the same; ${pays}.`;
}

/** What a model asked for takes, in a sentence. */
function askedFor(candidate: Candidate): string {
  const { kWh, co2Kg, dollars, dollarsAre, dollarsPerMillionTokens, machine, not, sure } =
    candidate;
  const month = [
    dollars && `${money(dollars.estimate)} (${dollarsAre})`,
    kWh && within({ ...kWh, interval: kWh.interval! }, "kWh"),
    co2Kg && `${number(co2Kg.estimate, 2)} kg of CO₂e`,
  ].filter((part) => part !== null).join(", ");
  const parts = [
    month === "" ? null : `${month} a month`,
    dollars === null && dollarsPerMillionTokens !== null
      ? `${money(dollarsPerMillionTokens)} per million tokens, three in for one out`
      : null,
    kWh && machine ? `on ${machine.machines * machine.gpus} × ${machine.hardware}` : sure,
    not,
  ].filter((part) => part !== null && part !== "");
  return `${withoutOrganisation(candidate.model)}: ${parts.join("; ")}.`;
}

/** Models on offer since the ratings ended, which nobody rated; those of most providers. */
function notRatedOf({ models, dates }: DecisionData): Answer["notRated"] {
  return models.filter(({ ratings, offers }) => ratings.length === 0 && offers.length > 0).flatMap(
    (model) => {
      const since =
        model.offers.map(({ changed }) => changed).filter((day) => day !== null).sort()[0];
      if (since === undefined || since <= dates.ratings) return [];
      const [{ input, output }] = model.offers.toSorted((a, b) => a.output - b.output);
      const providers = new Set(model.offers.map(({ provider }) => provider)).size;
      return [{ model: model.model, since, input, output, providers }];
    },
  ).sort((a, b) => b.providers - a.providers || a.output - b.output).slice(0, MOST_NOT_RATED);
}
