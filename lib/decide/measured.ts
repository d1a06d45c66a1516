import { MEASURED_PROMPT, MONTH_DAYS, type Spread, together } from "./estimate.ts";
import type { ServedAt } from "./known.ts";
import { atLoad, joulesAt, loadFor, type Setup, setupFor, setupsOf } from "./loads.ts";
import { type Machine, machineOf } from "./machine.ts";
import type { Question } from "./question.ts";
import { meanTokens, NO_LENGTH, tokensAMonth } from "./tokens.ts";

/** What is assumed of the requests at once of an API (EcoLogits 0.11.3 takes 64), and the range. */
export const API_LOAD = 64, API_LOADS: [number, number] = [16, 256];

/** Joules of a kWh. */
const JOULES = 3.6e6;

/** How far a row left out lay from its neighbours, 95 % of the time, by machine. */
const KNOWN_TO: Readonly<Record<string, number>> = { H100: 1.1, B200: 1.2 };

/** A token of another task took between so many times as much, of five models. */
const OTHER_TASK: Spread = [0.67, 2.24];

/** A set-up, with the tokens of an answer and of a month, and how far its rows are known. */
type Case = { setup: Setup; perAnswer: number | null; tokens: number; known: number };

/** What a set-up takes at a load. */
type Taken = {
  used: readonly ServedAt[];
  joulesPerToken: number;
  tokens: number;
  /** Of the load and of the rows at it. */
  spread: Spread;
  machine: Machine;
};

/**
 * The energy of measurements of the model on one kind of machine, for the task or `other` ones: at the
 * load of an API or that is asked for, else at what a day asks of a machine of one's own.
 */
export function measuredOn(
  rows: readonly ServedAt[],
  question: Question,
  tokens: number | null,
  other: boolean,
) {
  const [{ hardware, task }] = rows, known = KNOWN_TO[hardware] ?? 1.2;
  const caseOf = (setup: Setup): Case | null => {
    const perAnswer = (other ? null : meanTokens(setup, setup[0].task)) ?? tokens;
    const all = tokensAMonth(question, perAnswer);
    return all === null ? null : { setup, perAnswer, tokens: all, known };
  };
  const setups = setupsOf(rows), withoutSpeed = rows.every((row) => row.tokensPerSecond === null);
  let taken: Taken | null;
  if (question.where === "api" || question.concurrency !== null || withoutSpeed) {
    taken = atFixedLoad(setups, question, caseOf, withoutSpeed);
    if (taken === null) return NO_LENGTH;
  } else {
    const cases = setups.map(caseOf).filter((one) => one !== null);
    if (cases.length === 0) return NO_LENGTH;
    taken = leastOf(cases.map((one) => planOf(one, question)).filter((plan) => plan !== null));
    if (taken === null) return "no measured load has so short a wait between tokens";
  }
  const { used, joulesPerToken, spread, machine } = taken, many = used.length;
  return {
    basis: other ? "other task" as const : "measured" as const,
    rows: many,
    measured: used,
    gpuKWh: taken.tokens * joulesPerToken / JOULES,
    joulesPerToken,
    spread: other ? together(OTHER_TASK, spread) : spread,
    machine,
    sure: other
      ? `measured for another task (${task}): 0.67 to 2.24 times`
      : `measured, ${many === 1 ? "1 row" : `${many} rows`}, ±${
        Math.round((known - 1) * 100)
      } % at its load`,
  };
}

/** At a load that is asked for, as the user measured it, or as it is assumed of an API. */
function atFixedLoad(
  setups: readonly Setup[],
  question: Question,
  caseOf: (setup: Setup) => Case | null,
  withoutSpeed: boolean,
): Taken | null {
  const { where, concurrency, idleWatts } = question, asked = concurrency !== null;
  const load = concurrency ?? (withoutSpeed ? setups[0][0].concurrency : API_LOAD);
  const found = caseOf(setupFor(setups, load, asked));
  if (found === null) return null;
  const { setup, tokens, known } = found, [{ hardware, gpus }] = setup;
  const { value, rows, upTo, note } = asked
    ? joulesAt(setup, load, idleWatts)
    : { ...atLoad(setup, load), upTo: 1, note: null };
  const range = asked || withoutSpeed ? null : API_LOADS;
  // a provider may use other GPUs at another load, or the same
  const ends = (range ?? []).flatMap((end) =>
    [setup, setupFor(setups, end)].map((one) => atLoad(one, end).value / value)
  );
  const limit = Math.max(...setup.map((row) => row.maxConcurrency));
  const reached = Math.max(...setup.map((row) => row.concurrency));
  return {
    used: rows,
    joulesPerToken: value,
    tokens,
    spread: range ? [Math.min(...ends), Math.max(...ends)] : [1 / known, known * upTo],
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

/** How a set-up serves what a day asks for: how many machines, at which load; null where it cannot. */
function planOf(
  { setup, perAnswer, tokens, known }: Case,
  { hours, reserve, maxWaitMs, idleWatts, tokensIn }: Question,
): Taken | null {
  const usable = setup.filter((row) =>
    row.tokensPerSecond !== null && (maxWaitMs === null || (row.waitMs ?? 0) <= maxWaitMs)
  );
  if (usable.length === 0) return null;
  const [{ hardware, gpus }] = setup;
  const hoursOn = hours * MONTH_DAYS, perSecond = tokens / (hoursOn * 3600);
  const most = Math.max(...usable.map((row) => row.tokensPerSecond!));
  const machines = machinesFor(perSecond / (most * reserve));
  const load = loadFor(usable, perSecond / machines);
  if (load === null) return null;
  const { value, rows, upTo, note } = joulesAt(usable, load, idleWatts);
  // what long questions leave of the throughput nobody measured
  const isLong = tokensIn > MEASURED_PROMPT;
  return {
    used: rows,
    joulesPerToken: value,
    tokens,
    spread: [1 / known, known * upTo],
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

/** The plan with the fewest GPUs, among these with the least energy. */
function leastOf(plans: readonly Taken[]): Taken | null {
  const gpus = ({ machine }: Taken) => machine.gpus * machine.machines;
  const joules = ({ joulesPerToken, tokens }: Taken) => joulesPerToken * tokens;
  return plans.toSorted((a, b) => gpus(a) - gpus(b) || joules(a) - joules(b))[0] ?? null;
}

/** Whole machines, at least one; a share that is a whole number but for rounding is that number. */
function machinesFor(share: number): number {
  return Math.max(1, Math.ceil(share - 1e-9));
}
