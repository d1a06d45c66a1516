import { footprint } from "../models/footprint.ts";
import { energyOf } from "./energy.ts";
import { type Energy, estimated, MONTH_DAYS, promptFactor, times, together } from "./estimate.ts";
import type { FoundGrid } from "./lookup.ts";
import { makingKgAMonth } from "./machine.ts";
import { dollarsAnAnswer, dollarsPerMillion, pricesOf } from "./prices.ts";
import { type Floor, isGoodEnough, ratedOf } from "./rating.ts";
import { NO_LENGTH, tokensOf } from "./tokens.ts";
import type { Candidate, DecisionData, KnownModel, Machine, Prices, Question } from "./types.ts";

/** Reasons that a rating gives. */
export const NOT_GOOD_ENOUGH = "rated below what is asked for", NOT_RATED = "nobody rated it";

/** How sure an energy is whose interval is no help. */
export const TOO_UNCERTAIN = "too uncertain to tell";

/** The reason that a price list gives. */
export const NO_PRICE = "on no price list";

/** What is the same for all models. */
export type Circumstances = {
  data: DecisionData;
  question: Question;
  floor: Floor | null;
  machines: readonly string[];
  /** The machine is one that the user alone measured on. */
  own: boolean;
  grid: FoundGrid;
  /** France's grid, where the question names none. */
  france: FoundGrid | null;
};

/** All that is known of one model for a question. */
export function candidateOf(model: KnownModel, asked: boolean, around: Circumstances): Candidate {
  const { data, question, floor } = around;
  const tokensPerAnswer = tokensOf(model, question), tokens = tokensPerAnswer?.tokens ?? null;
  const answersADay = question.tokensAMonth === null
    ? question.answersADay
    : tokens === null
    ? null
    : question.tokensAMonth / MONTH_DAYS / tokens;
  const prices = pricesOf(model, { tokensIn: question.tokensIn, tokens, answersADay });
  const energy = energyOf(model, question, tokens, { ...around, fits: data.fits });
  const rating = ratedOf(model, question, floor, data.dates.ratings, tokens !== null);
  const found = typeof energy === "string" ? null : energy,
    prompt = promptFactor(question.tokensIn, tokens);
  const taken = found && takenBy(found, prompt, question, around.grid);
  const { kWh, co2Kg } = taken ?? { kWh: null, co2Kg: null };
  const answers = found &&
    (question.tokensAMonth === null
      ? question.answersADay * MONTH_DAYS
      : answersADay && answersADay * MONTH_DAYS);
  const machine = found && withBreakEven(found.machine, question, prices, tokens);
  const { dollars, dollarsAre } = costOf(question, prices, machine, kWh);
  const goodEnough = isGoodEnough(rating);
  return {
    key: model.key,
    model: model.model,
    paramsB: model.paramsB,
    activeParamsB: model.activeParamsB,
    weights: model.weights,
    asked,
    basis: kWh && found ? found.basis : "not disclosed",
    rows: kWh && found ? found.rows : 0,
    measured: kWh && found ? found.measured : [],
    rating,
    goodEnough,
    tokensPerAnswer,
    answersADay,
    kWh,
    co2Kg,
    co2KgInFrance: around.france && times(kWh, around.france.gramsPerKWh / 1000),
    dollars,
    dollarsAre,
    dollarsPerMillionTokens: prices && question.where === "api"
      ? perMillionTokens(prices, question, tokens)
      : null,
    whPerAnswer: answers ? times(kWh, 1000 / answers) : null,
    prices,
    machine,
    dates: {
      rating: rating && data.dates.ratings,
      price: prices && (prices.second.changed ?? data.dates.prices),
      energy: kWh && data.dates.energy,
    },
    makingKg: question.where === "api" || machine === null
      ? null
      : makingKgAMonth(machine.hardware, machine.gpus * machine.machines),
    sure: found === null ? energy as string : kWh === null ? TOO_UNCERTAIN : sureOf(found),
    not: notOf({ rating, goodEnough, dollars, prices, tokens, machine }, question),
  };
}

/** $ for a million tokens out with those in; by three in for one out, a million of both, without a length. */
function perMillionTokens(
  { second }: Prices,
  { tokensIn }: Question,
  tokens: number | null,
): number {
  if (tokens === null) return dollarsPerMillion(second);
  return dollarsAnAnswer(second, { tokensIn, tokens }) / tokens * 1e6;
}

/** kWh and kg CO₂e of a month, by the definition that the notebooks use too; null where too wide to help. */
function takenBy(
  { gpuKWh, spread }: Energy,
  prompt: ReturnType<typeof promptFactor>,
  { pue }: Question,
  { gramsPerKWh }: FoundGrid,
): Pick<Candidate, "kWh" | "co2Kg"> | null {
  const all = prompt.factor === 1 ? spread : together(spread, prompt.spread);
  const gpus = estimated(gpuKWh * prompt.factor, all);
  return gpus && footprint({ estimate: gpus.estimate, prediction: gpus.interval! }, {
    millionTokens: 1, // the energy is of all tokens
    pue,
    gramsPerKWh,
  });
}

/** What a month costs: of an API the second-cheapest provider's price, else rent, or electricity. */
function costOf(
  { where, gpuHour, kWhPrice }: Question,
  prices: Prices | null,
  machine: Machine | null,
  kWh: Candidate["kWh"],
): Pick<Candidate, "dollars" | "dollarsAre"> {
  const exactly = (estimate: number) => ({ estimate, interval: null });
  if (where === "api") {
    const dollars = prices?.second.dollars ?? null;
    const dollarsAre = prices?.providers === 1 ? "the only provider" : "second-cheapest provider";
    return { dollars: dollars === null ? null : exactly(dollars), dollarsAre };
  }
  if (where === "own") {
    return { dollars: times(kWh, kWhPrice), dollarsAre: "electricity alone, without the machine" };
  }
  const hours = machine?.gpuHours ?? null;
  return {
    dollars: hours === null ? null : exactly(hours * gpuHour),
    dollarsAre: machine === null
      ? "rent"
      : `rent of ${machine.machines * machine.gpus} × ${machine.hardware}`,
  };
}

/** A rented machine with the answers a day from which it costs less than the API. */
function withBreakEven(
  machine: Machine,
  { where, gpuHour, hours, tokensIn }: Question,
  prices: Prices | null,
  tokens: number | null,
): Machine {
  if (where !== "rented" || prices === null || tokens === null || machine.capacity === null) {
    return machine;
  }
  const rentADay = machine.gpus * hours * gpuHour;
  const breakEven = rentADay / dollarsAnAnswer(prices.second, { tokensIn, tokens });
  return { ...machine, breakEven: breakEven > machine.capacity ? null : breakEven };
}

/** How sure the energy is. */
function sureOf({ sure, machine }: Energy): string {
  return machine.loadRange === null ? sure : `${sure}; load of the API unknown`;
}

/** What keeps a model from the cards, or null. */
function notOf(
  { rating, goodEnough, dollars, prices, tokens, machine }:
    & Pick<Candidate, "rating" | "goodEnough" | "dollars" | "prices" | "machine">
    & { tokens: number | null },
  { where, like, rating: least }: Question,
): string | null {
  if (goodEnough === false) return NOT_GOOD_ENOUGH;
  if (rating === null && (like !== null || least !== null)) return NOT_RATED;
  if (rating?.mark) return rating.mark;
  if (where === "api" && prices === null) return NO_PRICE;
  if (where === "api" && tokens === null) return NO_LENGTH;
  if (where !== "api" && machine === null) return "not measured on this machine";
  return dollars === null ? "its cost is not known" : null;
}
