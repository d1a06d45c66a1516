import { money, number, times } from "../words/numbers.ts";
import type { Candidate, Card, Question } from "./types.ts";

/** Differences below this are none; the rating decides. */
export const TIE = 1.2;

/** $ a month that a better rating may cost more. */
export const MORE_DOLLARS = 10;

/** A month under so many kg CO₂e, or differences under so many $, are too small to decide by. */
export const SMALL_KG = 1, SMALL_DOLLARS = 5;

/**
 * The three answers, of candidates that nothing keeps from a card: the cheapest, the best rated within
 * 10 $ a month more, and the one with the least energy among those that were measured, where under 20 %
 * is a tie and the rating decides.
 */
export function cardsOf(candidates: readonly Candidate[], question: Question): Card[] {
  const able = candidates.filter(({ not, dollars }) => not === null && dollars !== null);
  const byCost = able.toSorted((a, b) => cost(a) - cost(b));
  const [cheapest, next] = byCost;
  if (cheapest === undefined) return [];
  const rating = ({ rating }: Candidate) => rating?.estimate ?? -Infinity;
  const best = able.filter((one) => cost(one) <= cost(cheapest) + MORE_DOLLARS)
    .reduce((a, b) =>
      rating(b) > rating(a) || (rating(b) === rating(a) && cost(b) < cost(a)) ? b : a
    );
  const measured = able.filter(({ basis, kWh }) => basis === "measured" && kWh !== null);
  const energy = ({ kWh }: Candidate) => kWh!.estimate;
  const least = Math.min(...measured.map(energy));
  const [thrifty] = measured.filter((one) => energy(one) < least * TIE).sort((a, b) =>
    rating(b) - rating(a)
  );
  const rival = measured.filter((one) => one !== thrifty).sort((a, b) => energy(a) - energy(b))[0];
  const cards: Card[] = [{
    kind: "cheapest",
    title: question.like === null && question.rating === null
      ? "Cheapest"
      : "Cheapest that is good enough",
    key: cheapest.key,
    why: `${money(cost(cheapest))} a month (${cheapest.dollarsAre}).` +
      (next === undefined
        ? ""
        : cost(next) < cost(cheapest) * TIE
        ? ` ${shortName(next)} costs about the same (${money(cost(next))}).`
        : ` The next, ${shortName(next)}, costs ${money(cost(next))}.`),
    change: changeOfCheapest(cheapest, question),
  }];
  if (best !== cheapest) {
    cards.push({
      kind: "best",
      title: `Best within $${MORE_DOLLARS} a month more`,
      key: best.key,
      why: `Rated ${number(rating(best) - rating(cheapest), 2)} points above the cheapest for ${
        money(cost(best) - cost(cheapest))
      } a month more: people prefer its answer in ${
        Math.round(100 / (1 + 10 ** ((rating(cheapest) - rating(best)) / 400)))
      } of 100.`,
      change: question.where === "api"
        ? `With many more answers the difference passes ${money(MORE_DOLLARS)}: it is ${
          money(100 * (cost(best) - cost(cheapest)))
        } at a hundred times as many.`
        : "With another machine or price of an hour, another model may be within reach.",
    });
  }
  if (thrifty !== undefined) {
    cards.push({
      kind: "least energy",
      title: "Least energy that was measured",
      key: thrifty.key,
      why: rival === undefined
        ? "The only one that is good enough and was measured."
        : energy(rival) < energy(thrifty) * TIE
        ? `Within 20 % of ${shortName(rival)}, and ${
          rating(thrifty) >= rating(rival) ? "rated higher" : "less energy"
        }.`
        : `${shortName(rival)}, the next, takes ${times(energy(rival) / energy(thrifty))} as much.`,
      change: thrifty.machine?.loadRange
        ? `The load: at ${thrifty.machine.loadRange[0]} requests at once it takes ${
          times(thrifty.kWh!.interval![1] / thrifty.kWh!.estimate)
        } as much.`
        : "Models that nobody measured may take less.",
    });
  }
  return cards;
}

/** What would make another one the cheapest. */
function changeOfCheapest({ prices, machine, dollars }: Candidate, { where }: Question): string {
  if (where === "rented") {
    if (machine?.breakEven) {
      return `From ${
        number(machine.breakEven, 2)
      } answers a day on, it costs less than the second-cheapest API.`;
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

/** $ a month. */
function cost({ dollars }: Candidate): number {
  return dollars!.estimate;
}

/** A name without its maker. */
export function shortName({ model }: { model: string }): string {
  return model.slice(model.lastIndexOf("/") + 1);
}

/** Whether CO₂ or money is too small to decide by, as a sentence; null where neither is. */
export function tooSmall(cards: readonly Card[], candidates: readonly Candidate[]): string | null {
  const shown = candidates.filter(({ key }) => cards.some((card) => card.key === key));
  const kg = shown.map(({ co2Kg }) => co2Kg?.estimate).filter((one) => one !== undefined);
  const dollars = shown.map(cost), spread = Math.max(...dollars) - Math.min(...dollars);
  const small = [
    kg.length > 0 && Math.max(...kg) < SMALL_KG
      ? `CO₂ (under ${number(SMALL_KG, 1)} kg a month)`
      : "",
    shown.length > 0 && spread < SMALL_DOLLARS && Math.max(...dollars) < SMALL_DOLLARS * 4
      ? `the difference in price (under $${SMALL_DOLLARS} a month)`
      : "",
  ].filter((text) => text !== "");
  if (small.length === 0) return null;
  const both = small.length === 2;
  return `Too small to decide by: ${small.join(" and ")}. ${
    both
      ? "Quality decides."
      : kg.length > 0 && small[0].startsWith("CO₂")
      ? "Price and quality decide."
      : "Quality decides."
  }`;
}
