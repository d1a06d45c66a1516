import { withoutOrganisation } from "../read/model_name.ts";
import { money, number, times } from "../words/numbers.ts";
import { TOO_UNCERTAIN } from "./candidate.ts";
import type { Candidate, Card, Question } from "./types.ts";

/** Differences below this are none; the rating decides. */
export const TIE = 1.2;

/** $ a month that a better rating may cost more. */
export const MORE_DOLLARS = 10;

/** A month under so many kg CO₂e, or differences under so many $, are too small to decide by. */
export const SMALL_KG = 1, SMALL_DOLLARS = 5;

/**
 * The three answers, of candidates that nothing keeps from a card: the cheapest, the best rated for little
 * more, and the one with the least energy that was measured.
 */
export function cardsOf(candidates: readonly Candidate[], question: Question): Card[] {
  // electricity is energy: what is estimated of it is no answer
  const isSure = ({ basis }: Candidate) =>
    question.where !== "own" || basis === "measured" || basis === "other task";
  const able = candidates.filter((one) => one.not === null && one.dollars !== null && isSure(one))
    .toSorted((a, b) => cost(a) - cost(b) || points(b) - points(a));
  if (able.length === 0) return [];
  const [cheapest, next] = able, best = bestFor(able), least = leastEnergy(able);
  return [
    {
      kind: "cheapest",
      title: isAsked(question) ? "Cheapest that is good enough" : "Cheapest",
      key: cheapest.key,
      why: besides(cheapest, next),
      change: changeOfCheapest(cheapest, question),
    } as const,
    best && bestCard(best, cheapest, question),
    least && energyCard(least, able),
  ].filter((card) => card !== null);
}

/** Whether the question asks for a quality. */
export function isAsked({ like, rating }: Question): boolean {
  return like !== null || rating !== null;
}

/** How much more than the cheapest the better one may cost: 10 $ a month, or what is a tie. */
function reach(cheapest: Candidate): number {
  return Math.max(MORE_DOLLARS, cost(cheapest) * (TIE - 1));
}

/**
 * The better one for little more: of those that rate as well as the best within reach, the cheapest; null
 * where its rating is not above that of the cheapest of all, beyond their intervals.
 */
function bestFor(able: readonly Candidate[]): Candidate | null {
  const [cheapest] = able;
  const near = able.filter((one) =>
    one.rating !== null && cost(one) <= cost(cheapest) + reach(cheapest)
  );
  if (near.length === 0) return null;
  const top = near.reduce((a, b) => points(b) > points(a) ? b : a);
  const best = near.find(({ rating }) => rating!.interval[1] >= top.rating!.interval[0])!;
  return cheapest.rating === null || best.rating!.interval[0] > cheapest.rating.interval[1]
    ? best
    : null;
}

/** The least energy, where under 20 % is a tie and the rating decides; null where nobody measured any. */
function leastEnergy(able: readonly Candidate[]): Candidate | null {
  if (able.some(({ sure }) => sure === TOO_UNCERTAIN)) return null; // it may take less
  const measured = able.filter(({ kWh }) => kWh !== null);
  const own = measured.filter(({ basis }) => basis === "measured");
  const least = Math.min(...own.map(energy));
  // measured in another use, and below even at the upper end: then it takes less for certain
  const certain = measured.filter(({ basis, kWh }) =>
    basis === "other task" && kWh!.interval![1] < least
  );
  const lowest = Math.min(...certain.map(energy));
  const [pool, from] = certain.length > 0 ? [certain, lowest] : [own, least];
  return pool.filter((one) => energy(one) < from * TIE).sort((a, b) => points(b) - points(a))[0] ??
    null;
}

/** What the next one costs. */
function besides(cheapest: Candidate, next: Candidate | undefined): string {
  if (next === undefined) return "No other model answers this.";
  return cost(next) < cost(cheapest) * TIE
    ? `${withoutOrganisation(next.model)} costs about the same (${money(cost(next))}).`
    : `The next, ${withoutOrganisation(next.model)}, costs ${money(cost(next))}.`;
}

