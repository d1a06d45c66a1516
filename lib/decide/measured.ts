import { MEASURED_PROMPT, MONTH_DAYS, type Spread, together } from "./estimate.ts";
import type { ServedAt } from "./read_data.ts";
import { atLoad, joulesAt, loadFor, type Setup, setupFor, setupsOf } from "./loads.ts";
import { type Machine, machineOf } from "./machine.ts";
import type { Question } from "./question.ts";
import { meanTokens, NO_LENGTH, tokensAMonth } from "./tokens.ts";

/** What is assumed of the requests at once of an API (EcoLogits 0.11.3 takes 64), and the range. */
export const API_LOAD = 64, API_LOADS: [number, number] = [16, 256];

/** How far a row left out lay from its neighbours, 95 % of the time, by machine. */
const KNOWN_TO: Readonly<Record<string, number>> = { H100: 1.1, B200: 1.2 };

/** A token of another task took between so many times as much, of five models. */
const OTHER_TASK: Spread = [0.67, 2.24];

/** Why a machine serves nothing. */
const NO_WAIT = "no measured load has so short a wait between tokens";

/** What a set-up takes at a load. */
export type Taken = {
  measured: readonly ServedAt[];
  /** Of the GPUs alone, for a token that comes out. */
  joulesPerToken: number;
  /** Tokens that come out in the month. */
  tokens: number;
  spread: Spread;
  machine: Machine;
};

/** Between which factors the rows of a set-up are known. */
const knownTo = ([{ hardware }]: Setup) => KNOWN_TO[hardware] ?? 1.2;

/**
 * The energy of measurements of the model on one kind of machine, for the task or `other` ones: at the
 * load of an API or that is asked for, else at what a day asks of a machine of one's own, there with the
 * fewest GPUs, then the least energy; or the reason why none is known.
 */
export function measuredOn(
  rows: Setup,
  question: Question,
  tokens: number | null,
  other: boolean,
) {
  const setups = setupsOf(rows), withoutSpeed = rows.every((row) => row.tokensPerSecond === null);
  const perAnswer = (setup: Setup) => (other ? null : meanTokens(setup, setup[0].task)) ?? tokens;
  const isFixed = question.where === "api" || question.concurrency !== null || withoutSpeed;
  const plans = isFixed
    ? [atFixedLoad(setups, perAnswer, question, withoutSpeed)]
    : setups.map((setup) => planOf(setup, perAnswer(setup), question));
  const gpus = ({ machine }: Taken) => machine.gpus * machine.machines;
  const joules = ({ joulesPerToken, tokens }: Taken) => joulesPerToken * tokens;
  const [taken] = plans.filter((plan) => typeof plan !== "string")
    .sort((a, b) => gpus(a) - gpus(b) || joules(a) - joules(b));
  if (taken === undefined) return plans.includes(NO_WAIT) ? NO_WAIT : NO_LENGTH;
  const many = taken.measured.length, percent = Math.round((knownTo(rows) - 1) * 100);
  return {
    ...taken,
    basis: other ? "other task" as const : "measured" as const,
    rows: many,
    spread: other ? together(OTHER_TASK, taken.spread) : taken.spread,
    sure: other
      ? `measured for another task (${rows[0].task}): 0.67 to 2.24 times`
      : `measured, ${many === 1 ? "1 row" : `${many} rows`}, ±${percent} % at its load`,
  };
}

/** At a load that is asked for, as the user measured it, or as it is assumed of an API. */
function atFixedLoad(
  setups: readonly Setup[],
  perAnswer: (setup: Setup) => number | null,
  question: Question,
  withoutSpeed: boolean,
): Taken | string {
  const { where, concurrency, idleWatts } = question, asked = concurrency !== null;
  const load = concurrency ?? (withoutSpeed ? setups[0][0].concurrency : API_LOAD);
  const setup = setupFor(setups, load, asked), [{ hardware, gpus }] = setup;
  const tokens = tokensAMonth(question, perAnswer(setup));
  if (tokens === null) return NO_LENGTH;
  const { value, rows, upTo, note } = asked
    ? joulesAt(setup, load, idleWatts)
    : { ...atLoad(setup, load), upTo: 1, note: null };
  const range = asked || withoutSpeed ? null : API_LOADS, known = knownTo(setup);
  // a provider may use other GPUs at another load, or the same
  const ends = (range ?? []).flatMap((end) =>
    [setup, setupFor(setups, end)].map((one) => atLoad(one, end).value / value)
  );
  const atLoads: Spread = [Math.min(1, ...ends), Math.max(1, ...ends)];
  const limit = Math.max(...setup.map((row) => row.maxConcurrency));
  const reached = Math.max(...setup.map((row) => row.concurrency));
  return {
    measured: rows,
    joulesPerToken: value,
    tokens,
    spread: together(atLoads, [1 / known, known * upTo]),
    machine: machineOf(hardware, gpus, {
      ...where === "api" ? {} : hoursAt(setup, load, tokens, question),
      load: asked && load <= limit ? load : Math.min(load, reached),
      loadRange: range,
      loadFrom: asked ? "asked for" : withoutSpeed ? "as you measured it" : "assumed of an API",
      note: asked && load > limit ? `measured up to ${limit} requests at once` : note,
    }),
  };
}

/** Hours of GPUs that a fixed load takes. */
function hoursAt(setup: Setup, load: number, tokens: number, { hours }: Question) {
  if (setup.every((row) => row.tokensPerSecond === null)) return {};
  const needed = tokens / atLoad(setup, load, "tokensPerSecond").value / 3600;
  const on = hours * MONTH_DAYS, machines = machinesFor(needed / on);
  return { machines, gpuHours: machines * on * setup[0].gpus, used: needed / (on * machines) };
}

/** How a set-up serves what a day asks for: how many machines, at which load; or why it cannot. */
function planOf(setup: Setup, perAnswer: number | null, question: Question): Taken | string {
  const { hours, reserve, maxWaitMs, idleWatts, tokensIn } = question;
  const tokens = tokensAMonth(question, perAnswer), [{ hardware, gpus }] = setup;
  if (tokens === null) return NO_LENGTH;
  const usable = setup.filter((row) =>
    row.tokensPerSecond !== null && (maxWaitMs === null || (row.waitMs ?? 0) <= maxWaitMs)
  );
  if (usable.length === 0) return NO_WAIT;
  const hoursOn = hours * MONTH_DAYS, perSecond = tokens / (hoursOn * 3600);
  const most = Math.max(...usable.map((row) => row.tokensPerSecond!));
  const machines = machinesFor(perSecond / (most * reserve));
  const load = loadFor(usable, perSecond / machines);
  if (load === null) return NO_WAIT;
  const { value, rows, upTo, note } = joulesAt(usable, load, idleWatts);
  // what long questions leave of the throughput nobody measured
  const isLong = tokensIn > MEASURED_PROMPT;
  return {
    measured: rows,
    joulesPerToken: value,
    tokens,
    spread: [1 / knownTo(setup), knownTo(setup) * upTo],
    machine: machineOf(hardware, gpus, {
      machines,
      load,
      loadFrom: "from the answers a day",
      gpuHours: machines * gpus * hoursOn,
      used: perSecond / (most * machines),
      capacity: isLong ? null : perAnswer && most * reserve * hours * 3600 / perAnswer,
      note: isLong ? "long questions take more of it than was measured" : note,
    }),
  };
}

/** Whole machines, at least one; a share that is a whole number but for rounding is that number. */
function machinesFor(share: number): number {
  return Math.max(1, Math.ceil(share - 1e-9));
}
