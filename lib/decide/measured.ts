import { type Amount, type Energy, tokensFor } from "./amount.ts";
import { type Spread, together } from "./estimated.ts";
import { machineOf, measuredAt } from "./machine.ts";
import { hoursAt, planOf } from "./plan.ts";
import { joulesAt, leastOf, type Setup, setupFor, setupsOf } from "./setup.ts";
import { meanTokens, NO_LENGTH } from "./tokens.ts";
import type { Machine, Question, ServedAt } from "./types.ts";

/** What is assumed of the requests at once of an API (EcoLogits 0.11.3 takes 64), and the range. */
export const API_LOAD = 64, API_LOADS: [number, number] = [16, 256];

/** Joules of a kWh. */
const JOULES = 3.6e6;

/** How far a row left out lay from its neighbours, 95 % of the time, by machine. */
const KNOWN_TO: Readonly<Record<string, number>> = { H100: 1.1, B200: 1.2 };

/** A token of another task took between so many times as much, of five models. */
const OTHER_TASK: Spread = [0.67, 2.24];

/** A load under so much of the least measured one lies below it; limits are reached to a few per cent. */
const BELOW = 0.9;

/** From measurements of the model on one kind of machine. */
export function measuredOn(
  rows: readonly ServedAt[],
  question: Question,
  amount: Amount,
  other: boolean,
): Energy | string {
  const setups = setupsOf(rows), { where, concurrency } = question;
  const known = KNOWN_TO[rows[0].hardware] ?? 1.2;
  const spreadOf = (one: Spread) => other ? together(OTHER_TASK, one) : one;
  const sure = (used: ServedAt[]) =>
    other
      ? `measured for another task (${used[0].task}): 0.67 to 2.24 times`
      : `measured, ${used.length === 1 ? "1 row" : `${used.length} rows`}, ±${
        Math.round((known - 1) * 100)
      } % at its load`;
  const found = (
    setup: Setup,
    used: ServedAt[],
    gpuKWh: number,
    tokens: number,
    spread: Spread,
    machine: Partial<Machine>,
  ): Energy => ({
    basis: other ? "other task" : "measured",
    rows: used.length,
    measured: used.map(measuredAt),
    gpuKWh,
    spread,
    tokens,
    machine: machineOf(setup, machine),
    sure: sure(used),
  });
  const withoutLoad = rows.every(({ tokensPerSecond }) => tokensPerSecond === null);
  if (where === "api" || concurrency !== null || withoutLoad) {
    const load = concurrency ?? (withoutLoad ? rows[0].load : API_LOAD),
      asked = concurrency !== null;
    const setup = setupFor(setups, load, { asked })!;
    const tokens = tokensFor(amount, other ? null : setupTokens(setup));
    if (tokens === null) return NO_LENGTH;
    const { value, rows: used } = joulesAt(setup, load, { asked });
    const range = asked || withoutLoad ? null : API_LOADS;
    // a provider may use other GPUs at another load, or the same
    const ends = (range ?? []).flatMap((end) =>
      [setup, setupFor(setups, end)!].map((one) => joulesAt(one, end).value / value)
    );
    const gpuKWh = tokens * value / JOULES;
    const loads = setup.map((row) => row.load);
    const [least, reached] = [Math.min(...loads), Math.max(...loads)];
    const most = Math.max(...setup.map((row) => row.limit));
    const isBelow = asked && load < least * BELOW;
    // with fewer requests at once the GPUs draw no more power, for fewer tokens
    const upTo = isBelow ? known * least / load : known;
    const ofLoad: Spread = range === null
      ? [1 / known, upTo]
      : [Math.min(...ends), Math.max(...ends)];
    return found(
      setup,
      used,
      gpuKWh,
      tokens,
      spreadOf(ofLoad),
      {
        ...(where === "api" ? {} : hoursAt(setup, load, tokens, question)),
        load: asked && load <= most ? load : Math.min(load, reached),
        loadRange: range,
        loadFrom: asked ? "asked for" : withoutLoad ? "as you measured it" : "assumed of an API",
        note: asked && load > most
          ? `measured up to ${most} requests at once`
          : isBelow
          ? `measured from ${Math.round(least)} requests at once on; with fewer a token takes more`
          : null,
      },
    );
  }
  const plans = setups.map((setup) =>
    planOf(setup, question, amount, other ? null : setupTokens(setup))
  )
    .filter((plan) => plan !== null);
  const plan = leastOf(plans, ({ gpus, machines }) => gpus * machines, ({ gpuKWh }) => gpuKWh);
  if (plan === null) {
    return tokensFor(amount, null) === null &&
        setups.every((setup) => setupTokens(setup) === null || other)
      ? NO_LENGTH
      : "no measured load has so short a wait between tokens";
  }
  return found(
    plan.setup,
    plan.rows,
    plan.gpuKWh,
    plan.tokens,
    spreadOf([1 / known, known * plan.constant]),
    plan,
  );
}

/** Tokens of an answer in one set-up. */
function setupTokens(setup: Setup): number | null {
  return meanTokens(setup, setup[0].task);
}
