import { withoutOrganisation } from "../read/model_name.ts";
import { money, number, times } from "../words/numbers.ts";
import { type Candidate, TOO_UNCERTAIN } from "./candidate.ts";
import { isQualityAsked, type Question } from "./question.ts";

/** Differences below this are none; the rating decides. */
const TIE = 1.2;

/** $ a month that a better rating may cost more. */
const MORE_DOLLARS = 10;

/** A month under so many kg CO₂e, or differences under so many $, are too small to decide by. */
const SMALL_KG = 1, SMALL_DOLLARS = 5;

/** One of the three answers. */
export type Card = {
  kind: "cheapest" | "best" | "least energy";
  /** "Cheapest that is good enough". */
  title: string;
  /** Of its candidate. */
  key: string;
  why: string;
  change: string;
};

/** Points of a rating; less than any without one. */
const points = ({ rating }: Candidate) => rating?.estimate ?? -Infinity;

/** kWh a month of a candidate that has some. */
const energy = ({ kWh }: Candidate) => kWh!.estimate;

/** $ a month of a candidate that has some. */
const cost = ({ dollars }: Candidate) => dollars!.estimate;

const nameOf = ({ model }: Candidate) => withoutOrganisation(model);

/**
 * The three answers, of candidates that nothing keeps from a card: the cheapest, the best rated for little
 * more, and the one with the least energy that was measured.
 */
export function cardsOf(candidates: readonly Candidate[], question: Question): Card[] {
  const able = ableOf(candidates, question)
    .toSorted((a, b) => cost(a) - cost(b) || points(b) - points(a));
  if (able.length === 0) return [];
  return [
    cheapestCard(able, question),
    bestCard(able, question),
    energyCard(able),
  ].filter((card) => card !== null);
}

/** Those that a card may name. */
export function ableOf(candidates: readonly Candidate[], { where }: Question): Candidate[] {
  // electricity is energy: what is estimated of it is no answer
  const isSure = ({ basis }: Candidate) =>
    where !== "own" || basis === "measured" || basis === "other task";
  return candidates.filter((one) => one.not === null && one.dollars !== null && isSure(one));
}

/** How much more than the cheapest a better rating may cost: 10 $ a month, or what is a tie. */
export function reachOf(cheapest: Candidate): { dollars: number; words: string } {
  const tie = cost(cheapest) * (TIE - 1);
  return tie > MORE_DOLLARS
    ? { dollars: tie, words: "20 %" }
    : { dollars: MORE_DOLLARS, words: `$${MORE_DOLLARS} a month` };
}

function cheapestCard([cheapest, next]: readonly Candidate[], question: Question): Card {
  return {
    kind: "cheapest",
    title: isQualityAsked(question) ? "Cheapest that is good enough" : "Cheapest",
    key: cheapest.key,
    why: next === undefined
      ? "No other model answers this."
      : cost(next) < cost(cheapest) * TIE
      ? `${nameOf(next)} costs about the same (${money(cost(next))}).`
      : `The next, ${nameOf(next)}, costs ${money(cost(next))}.`,
    change: changeOfCheapest(cheapest, question),
  };
}

function changeOfCheapest({ prices, machine, dollars }: Candidate, { where }: Question): string {
  if (where === "own") {
    return "The machine itself costs more than its electricity; it is not in these numbers.";
  }
  if (where === "api") {
    if (prices === null || prices.providers === 1) {
      return "It has one provider; a new price changes it.";
    }
    const { providers } = prices;
    const [least, most] = [prices.cheapest, prices.dearest].map((one) => money(one.dollars!));
    return least === most
      ? `A new price: all ${providers} providers ask the same.`
      : `Another provider: ${providers} ask from ${least} to ${most}.`;
  }
  if (machine?.breakEven) {
    const { breakEven, gpus, hardware } = machine;
    return `From ${
      number(breakEven, 2)
    } answers a day on, one full machine (${gpus} × ${hardware}) ` +
      "costs less than the second-cheapest API.";
  }
  const api = prices?.second.dollars ?? null;
  if (api === null) return "A provider's API may cost less.";
  const less = api < dollars!.estimate ? ", less than the rent" : "";
  return `The second-cheapest API asks ${money(api)} a month${less}.`;
}

/**
 * The better one for little more: of those that rate as well as the best
 * within reach, the cheapest; null where its rating is not above that of the cheapest of all, beyond
 * their intervals.
 */
