import { withoutOrganisation } from "../read/model_name.ts";
import { money, number, within } from "../words/numbers.ts";
import { formatCount, formatCounted } from "../words/quantity.ts";
import type { Candidate } from "./candidate.ts";
import type { Card } from "./cards.ts";
import { isQualityAsked, type Question } from "./question.ts";
import { NO_LENGTH } from "./tokens.ts";

/** How a command and a notebook are told the length of answers; the first page has a field of that name. */
const HOW_LONG = "--tokens-out, in a notebook tokensOut";

/** The answer in a sentence: the better one, where little more buys it. */
export function headlineOf(
  cards: readonly Card[],
  candidates: readonly Candidate[],
  question: Question,
): string {
  const of = (kind: Card["kind"]) => {
    const card = cards.find((one) => one.kind === kind);
    return candidates.find(({ key }) => key === card?.key);
  };
  const cheapest = of("cheapest"), best = of("best");
  if (cheapest === undefined) return noneOf(candidates, question);
  const good = isQualityAsked(question) ? "the cheapest that is good enough" : "the cheapest";
  const costs = ({ dollars }: Candidate) => money(dollars!.estimate);
  const better = cheapest.rating
    ? "is rated clearly above it"
    : "is the best rated for little more";
  const second = best === undefined
    ? "none is clearly better for little more"
    : `${withoutOrganisation(best.model)} ${better}, at ${costs(best)}`;
  const first = `For ${muchOf(candidates, question)}, ${withoutOrganisation(cheapest.model)} is ` +
    `${good}, at ${costs(cheapest)} a month; ${second}.`;
  return question.where === "rented" ? `${first} ${againstApi(best ?? cheapest)}` : first;
}

/** Why there is no answer. */
function noneOf(candidates: readonly Candidate[], { where, hardware }: Question): string {
  if (candidates.some(({ asked }) => !asked)) {
    return "Nothing that is good enough was measured there for this use; the candidates' energy is estimated.";
  }
  if (where === "api") {
    return "No other model in these tables is good enough, has a price and answers of known length; ask for less, or name a model.";
  }
  const there = `that is good enough was measured on ${hardware ?? "H100 or B200"} for so much`;
  return candidates.some(({ sure }) => sure === NO_LENGTH)
    ? `No other model ${there}.`
    : `No model ${there}; ask for less, or take another machine.`;
}

/** What is asked for: of a model that was named as many answers as its tokens make. */
function muchOf(candidates: readonly Candidate[], { tokensAMonth, answersADay }: Question): string {
  if (tokensAMonth === null) return `${formatCounted(answersADay, "answer")} a day`;
  const many = candidates.find(({ asked }) => asked)?.answersADay;
  return many
    ? `as many answers, ${number(many, 3)} a day`
    : `${formatCount(tokensAMonth)} tokens a month`;
}

/** Whether renting pays for a model. */
function againstApi({ prices, machine }: Candidate): string {
  const api = prices?.second.dollars ?? null;
  if (api === null) return "No provider offers it, or its answers were not counted.";
  const most = machine?.capacity && number(machine.capacity, 2);
  const pays = machine?.breakEven
    ? `the rent of one such machine pays from ${number(machine.breakEven, 2)} to ${most} answers ` +
      "a day, all that it gives"
    : most
    ? `renting never pays, even at the machine's full capacity of ${most} answers a day`
    : "from when on the rent pays is not known";
  return `The second-cheapest API asks ${money(api)} for the same; ${pays}.`;
}

/** What a model asked for takes, in a sentence. */
export function askedFor(candidate: Candidate): string {
  const { kWh, co2Kg, dollars, dollarsPerMillionTokens: perMillion, machine, not, sure } =
    candidate;
  const month = [
    dollars && `${money(dollars.estimate)} (${candidate.dollarsAre})`,
    kWh && within(kWh, "kWh"),
    co2Kg && `${number(co2Kg.estimate, 2)} kg of CO₂e`,
  ].filter(Boolean).join(", ");
  const parts = [
    month && `${month} a month`,
    !dollars && perMillion !== null &&
    `${money(perMillion)} per million tokens, three in for one out`,
    kWh && machine ? `on ${machine.machines * machine.gpus} × ${machine.hardware}` : sure,
    not !== sure && not,
  ].map((part) =>
    part === NO_LENGTH ? `${NO_LENGTH}, so fill in “Length of an answer” (${HOW_LONG})` : part
  );
  return `${withoutOrganisation(candidate.model)}: ${parts.filter(Boolean).join("; ")}.`;
}
