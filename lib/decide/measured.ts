import { MONTH_DAYS, type Spread, together } from "./estimate.ts";
import type { ServedAt } from "./read_data.ts";
import {
  atLoad,
  carriedTo,
  joulesAt,
  loadFor,
  type Setup,
  setupFor,
  setupsOf,
  speedAt,
} from "./loads.ts";
import { type Machine, machineOf } from "./machine.ts";
import type { Question } from "./question.ts";
import { meanTokens, NO_LENGTH, type Work, workOf } from "./tokens.ts";

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
  /** Of the GPUs alone, their hours with nothing to do included. */
  joulesPerToken: number;
  /** Of the month, with what long questions add to them. */
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
export function measuredOn(rows: Setup, question: Question, tokens: number | null, other: boolean) {
  const setups = setupsOf(rows), withoutSpeed = rows.every((row) => row.tokensPerSecond === null);
  const perAnswer = (setup: Setup) => meanTokens(setup, question.purpose) ?? tokens;
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
    spread: other ? ofOtherTask(taken, setups) : taken.spread,
    sure: other
      ? `measured for another task (${rows[0].task}): 0.67 to 2.24 times`
      : `measured, ${many === 1 ? "1 row" : `${many} rows`}, ±${percent} % at its load`,
  };
}

/** How far the energy of another task is known: machines of one's own draw at most what was measured of them. */
function ofOtherTask(taken: Taken, setups: readonly Setup[]): Spread {
  const [low, high] = together(OTHER_TASK, taken.spread), { gpus, gpuHours } = taken.machine;
  if (gpuHours === null) return [low, high];
  const setup = setups.find((rows) => rows.includes(taken.measured[0]))!;
  const watts = Math.max(...setup.map((row) => row.joulesPerToken * (row.tokensPerSecond ?? 0)));
  const joules = knownTo(setup) * watts * 3600 * gpuHours / gpus;
  return [low, Math.min(high, joules / (taken.joulesPerToken * taken.tokens))];
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
  const work = workOf(question, perAnswer(setup));
  if (work === null) return NO_LENGTH;
  const { value, rows, upTo, note } = asked
    ? joulesAt(setup, load, idleWatts)
    : { ...atLoad(setup, load), upTo: 1, note: null };
  const limit = Math.max(...setup.map((row) => row.maxConcurrency));
  const reached = Math.max(...setup.map((row) => row.concurrency));
  const range = asked || withoutSpeed ? null : API_LOADS, known = knownTo(setup);
  // of an API that is asked about beyond what was measured the interval reaches as far as the range
  const furthest = Math.min(load, API_LOADS[1]);
  const beyond = where === "api" && furthest > limit ? [furthest] : [];
  // a provider may use other GPUs at another load, or the same
  const ends = (range ?? beyond).flatMap((end) =>
    [setup, setupFor(setups, end)].map((one) => carriedTo(one, end) / value)
  );
  const atLoads: Spread = [Math.min(1, ...ends), Math.max(1, ...ends)];
  const hours = where === "api" ? NO_HOURS : hoursAt(setup, load, value, work, question);
  const [least, joules, most] = [work.least, work.tokens, work.most]
    .map((tokens) => tokens * value + hours.idleJoules(tokens));
  return {
    measured: rows,
    joulesPerToken: joules / work.tokens,
    tokens: work.tokens,
    spread: together(atLoads, [least / joules, most / joules], [1 / known, known * upTo]),
    machine: machineOf(hardware, gpus, {
      load: asked && load <= limit ? load : Math.min(load, reached),
      loadRange: range,
      loadFrom: asked ? "asked for" : withoutSpeed ? "as you measured it" : "assumed of an API",
      note: asked && load > limit ? `measured up to ${limit} requests at once` : note,
      ...hours.machine,
    }),
  };
}

/** The hours of machines of one's own, and joules of those with nothing to do, at so many tokens. */
type Hours = { machine: Partial<Machine>; idleJoules: (tokens: number) => number };

/** Of an API, whose hours are those of many. */
const NO_HOURS: Hours = { machine: {}, idleJoules: () => 0 };

/** What a fixed load takes of machines: enough for the most that is asked for, idle in between. */
function hoursAt(
  setup: Setup,
  load: number,
  joulesPerToken: number,
  work: Work,
  { hours, idleWatts }: Question,
): Hours {
  const speed = speedAt(setup, load), on = hours * MONTH_DAYS, [{ gpus }] = setup;
  if (speed === null) return { ...NO_HOURS, machine: { note: "idle hours not counted" } };
  const busy = (tokens: number) => tokens / speed / 3600;
  const machines = machinesFor(busy(work.most) / on);
  const watts = Math.min(idleWatts * gpus, joulesPerToken * speed);
  return {
    machine: { machines, gpuHours: machines * on * gpus, used: busy(work.tokens) / on / machines },
    idleJoules: (tokens) => watts * 3600 * (machines * on - busy(tokens)),
  };
}

/** How a set-up serves what a day asks for: how many machines, at which load; or why it cannot. */
function planOf(setup: Setup, perAnswer: number | null, question: Question): Taken | string {
  const { hours, reserve, maxWaitMs, idleWatts } = question;
  const work = workOf(question, perAnswer), [{ hardware, gpus }] = setup, known = knownTo(setup);
  if (work === null) return NO_LENGTH;
  const usable = setup.filter((row) =>
    row.tokensPerSecond !== null && (maxWaitMs === null || (row.waitMs ?? 0) <= maxWaitMs)
  );
  if (usable.length === 0) return NO_WAIT;
  const hoursOn = hours * MONTH_DAYS, perSecond = (tokens: number) => tokens / (hoursOn * 3600);
  const fastest = Math.max(...usable.map((row) => row.tokensPerSecond!));
  const machines = machinesFor(perSecond(work.most) / (fastest * reserve));
  const loadOf = (tokens: number) => loadFor(usable, perSecond(tokens) / machines);
  if (loadOf(work.most) === null) return NO_WAIT;
  const [least, middle, most] = [work.least, work.tokens, work.most].map((tokens) => {
    const load = loadOf(tokens)!, at = joulesAt(usable, load, idleWatts);
    return { ...at, load, joules: tokens * at.value };
  });
  return {
    measured: middle.rows,
    joulesPerToken: middle.value,
    tokens: work.tokens,
    spread: [
      Math.min(1, least.joules / middle.joules) / known,
      Math.max(1, most.joules * most.upTo / middle.joules) * known,
    ],
    machine: machineOf(hardware, gpus, {
      machines,
      load: middle.load,
      loadFrom: "from the answers a day",
      gpuHours: machines * gpus * hoursOn,
      used: perSecond(work.tokens) / (fastest * machines),
      // by the most that long questions may take
      capacity: perAnswer &&
        fastest * reserve * hours * 3600 / (perAnswer * work.most / work.least),
      note: middle.note,
    }),
  };
}

/** Whole machines, at least one; a share that is a whole number but for rounding is that number. */
function machinesFor(share: number): number {
  return Math.max(1, Math.ceil(share - 1e-9));
}
