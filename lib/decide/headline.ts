import { withoutOrganisation } from "../read/model_name.ts";
import { money, number, within } from "../words/numbers.ts";
import { formatCount, formatCounted } from "../words/quantity.ts";
import type { Candidate } from "./candidate.ts";
import { ableOf, type Card, reachOf } from "./cards.ts";
import { isQualityAsked, isRentOfH100, type Question } from "./question.ts";
import { MEASURED_PROMPT, NO_LENGTH } from "./tokens.ts";

/** How the first page, a command and a notebook are told the length of answers. */
const FILL_IN = "fill in “Length of an answer” (--tokens-out, in a notebook tokensOut)";

/** What is known of all that the cheapest is chosen from. */
const KNOWN = {
  api: "whose answers were counted",
  rented: "whose rent is known",
  own: "whose energy was measured",
};

/**
 * The answer in a sentence: the better one, where little more buys it.
 *
 * @param uncounted how many more are good enough, whose answers nobody counted.
 */
export function headlineOf(
  cards: readonly Card[],
  candidates: readonly Candidate[],
  question: Question,
  uncounted = 0,
): string {
  const of = (kind: Card["kind"]) => {
    const card = cards.find((one) => one.kind === kind);
    return candidates.find(({ key }) => key === card?.key);
  };
  const cheapest = of("cheapest"), best = of("best");
  if (cheapest === undefined) return noneOf(candidates, question, uncounted);
  const { where } = question, alone = where === "own" ? " in electricity alone" : "";
  const costs = ({ dollars }: Candidate) => money(dollars!.estimate);
  const within = `within ${reachOf(cheapest).words} more`;
  const better = cheapest.rating ? "is rated clearly above it" : `is the best rated ${within}`;
  const second = best === undefined
    ? `none ${within} is rated clearly better`
    : `${withoutOrganisation(best.model)} ${better}, at ${costs(best)}`;
  const first = `For ${muchOf(candidates, question)}, ${withoutOrganisation(cheapest.model)} is ` +
    `${cheapestOf(candidates, question)}, at ${costs(cheapest)} a month${alone}; ${second}.`;
  return where === "rented" ? `${first} ${againstApi(best ?? cheapest, question)}` : first;
}

/** Of how many it is the cheapest, and what these are. */
function cheapestOf(candidates: readonly Candidate[], question: Question): string {
  const { length } = ableOf(candidates, question), { where, tokensOut } = question;
  const which = [
    isQualityAsked(question) && `that ${length === 1 ? "is" : "are"} good enough`,
    (where !== "api" || tokensOut === null) && KNOWN[where],
  ].filter((text) => text !== false).join(" and ");
  const first = length === 1 ? "the only one" : `the cheapest of ${formatCount(length)}`;
  return `${first} ${which}`.trimEnd();
}

function noneOf(
  candidates: readonly Candidate[],
  { where, hardware }: Question,
  uncounted: number,
): string {
  if (candidates.some(({ asked }) => !asked)) {
    return "Nothing that is good enough was measured there for this use; the candidates' energy is estimated.";
  }
  if (where === "api" && uncounted > 0) {
    const many = formatCounted(uncounted, "model");
    return `Nobody counted the answers of what is good enough (${many}): ${FILL_IN}, ask for less, or name a model.`;
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
    : `${formatCount(tokensAMonth)} tokens out a month`;
}

/** Whether renting pays for a model. */
function againstApi({ prices, machine }: Candidate, { tokensIn, gpuHour }: Question): string {
  const api = prices?.second.dollars ?? null;
  if (api === null) return "No provider offers it, or its answers were not counted.";
  const { capacity, breakEven, gpus, hardware } = machine!; // without one it has no rent
  const gives = tokensIn > MEASURED_PROMPT ? "is sure to give" : "gives";
  const most = capacity && `${number(capacity, 2)} answers a day, all that it ${gives}`;
  const one = `the rent of one machine (${gpus} × ${hardware})`;
  const pays = breakEven
    ? `${one} pays from ${number(breakEven, 2)} to ${most}`
    : most
    ? `${one} does not pay up to ${most}`
    : "from when on the rent pays is not known";
  const other = hardware !== "H100" && isRentOfH100({ gpuHour })
    ? ` The rent is an H100's: fill in “Rent of a GPU” (--gpu-hour) for ${hardware}.`
    : "";
  return `The second-cheapest API asks ${money(api)} for the same; ${pays}.${other}`;
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
  ].map((part) => part === NO_LENGTH ? `${NO_LENGTH}, so ${FILL_IN}` : part);
  return `${withoutOrganisation(candidate.model)}: ${parts.filter(Boolean).join("; ")}.`;
}
