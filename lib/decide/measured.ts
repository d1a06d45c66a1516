import {
  type Amount,
  type Energy,
  MEASURED_PROMPT,
  MONTH_DAYS,
  type Spread,
  together,
  tokensFor,
} from "./estimate.ts";
import { atLoad, joulesAt, leastOf, loadFor, type Setup, setupFor, setupsOf } from "./loads.ts";
import { machineOf } from "./machine.ts";
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

/** What a set-up takes at a load. */
type Served = {
  setup: Setup;
  used: ServedAt[];
  joulesPerToken: number;
  tokens: number;
  /** Of the load; the rows' own comes on top. */
  spread: Spread;
  machine: Partial<Machine>;
};

/**
 * From measurements of the model on one kind of machine, for the task or `other` ones: at the load of an
 * API or that is asked for, else at what a day asks of a machine of one's own.
 */
export function measuredOn(
  rows: readonly ServedAt[],
  question: Question,
  amount: Amount,
  other: boolean,
): Energy | string {
  const setups = setupsOf(rows), known = KNOWN_TO[rows[0].hardware] ?? 1.2;
  const counted = (setup: Setup) => other ? null : meanTokens(setup, setup[0].task);
  const isFixed = question.where === "api" || question.concurrency !== null ||
    rows.every(({ tokensPerSecond }) => tokensPerSecond === null);
  const found = isFixed ? atFixedLoad(setups, question, amount, counted, known) : leastOf(
    setups.map((setup) => planOf(setup, question, amount, counted(setup), known))
      .filter((plan) => plan !== null),
    ({ setup, machine }) => setup[0].gpus * machine.machines,
    ({ joulesPerToken, tokens }) => joulesPerToken * tokens,
  );
  if (found === null) {
    return isFixed || setups.every((setup) => tokensFor(amount, counted(setup)) === null)
      ? NO_LENGTH
      : "no measured load has so short a wait between tokens";
  }
  const { setup: [{ hardware, gpus }], used, spread, tokens } = found;
  return {
    basis: other ? "other task" : "measured",
    rows: used.length,
    measured: used.map(({ name, limit, load, task, hardware, gpus, joulesPerToken, own }) => ({
      model: name,
      task,
      hardware,
      gpus,
      maxConcurrency: limit,
      concurrency: load,
      joulesPerToken,
      own,
    })),
    gpuKWh: tokens * found.joulesPerToken / JOULES,
    spread: other ? together(OTHER_TASK, spread) : spread,
    tokens,
    machine: machineOf(hardware, gpus, found.machine),
    sure: other
      ? `measured for another task (${used[0].task}): 0.67 to 2.24 times`
      : `measured, ${used.length === 1 ? "1 row" : `${used.length} rows`}, ±${
        Math.round((known - 1) * 100)
      } % at its load`,
  };
}

/** At a load that is asked for, as the user measured it, or as it is assumed of an API. */
function atFixedLoad(
  setups: readonly Setup[],
  question: Question,
  amount: Amount,
  counted: (setup: Setup) => number | null,
  known: number,
): Served | null {
  const { where, concurrency, idleWatts } = question, asked = concurrency !== null;
  const withoutLoad = setups.flat().every(({ tokensPerSecond }) => tokensPerSecond === null);
  const load = concurrency ?? (withoutLoad ? setups[0][0].load : API_LOAD);
  const setup = setupFor(setups, load, asked), tokens = tokensFor(amount, counted(setup));
  if (tokens === null) return null;
  const { value, rows, upTo, note } = asked
    ? joulesAt(setup, load, idleWatts)
    : { ...atLoad(setup, load), upTo: 1, note: null };
  const range = asked || withoutLoad ? null : API_LOADS;
  // a provider may use other GPUs at another load, or the same
  const ends = (range ?? []).flatMap((end) =>
    [setup, setupFor(setups, end)].map((one) => atLoad(one, end).value / value)
  );
  const limit = Math.max(...setup.map((row) => row.limit));
  const reached = Math.max(...setup.map((row) => row.load));
  return {
    setup,
    used: rows,
    joulesPerToken: value,
    tokens,
    spread: range ? [Math.min(...ends), Math.max(...ends)] : [1 / known, known * upTo],
    machine: {
      ...(where === "api" ? {} : hoursAt(setup, load, tokens, question)),
      load: asked && load <= limit ? load : Math.min(load, reached),
      loadRange: range,
      loadFrom: asked ? "asked for" : withoutLoad ? "as you measured it" : "assumed of an API",
      note: asked && load > limit ? `measured up to ${limit} requests at once` : note,
    },
  };
}

/** Hours of GPUs that a fixed load takes. */
function hoursAt(
  setup: Setup,
  load: number,
  tokens: number,
  { hours }: Question,
): Partial<Machine> {
  if (setup.every((row) => row.tokensPerSecond === null)) return {};
  const needed = tokens / atLoad(setup, load, "tokensPerSecond").value / 3600;
  const on = hours * MONTH_DAYS, machines = machinesFor(needed / on);
  return { machines, gpuHours: machines * on * setup[0].gpus, used: needed / (on * machines) };
}

/** How a set-up serves what a day asks for: how many machines, at which load; null where it cannot. */
function planOf(
  setup: Setup,
  { hours, reserve, maxWaitMs, idleWatts, tokensIn }: Question,
  amount: Amount,
  counted: number | null,
  known: number,
): Served & { machine: { machines: number } } | null {
  const tokens = tokensFor(amount, counted), perAnswer = counted ?? amount.tokens;
  const usable = setup.filter((row) =>
    row.tokensPerSecond !== null && (maxWaitMs === null || (row.waitMs ?? 0) <= maxWaitMs)
  );
  if (tokens === null || usable.length === 0) return null;
  const hoursOn = hours * MONTH_DAYS, perSecond = tokens / (hoursOn * 3600);
  const most = Math.max(...usable.map((row) => row.tokensPerSecond!));
  const machines = machinesFor(perSecond / (most * reserve));
  const load = loadFor(usable, perSecond / machines);
  if (load === null) return null;
  const { value, rows, upTo, note } = joulesAt(usable, load, idleWatts);
  return {
    setup,
    used: rows,
    joulesPerToken: value,
    tokens,
    spread: [1 / known, known * upTo],
    machine: {
      machines,
      load,
      loadFrom: "from the answers a day",
      gpuHours: machines * setup[0].gpus * hoursOn,
      used: perSecond / (most * machines),
      // what long questions leave of the throughput nobody measured
      capacity: tokensIn > MEASURED_PROMPT
        ? null
        : perAnswer && most * reserve * hours * 3600 / perAnswer,
      note: tokensIn > MEASURED_PROMPT ? "long questions take more of it than was measured" : note,
    },
  };
}

/** Whole machines, at least one; a share that is a whole number but for rounding is that number. */
function machinesFor(share: number): number {
  return Math.max(1, Math.ceil(share - 1e-9));
}
