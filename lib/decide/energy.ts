import { type Spread, together } from "./estimated.ts";
import { ONE_REQUEST } from "./fits.ts";
import { atLoad, loadFor } from "./interpolate.ts";
import { kWhOf, MONTH_DAYS } from "./month.ts";
import { cardsFor, memoryGB } from "./memory.ts";
import { powerBelow } from "./power.ts";
import { joulesAt, leastOf, type Setup, setupFor, setupsOf } from "./setup.ts";
import { meanTokens, TASKS } from "./tokens.ts";
import type { Basis, KnownModel, Machine, MeasuredAt, Question, ServedAt } from "./types.ts";

/** What is assumed of the requests at once of an API (EcoLogits 0.11.3 takes 64), and the range. */
export const API_LOAD = 64, API_LOADS: [number, number] = [16, 256];

/** How far a row left out lay from its neighbours, 95 % of the time, by machine. */
const KNOWN_TO: Readonly<Record<string, number>> = { H100: 1.1, B200: 1.2 };

/** A token of another task took between so many times as much, of five models. */
const OTHER_TASK: Spread = [0.67, 2.24];

/** Prompts that were measured have up to so many tokens; each further one takes so much of one that comes out. */
const MEASURED_PROMPT = 500, PROMPT_SHARE = 0.25;

/** The energy of a month, with what it rests on. */
export type Energy = {
  basis: Basis;
  rows: number;
  measured: MeasuredAt[];
  kWh: number;
  spread: Spread;
  /** Tokens that come out in the month. */
  tokens: number;
  machine: Machine;
  sure: string;
};

/** Whether the user measured on it, and nobody else. */
export function isOwn(models: readonly KnownModel[], hardware: string): boolean {
  const on = models.flatMap(({ served }) => served.filter((row) => row.hardware === hardware));
  return on.length > 0 && on.every(({ own }) => own);
}

/** How the tokens of a month follow from a question: of so many answers, or as it says. */
type Amount = { tokensAMonth: number | null; answersADay: number; tokens: number | null };

/**
 * The energy of a month with a model: of its own measurements, else of those for another task, else what
 * its size lets expect; null where nothing does, with the reason.
 */
export function energyOf(
  model: KnownModel,
  question: Question,
  tokens: number | null,
  circumstances: {
    /** Machines in order; the first that somebody measured on counts. */
    machines: readonly string[];
    own: boolean;
    fits: readonly import("./types.ts").EnergyFit[];
  },
): Energy | string {
  const amount: Amount = { ...question, tokens };
  const task = TASKS[question.purpose];
  const rows = model.served.filter((row) => row.own === circumstances.own);
  for (const other of [false, true]) {
    for (const hardware of circumstances.machines) {
      const on = rows.filter((row) => row.hardware === hardware);
      const fitting = circumstances.own ? on : on.filter((row) => (row.task === task) !== other);
      const tasks = other ? [TASKS.chat, TASKS.reasoning, TASKS.code] : [task];
      const first = circumstances.own
        ? fitting
        : fitting.filter((row) =>
          row.task === tasks.find((one) => fitting.some((r) => r.task === one))
        );
      if (first.length > 0) return measuredOn(first, question, amount, other && !circumstances.own);
      const single = model.single.find((one) => one.hardware === hardware && one.bits === 16) ??
        model.single.find((one) => one.hardware === hardware);
      if (single !== undefined && !other) return oneAtATime(single, question, amount);
    }
  }
  return fitted(model, question, amount, circumstances);
}

