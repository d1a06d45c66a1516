import { type Amount, type Energy, type Spread, together, tokensFor } from "./estimate.ts";
import { cardsFor, machineOf, memoryGB, oneRequest, overdrawn, round } from "./machine.ts";
import { API_LOAD, API_LOADS } from "./measured.ts";
import { NO_LENGTH, ONE_REQUEST, TASKS } from "./tokens.ts";
import type { EnergyFit, KnownModel, Question } from "./types.ts";

/** From the size of a dense model with weights of 16 bits, where the fit of its kind reaches so far. */
export function fitted(
  { paramsB, activeParamsB, weights }: KnownModel,
  question: Question,
  amount: Amount,
  { machines: [hardware], fits }: { machines: readonly string[]; fits: readonly EnergyFit[] },
): Energy | string {
  if (paramsB === null) {
    return weights === "closed" ? "energy not disclosed" : "its size is not known";
  }
  if (activeParamsB !== paramsB) return "not measured, and only dense models can be estimated";
  const fitFor = (task: string) =>
    fits.find((one) => one.hardware === hardware && one.task === task);
  const single = fitFor(ONE_REQUEST), gigabytes = memoryGB(paramsB, 2);
  const gpus = cardsFor(hardware, gigabytes);
  if (single !== undefined && gpus > 1) {
    return `its weights take ${round(gigabytes)} GB and do not fit on ${hardware}`;
  }
  const fit = single ?? fitFor(TASKS[question.purpose]) ?? fitFor(TASKS.chat);
  if (fit === undefined) return `not measured on ${hardware}`;
  if (paramsB < fit.sizes[0] * 0.8 || paramsB > fit.sizes[1] * 1.25) {
    return "its size is outside those that were measured";
  }
  const { where, concurrency } = question;
  if (single === undefined && where !== "api" && concurrency === null) {
    return "nobody measured how fast it is";
  }
  const tokens = tokensFor(amount, null);
  if (tokens === null) return NO_LENGTH;
  const load = single ? 1 : concurrency ?? API_LOAD;
  const perMillion = fit.constant * paramsB ** fit.size * load ** fit.atOnce;
  const gpuKWh = tokens / 1e6 * perMillion;
  const why = single ? overdrawn(hardware, gpuKWh, question) : null;
  if (why !== null) return why;
  const isAssumed = single === undefined && concurrency === null;
  const ofLoads = API_LOADS.map((other) => (other / load) ** fit.atOnce).toReversed();
  return {
    basis: "estimated",
    rows: 0,
    measured: [],
    gpuKWh,
    spread: together([1 / fit.factor, fit.factor], ...isAssumed ? [ofLoads as Spread] : []),
    tokens,
    machine: single
      ? oneRequest(hardware, question, "idle hours not counted")
      : machineOf(hardware, gpus, {
        load,
        loadRange: isAssumed ? API_LOADS : null,
        loadFrom: isAssumed ? "assumed of an API" : "asked for",
      }),
    sure: `estimated from its size, within ${fit.factor.toFixed(1)} times`,
  };
}