function bestCard(best: Candidate, cheapest: Candidate, { where }: Question): Card {
  const more = cost(best) - cost(cheapest), apart = points(best) - points(cheapest);
  const limit = reach(cheapest);
  const preferred = Math.round(100 / (1 + 10 ** (-apart / 400)));
  return {
    kind: "best",
    title: limit === MORE_DOLLARS
      ? `Best within $${MORE_DOLLARS} a month more`
      : "Best within 20 % of the price",
    key: best.key,
    why: cheapest.rating === null
      ? `The best rated for ${money(more)} a month more.`
      : `Rated ${Math.round(apart)} points above the cheapest for ${
        money(more)
      } a month more: people prefer its answer in ${preferred} of 100.`,
    change: where === "api"
      ? `At a hundred times as many answers ${withoutOrganisation(best.model)} costs ${
        dollars(100 * more)
      } a month more.`
      : "With another machine or price of an hour, another model may be within reach.",
  };
}

function energyCard(least: Candidate, able: readonly Candidate[]): Card {
  const next = able.filter((one) => one !== least && one.basis === least.basis && one.kWh !== null)
    .sort((a, b) => energy(a) - energy(b))[0];
  const range = least.machine?.loadRange;
  return {
    kind: "least energy",
    title: "Least energy that was measured",
    key: least.key,
    why: (least.basis === "other task" ? "Measured in another use. " : "") +
      (next === undefined
        ? "The only one that is good enough and was measured."
        : energy(next) < energy(least) * TIE
        ? `Within 20 % of ${withoutOrganisation(next.model)}, and rated higher.`
        : `The next, ${withoutOrganisation(next.model)}, takes ${
          times(energy(next) / energy(least))
        } the energy.`),
    change: range
      ? `The load of the API: at ${range[0]} requests at once ${
        withoutOrganisation(least.model)
      } takes up to ${times(least.kWh!.interval![1] / least.kWh!.estimate)} the energy.`
      : "Models that nobody measured may take less.",
  };
}

/** Points of a rating; less than any without one. */
function points({ rating }: Candidate): number {
  return rating?.estimate ?? -Infinity;
}

/** kWh a month of a candidate that has some. */
function energy({ kWh }: Candidate): number {
  return kWh!.estimate;
}

/** What would make another one the cheapest. */
function changeOfCheapest({ prices, machine, dollars }: Candidate, { where }: Question): string {
  if (where === "rented") {
    if (machine?.breakEven) {
      return `From ${
        number(machine.breakEven, 2)
      } answers a day on, one full machine costs less than the second-cheapest API.`;
    }
    return prices?.second.dollars == null
      ? "A provider's API may cost less."
      : `The second-cheapest API asks ${money(prices.second.dollars)} a month${
        prices.second.dollars < dollars!.estimate ? ", less than the rent" : ""
      }.`;
  }
  if (where === "own") {
    return "The machine itself costs more than its electricity; it is not in these numbers.";
  }
  return prices === null || prices.providers === 1
    ? "It has one provider; a new price changes it."
    : `Another provider: ${prices.providers} ask from ${money(prices.cheapest.dollars!)} to ${
      money(prices.dearest.dollars!)
    }.`;
}

/** $ to two digits. */
const dollars = (value: number) => `$${number(value, 2)}`;

/** $ a month. */
function cost({ dollars }: Candidate): number {
  return dollars!.estimate;
}

/** Whether CO₂ or money is too small to decide by, as a sentence; null where neither is. */
export function tooSmall(cards: readonly Card[], candidates: readonly Candidate[]): string | null {
  const shown = candidates.filter(({ key }) => cards.some((card) => card.key === key));
  const kg = shown.map(({ co2Kg }) => co2Kg?.estimate).filter((one) => one !== undefined);
  const dollars = shown.map(cost), apart = Math.max(...dollars) - Math.min(...dollars);
  const isLittle = kg.length > 0 && Math.max(...kg) < SMALL_KG;
  const co2 = isLittle && kg.length === shown.length,
    money = shown.length > 1 && apart < SMALL_DOLLARS;
  const small = [
    co2 ? `CO₂e (under ${SMALL_KG} kg a month)` : "",
    money ? `the difference in price (under $${SMALL_DOLLARS} a month)` : "",
  ].filter((text) => text !== "");
  if (small.length === 0) return null;
  const left = money && isLittle
    ? "Quality decides."
    : money
    ? "Quality and energy decide."
    : "Price and quality decide.";
  return `Too small to decide by: ${small.join(" and ")}. ${left}`;
}