/** From measurements of the model on one kind of machine. */
function measuredOn(
  rows: readonly ServedAt[],
  question: Question,
  amount: Amount,
  other: boolean,
): Energy | string {
  const setups = setupsOf(rows), { where, concurrency } = question;
  const known = KNOWN_TO[rows[0].hardware] ?? 1.2;
  const spreads: Spread[] = other ? [OTHER_TASK] : [];
  const sure = (used: ServedAt[]) =>
    other
      ? `measured for another task (${used[0].task}): 0.67 to 2.24 times`
      : `measured, ${used.length === 1 ? "1 row" : `${used.length} rows`}, ±${
        Math.round((known - 1) * 100)
      } % at its load`;
  const found = (
    setup: Setup,
    used: ServedAt[],
    kWh: number,
    tokens: number,
    spread: Spread,
    machine: Partial<Machine>,
  ): Energy => ({
    basis: other ? "other task" : "measured",
    rows: used.length,
    measured: used.map(measuredAt),
    kWh,
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
    if (tokens === null) return "the length of its answers is not known";
    const { value, rows: used } = joulesAt(setup, load, { asked });
    const range = asked || withoutLoad ? null : API_LOADS;
    // a provider may use other GPUs at another load, or the same
    const ends = (range ?? []).flatMap((end) =>
      [setup, setupFor(setups, end)!].map((one) => joulesAt(one, end).value / value)
    );
    spreads.push(range === null ? [1 / known, known] : [Math.min(...ends), Math.max(...ends)]);
    const kWh = kWhOf({ tokens, joulesPerToken: value, pue: question.pue });
    const [reached, most] = [
      Math.max(...setup.map((row) => row.load)),
      Math.max(...setup.map((row) => row.limit)),
    ];
    return found(
      setup,
      used,
      kWh,
      tokens,
      spreads.length === 1 ? spreads[0] : together(...spreads),
      {
        ...(where === "api" ? {} : hoursAt(setup, load, tokens, question)),
        load: asked && load <= most ? load : Math.min(load, reached),
        loadRange: range,
        loadFrom: asked ? "asked for" : withoutLoad ? "as you measured it" : "assumed of an API",
        note: asked && load > most ? `measured up to ${most} requests at once` : null,
      },
    );
  }
  const plans = setups.map((setup) =>
    planOf(setup, question, amount, other ? null : setupTokens(setup))
  )
    .filter((plan) => plan !== null);
  const plan = leastOf(plans, ({ gpus, machines }) => gpus * machines, ({ kWh }) => kWh);
  if (plan === null) {
    return tokensFor(amount, null) === null &&
        setups.every((setup) => setupTokens(setup) === null || other)
      ? "the length of its answers is not known"
      : "no measured load has so short a wait between tokens";
  }
  spreads.push([1 / known, known * plan.constant]);
  return found(
    plan.setup,
    plan.rows,
    plan.kWh,
    plan.tokens,
    spreads.length === 1 ? spreads[0] : together(...spreads),
    plan,
  );
}

/** How many tokens come out in a month; null where nobody knows how long an answer is. */
function tokensFor(
  { tokensAMonth, answersADay, tokens }: Amount,
  counted: number | null,
): number | null {
  const each = counted ?? tokens;
  return tokensAMonth ?? (each === null ? null : answersADay * MONTH_DAYS * each);
}

/** Tokens of an answer in one set-up. */
function setupTokens(setup: Setup): number | null {
  return meanTokens(setup, setup[0].task);
}

/** How a set-up serves what a day asks for: how many machines, at which load, and what they draw. */
function planOf(setup: Setup, question: Question, amount: Amount, counted: number | null) {
  const tokens = tokensFor(amount, counted), perAnswer = counted ?? amount.tokens;
  const { hours, reserve, maxWaitMs, idleWatts, pue } = question;
  const usable = setup.filter((row) =>
    row.tokensPerSecond !== null && (maxWaitMs === null || (row.waitMs ?? 0) <= maxWaitMs)
  );
  if (tokens === null || usable.length === 0) return null;
  const hoursOn = hours * MONTH_DAYS, perSecond = tokens / (hoursOn * 3600);
  const most = Math.max(...usable.map((row) => row.tokensPerSecond!));
  const machines = Math.max(1, Math.ceil(perSecond / (most * reserve) - 1e-9));
  const load = loadFor(usable, perSecond / machines);
  if (load === null) return null;
  const least = usable.reduce((a, b) => a.load <= b.load ? a : b), gpus = setup[0].gpus;
  const { value, rows } = atLoad(usable, "joulesPerToken", load);
  const atLeast = least.joulesPerToken * least.tokensPerSecond!;
  const below = load < least.load;
  const watts = below
    ? powerBelow({ load, idleWatts: idleWatts * gpus, leastWatts: atLeast })
    : value * perSecond / machines;
  return {
    setup,
    rows,
    gpus,
    machines,
    load,
    tokens,
    kWh: machines * watts * hoursOn / 1000 * pue,
    /** Times the energy if the power below the least load were that at it. */
    constant: below ? atLeast / watts : 1,
    gpuHours: machines * gpus * hoursOn,
    used: perSecond / (most * machines),
    capacity: perAnswer && most * reserve * hours * 3600 / perAnswer,
    loadFrom: "from the answers a day",
    note: below
      ? `below the least measured load (${round(least.load)}): power between idle and that`
      : null,
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
  const needed = tokens / atLoad(setup, "tokensPerSecond", load).value / 3600,
    on = hours * MONTH_DAYS;
  const machines = Math.max(1, Math.ceil(needed / on - 1e-9));
  return { machines, gpuHours: machines * on * setup[0].gpus, used: needed / (on * machines) };
}

/** From LLM-Perf: one request at a time, whatever is asked. */
function oneAtATime(
  single: KnownModel["single"][number],
  question: Question,
  amount: Amount,
): Energy | string {
  const tokens = tokensFor(amount, null);
  if (tokens === null) return "the length of its answers is not known";
  const [low, median, high] = single.kWhPerMillionTokens;
  const kWh = kWhOf({ tokens, joulesPerToken: median * 3.6, pue: question.pue });
  return {
    basis: "measured",
    rows: single.rows,
    measured: [],
    kWh,
    spread: [low / median, high / median],
    tokens,
    machine: oneRequest(
      single.hardware,
      1,
      question,
      `weights of ${single.bits} bits; idle hours not counted`,
    ),
    sure: `measured, ${single.rows} rows, one request at a time`,
  };
}

/** A machine that works on one request at a time. */
function oneRequest(
  hardware: string,
  gpus: number,
  { where, hours }: Question,
  note: string,
): Machine {
  return {
    ...NO_MACHINE,
    hardware,
    gpus,
    load: 1,
    loadFrom: "one request at a time",
    gpuHours: where === "api" ? null : gpus * hours * MONTH_DAYS,
    note,
  };
}

/** From the size of a dense model, where the fit of its kind reaches so far. */
function fitted(
  { paramsB, activeParamsB, weights }: KnownModel,
  question: Question,
  amount: Amount,
  { machines: [hardware], fits }: {
    machines: readonly string[];
    fits: readonly import("./types.ts").EnergyFit[];
  },
): Energy | string {
  if (paramsB === null) {
    return weights === "closed" ? "energy not disclosed" : "its size is not known";
  }
  if (activeParamsB !== paramsB) {
    return "nobody measured it, and mixtures of experts differ too much to estimate";
  }
  const single = fits.find((one) => one.hardware === hardware && one.task === ONE_REQUEST);
  const gpus = cardsFor(hardware, { paramsB, bytesPerParam: 2 }) ?? 1;
  if (single !== undefined && gpus > 1) {
    return `its weights take ${round(memoryGB(paramsB, 2))} GB and do not fit on ${hardware}`;
  }
  const fit = single ??
    fits.find((one) => one.hardware === hardware && one.task === TASKS[question.purpose]) ??
    fits.find((one) => one.hardware === hardware && one.task === TASKS.chat);
  if (fit === undefined) return `nobody measured it on ${hardware}`;
  if (paramsB < fit.sizes[0] * 0.8 || paramsB > fit.sizes[1] * 1.25) {
    return "its size is outside those that were measured";
  }
  const { where, concurrency } = question;
  if (single === undefined && where !== "api" && concurrency === null) {
    return "nobody measured how fast it is";
  }
  const tokens = tokensFor(amount, null);
  if (tokens === null) return "the length of its answers is not known";
  const load = single ? 1 : concurrency ?? API_LOAD;
  const perMillion = fit.constant * paramsB ** fit.size * load ** fit.atOnce;
  const ofLoad = (other: number) => (other / load) ** fit.atOnce;
  const ranges: Spread[] = [[1 / fit.factor, fit.factor]];
  const free = single === undefined && concurrency === null;
  if (free) ranges.push([ofLoad(API_LOADS[1]), ofLoad(API_LOADS[0])]);
  return {
    basis: "estimated",
    rows: 0,
    measured: [],
    kWh: kWhOf({ tokens, joulesPerToken: perMillion * 3.6, pue: question.pue }),
    spread: together(...ranges),
    tokens,
    machine: single ? oneRequest(hardware, 1, question, "idle hours not counted") : {
      ...NO_MACHINE,
      hardware,
      gpus,
      load,
      loadRange: free ? API_LOADS : null,
      loadFrom: free ? "assumed of an API" : "asked for",
    },
    sure: `estimated from its size, within ${fit.factor.toFixed(1)} times`,
  };
}

/** Prompts longer than measured ones, as a factor of the energy with its spread. */
export function promptFactor(
  tokensIn: number,
  tokens: number | null,
): { factor: number; spread: Spread } {
  const more = Math.max(0, tokensIn - MEASURED_PROMPT) * PROMPT_SHARE / (tokens ?? Infinity);
  const factor = 1 + more / 2;
  return { factor, spread: [1 / factor, (1 + more) / factor] };
}

const NO_MACHINE = {
  machines: 1,
  loadRange: null,
  gpuHours: null,
  used: null,
  capacity: null,
  breakEven: null,
  note: null,
} satisfies Partial<Machine>;

/** A set-up as a machine. */
function machineOf(setup: Setup, { hardware: _, ...more }: Partial<Machine>): Machine {
  const { machines, load, loadRange, loadFrom, gpuHours, used, capacity, note } = {
    ...NO_MACHINE,
    load: 1,
    loadFrom: "",
    ...more,
  };
  const [{ hardware, gpus }] = setup;
  return {
    hardware,
    gpus,
    machines,
    load,
    loadRange,
    loadFrom,
    gpuHours,
    used,
    capacity,
    breakEven: null,
    note,
  };
}

/** A row as it is shown. */
function measuredAt(
  { name, task, hardware, gpus, limit, load, joulesPerToken, own }: ServedAt,
): MeasuredAt {
  return {
    model: name,
    task,
    hardware,
    gpus,
    maxConcurrency: limit,
    concurrency: load,
    joulesPerToken,
    own,
  };
}

/** A number for a remark. */
function round(value: number): string {
  return String(Number(value.toPrecision(2)));
}
