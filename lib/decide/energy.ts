import { ONE_REQUEST, type Spread, together } from "./estimate.ts";
import type { EnergyFit, KnownModel } from "./read_data.ts";
import { cardsFor, machineOf, oneRequest, round } from "./machine.ts";
import { API_LOAD, API_LOADS, measuredOn, type Taken } from "./measured.ts";
import type { Question } from "./question.ts";
import { NO_LENGTH, TASKS, type Work, workOf } from "./tokens.ts";

/** The energy of a month, with what it rests on, and how sure that is. */
type Energy = Taken & {
  basis: "measured" | "other task" | "estimated";
  rows: number;
  sure: string;
};

/** GB of a billion weights of 16 bits, with a tenth more for caches and activations. */
const GB_PER_B = 2 * 1.1;

/** Whether the user measured on it, and nobody else. */
export function isOwn(models: readonly KnownModel[], hardware: string): boolean {
  const on = models.flatMap(({ served }) => served).filter((row) => row.hardware === hardware);
  const isStudied = models.some(({ single }) => single.some((row) => row.hardware === hardware));
  return on.length > 0 && on.every(({ own }) => own) && !isStudied;
}

/**
 * The energy of a month with a model: of its own measurements, else of those for another task, else what
 * its size lets expect; where nothing does, the reason.
 *
 * @param circumstances.machines in order; the first that somebody measured on counts.
 */
export function energyOf(
  model: KnownModel,
  question: Question,
  tokens: number | null,
  { machines, own, fits }: {
    machines: readonly string[];
    own: boolean;
    fits: readonly EnergyFit[];
  },
): Energy | string {
  const task = TASKS[question.purpose], rows = model.served.filter((row) => row.own === own);
  const others = Object.values(TASKS).filter((one) => one !== task);
  for (const isOther of [false, true]) {
    for (const hardware of machines) {
      const on = rows.filter((row) => row.hardware === hardware);
      const found = (isOther ? others : [task]).find((one) => on.some((row) => row.task === one));
      const fitting = own ? on : on.filter((row) => row.task === found);
      if (fitting.length > 0) return measuredOn(fitting, question, tokens, isOther);
      const single = model.single.filter((one) => one.hardware === hardware);
      if (single.length > 0 && !isOther) {
        const of16 = single.find(({ bits }) => bits === 16) ?? single[0];
        return oneAtATime(of16, question, workOf(question, tokens));
      }
    }
  }
  const fitted = fits.filter((fit) => fit.hardware === machines[0]);
  return bySize(model, question, workOf(question, tokens), machines[0], fitted);
}

/** From LLM-Perf: one request at a time, whatever is asked. */
function oneAtATime(
  { hardware, bits, rows, kWhPerMillionTokens: [low, median, high] }: KnownModel["single"][number],
  question: Question,
  work: Work | null,
): Energy | string {
  if (work === null) return NO_LENGTH;
  const joulesPerToken = median * 3.6, note = `weights of ${bits} bits; idle hours not counted`;
  const machine = oneRequest(hardware, work.most * joulesPerToken, question, note);
  if (typeof machine === "string") return machine;
  const sure = `measured, ${rows} rows, one request at a time`;
  const { tokens } = work, spread = together([low / median, high / median], spreadOf(work));
  return { basis: "measured", rows, measured: [], joulesPerToken, tokens, spread, machine, sure };
}

/** From the size of a dense model with weights of 16 bits, where the fit of its kind reaches so far. */
function bySize(
  { paramsB, activeParamsB, weights }: KnownModel,
  question: Question,
  work: Work | null,
  hardware: string,
  fits: readonly EnergyFit[],
): Energy | string {
  if (paramsB === null) {
    return weights === "closed" ? "energy not disclosed" : "its size is not known";
  }
  if (activeParamsB !== paramsB) return "not measured, and only dense models can be estimated";
  const fitFor = (task: string) => fits.find((fit) => fit.task === task);
  const single = fitFor(ONE_REQUEST), gpus = cardsFor(hardware, paramsB * GB_PER_B);
  if (single !== undefined && gpus > 1) {
    return `its weights take ${round(paramsB * GB_PER_B)} GB and do not fit on ${hardware}`;
  }
  const fit = single ?? fitFor(TASKS[question.purpose]) ?? fitFor(TASKS.chat);
  if (fit === undefined) return `not measured on ${hardware}`;
  if (paramsB < fit.least * 0.8 || paramsB > fit.most * 1.25) {
    return "its size is outside those that were measured";
  }
  const { where, concurrency } = question, isAssumed = single === undefined && concurrency === null;
  if (single === undefined && where !== "api") return "nobody measured how fast it is";
  if (work === null) return NO_LENGTH;
  const load = single ? 1 : concurrency ?? API_LOAD;
  const joulesPerToken = fit.constant * paramsB ** fit.size * load ** fit.atOnce * 3.6;
  const machine = single
    ? oneRequest(hardware, work.most * joulesPerToken, question, "idle hours not counted")
    : machineOf(hardware, gpus, {
      load,
      loadRange: isAssumed ? API_LOADS : null,
      loadFrom: isAssumed ? "assumed of an API" : "asked for",
    });
  if (typeof machine === "string") return machine;
  const spreads: Spread[] = [[1 / fit.factor, fit.factor], spreadOf(work)];
  if (isAssumed) {
    const [most, least] = API_LOADS.map((other) => (other / load) ** fit.atOnce);
    spreads.push([least, most]);
  }
  return {
    basis: "estimated",
    rows: 0,
    measured: [],
    joulesPerToken,
    tokens: work.tokens,
    spread: together(...spreads),
    machine,
    sure: `estimated from its size, within ${fit.factor.toFixed(1)} times`,
  };
}

/** What long questions may take of the energy where each token takes the same. */
function spreadOf({ least, tokens, most }: Work): Spread {
  return [least / tokens, most / tokens];
}