function bestCard(able: readonly Candidate[], { where }: Question): Card | null {
  const [cheapest] = able, { dollars, words } = reachOf(cheapest);
  const near = able.filter((one) => one.rating !== null && cost(one) <= cost(cheapest) + dollars);
  if (near.length === 0) return null;
  const top = near.reduce((a, b) => points(b) > points(a) ? b : a);
  const best = near.find(({ rating }) => rating!.interval[1] >= top.rating!.interval[0])!;
  const below = cheapest.rating;
  if (below !== null && best.rating!.interval[0] <= below.interval[1]) return null;
  const higher = points(top) > points(best)
    ? ` ${nameOf(top)} is rated ${Math.round(points(top) - points(best))} points higher, ` +
      `not beyond their intervals, for ${money(cost(top))}.`
    : "";
  const more = cost(best) - cost(cheapest), apart = points(best) - points(cheapest);
  const preferred = Math.round(100 / (1 + 10 ** (-apart / 400)));
  return {
    kind: "best",
    title: `Best within ${words} more`,
    key: best.key,
    why:
      (below === null
        ? `The best rated for ${money(more)} a month more.`
        : `Rated ${Math.round(apart)} points above the cheapest for ${money(more)} a month more: ` +
          `people prefer its answer in ${preferred} of 100.`) + higher,
    change: where === "api"
      ? `At a hundred times as many answers ${nameOf(best)} costs $${
        number(100 * more, 2)
      } a month more.`
      : "With another machine or price of an hour, another model may be within reach.",
  };
}

/** The least energy, where under 20 % is a tie and the rating decides; null where nobody measured any. */
function energyCard(able: readonly Candidate[]): Card | null {
  if (able.some(({ sure }) => sure === TOO_UNCERTAIN)) return null; // it may take less
  const measured = able.filter(({ kWh }) => kWh !== null);
  const own = measured.filter(({ basis }) => basis === "measured");
  // measured in another use, and below even at the upper end: then it takes less for certain
  const certain = measured.filter(({ basis, kWh }) =>
    basis === "other task" && own.every((one) => kWh!.interval[1] < energy(one))
  );
  const pool = certain.length > 0 ? certain : own;
  if (pool.length === 0) return null;
  const lowest = Math.min(...pool.map(energy));
  const [least] = pool.filter((one) => energy(one) < lowest * TIE)
    .sort((a, b) => points(b) - points(a));
  const [next] = measured.filter((one) => one !== least && one.basis === least.basis)
    .sort((a, b) => energy(a) - energy(b));
  const range = least.machine?.loadRange;
  return {
    kind: "least energy",
    title: energy(least) === lowest
      ? "Least energy that was measured"
      : "Within 20 % of the least energy that was measured",
    key: least.key,
    why: (least.basis === "other task" ? "Measured in another use. " : "") +
      besideNext(least, next),
    change: range
      ? `The load of the API: at ${range[0]} requests at once ${nameOf(least)} takes up to ` +
        `${times(least.kWh!.interval[1] / energy(least))} the energy.`
      : "Models that nobody measured may take less.",
  };
}

function besideNext(least: Candidate, next: Candidate | undefined): string {
  if (next === undefined) return "The only one that is good enough and was measured.";
  const ratio = energy(next) / energy(least), name = nameOf(next);
  if (ratio < 1) {
    const less = Math.round(100 * (1 - ratio));
    return `${name} takes ${less > 0 ? `${less} % less` : "about the same"}, and is rated lower.`;
  }
  if (ratio < TIE) return `Within 20 % of ${name}, and rated higher.`;
  return `The next, ${name}, takes ${times(ratio)} the energy.`;
}

/** Whether CO₂ or money is too small to decide by, as a sentence; null where neither is. */
export function tooSmall(cards: readonly Card[], candidates: readonly Candidate[]): string | null {
  const shown = candidates.filter(({ key }) => cards.some((card) => card.key === key));
  const kg = shown.map(({ co2Kg }) => co2Kg?.estimate).filter((one) => one !== undefined);
  const dollars = shown.map(cost), apart = Math.max(...dollars) - Math.min(...dollars);
  const isLittle = kg.length > 0 && Math.max(...kg) < SMALL_KG;
  const isClose = shown.length > 1 && apart < SMALL_DOLLARS;
  const small = [
    isLittle && kg.length === shown.length && `CO₂e (under ${SMALL_KG} kg a month)`,
    isClose && `the difference in price (under $${SMALL_DOLLARS} a month)`,
  ].filter((text) => text !== false);
  if (small.length === 0) return null;
  // one energy alone is no difference
  const left = !isClose
    ? "Price and quality decide"
    : isLittle || kg.length < 2
    ? "Quality decides"
    : "Quality and energy decide";
  return `Too small to decide by: ${small.join(" and ")}. ${left}.`;
}
