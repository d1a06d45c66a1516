import { type Estimated, footprint, times } from "../models/footprint.ts";
import { energyOf } from "./energy.ts";
import { estimated, MONTH_DAYS } from "./estimate.ts";
import type { DecisionData, KnownModel } from "./read_data.ts";
import type { Grid } from "./lookup.ts";
import { type Machine, makingKgAMonth } from "./machine.ts";
import { dollarsAnAnswer, dollarsPerMillion, type Prices, pricesOf } from "./prices.ts";
import { isQualityAsked, isRentOfH100, type Question } from "./question.ts";
import { type Floor, isGoodEnough, ratedOf } from "./rating.ts";
import { NO_LENGTH, tokensOf } from "./tokens.ts";

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
  grid: Grid;
  /** France's grid, where the question names none. */
  france: Grid | null;
};

/** What is known of one model for the question: what `candidateOf` gives. */
export type Candidate = ReturnType<typeof candidateOf>;

/** All that is known of one model for a question. All of a month, unless it says otherwise. */
export function candidateOf(model: KnownModel, asked: boolean, around: Circumstances) {
  const { data, question, floor, grid, france } = around, { where, tokensIn } = question;
  const tokensPerAnswer = tokensOf(model, question), tokens = tokensPerAnswer?.tokens ?? null;
  const answersADay = question.tokensAMonth === null
    ? question.answersADay
    : tokens && question.tokensAMonth / MONTH_DAYS / tokens;
  const prices = pricesOf(model, tokensIn, tokens, answersADay);
  const rating = ratedOf(model, question, floor, data.dates.ratings, tokens !== null);
  const goodEnough = isGoodEnough(rating);
  const energy = energyOf(model, question, tokens, { ...around, fits: data.fits });
  const found = typeof energy === "string" ? null : energy;
  const perMillion = found && estimated(found.joulesPerToken / 3.6, found.spread);
  // by the definition that the notebooks use too
  const takenFrom = ({ gramsPerKWh }: Grid) =>
    found && perMillion &&
    footprint({ estimate: perMillion.estimate, prediction: perMillion.interval }, {
      millionTokens: found.tokens / 1e6,
      pue: question.pue,
      gramsPerKWh,
    });
  const taken = takenFrom(grid), kWh = taken && taken.kWh, told = taken && found;
  const machine = found && withBreakEven(found.machine, question, prices, tokens);
  const { dollars, dollarsAre } = costOf(question, prices, machine, kWh);
  return {
    key: model.key,
    model: model.model,
    paramsB: model.paramsB,
    activeParamsB: model.activeParamsB,
    weights: model.weights,
    /** It was named in the question. */
    asked,
    /** What the energy rests on. */
    basis: told ? told.basis : "not disclosed" as const,
    /** How many measurements the energy was read from. */
    rows: told ? told.rows : 0,
    measured: told ? told.measured : [],
    rating,
    /** Passes every category that is asked for; null where it has no rating or nothing is asked for. */
    goodEnough,
    /** Tokens of an answer, and whose count it is; null where nobody counted. */
    tokensPerAnswer,
    answersADay,
    kWh,
    co2Kg: taken && taken.co2Kg,
    /** The same on France's grid, one of the cleanest, where the question names none. */
    co2KgInFrance: france && (takenFrom(france)?.co2Kg ?? null),
    /** $ a month: of an API the second-cheapest provider's; else rent, or electricity. */
    dollars,
    /** What a month's $ are: "second-cheapest provider", "rent of 1 × H100", "electricity". */
    dollarsAre,
    /** $ per million tokens that come out, with those that go in; where no length is known of both, three in for one out. */
    dollarsPerMillionTokens: prices === null || where !== "api"
      ? null
      : tokens === null
      ? dollarsPerMillion(prices.second)
      : dollarsAnAnswer(prices.second, { tokensIn, tokens }) / tokens * 1e6,
    /** Of the GPUs alone, for a token that comes out. */
    joulesPerToken: told && told.joulesPerToken,
    whPerAnswer: kWh && answersADay ? times(kWh, 1000 / (answersADay * MONTH_DAYS)) : null,
    prices,
    machine,
    /** Days of what the numbers rest on; a month where no day is known. */
    dates: {
      rating: rating && data.dates.ratings,
      price: prices && (prices.second.changed ?? data.dates.prices),
      energy: kWh && data.dates.energy,
    },
    /** kg CO₂e a month for making the machine; null of an API. */
    makingKg: where === "api" || machine === null ? null : makingKgAMonth(machine, question),
    /** How sure, in a few words: "measured, 2 rows; ±10 %". */
    sure: typeof energy === "string"
      ? energy
      : kWh === null
      ? TOO_UNCERTAIN
      : energy.sure + (energy.machine.loadRange ? "; load of the API unknown" : ""),
    /** What keeps it from a card, or null. */
    not: [
      goodEnough === false && NOT_GOOD_ENOUGH,
      rating === null && isQualityAsked(question) && NOT_RATED,
      rating?.mark,
      where === "api" && prices === null && NO_PRICE,
      where === "api" && tokens === null && NO_LENGTH,
      where !== "api" && energy === NO_LENGTH && NO_LENGTH,
      where !== "api" && machine === null && "not measured on this machine",
      dollars === null && "its cost is not known",
    ].find((why) => typeof why === "string") ?? null,
  };
}

/** What a month costs, without an interval where it is known, as a price is. */
type Dollars = Estimated | { estimate: number; interval: null };

/** What a month costs: of an API the second-cheapest provider's price, else rent, or electricity. */
function costOf(
  { where, gpuHour, kWhPrice }: Question,
  prices: Prices | null,
  machine: Machine | null,
  kWh: Estimated | null,
): { dollars: Dollars | null; dollarsAre: string } {
  const exactly = (estimate: number | null | undefined) =>
    estimate == null ? null : { estimate, interval: null };
  if (where === "api") {
    const dollarsAre = prices?.providers === 1 ? "the only provider" : "second-cheapest provider";
    return { dollars: exactly(prices?.second.dollars), dollarsAre };
  }
  if (where === "own") {
    const dollarsAre = "electricity alone, without the machine";
    return { dollars: kWh && times(kWh, kWhPrice), dollarsAre };
  }
  if (machine === null) return { dollars: null, dollarsAre: "rent" };
  const { machines, gpus, hardware, gpuHours } = machine;
  const whose = hardware !== "H100" && isRentOfH100({ gpuHour }) ? " at an H100's price" : "";
  return {
    dollars: exactly(gpuHours && gpuHours * gpuHour),
    dollarsAre: `rent of ${machines * gpus} × ${hardware}${whose}`,
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
