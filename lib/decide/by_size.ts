import { type Amount, type Energy, tokensFor } from "./amount.ts";
import { type Spread, together } from "./estimated.ts";
import { NO_MACHINE, oneRequest, round } from "./machine.ts";
import { API_LOAD, API_LOADS } from "./measured.ts";
import { cardsFor, memoryGB } from "./memory.ts";
import { NO_LENGTH, ONE_REQUEST, TASKS } from "./tokens.ts";
import type { EnergyFit, KnownModel, Question } from "./types.ts";

/** From the size of a dense model, where the fit of its kind reaches so far. */
export function fitted(
  { paramsB, activeParamsB, weights }: KnownModel,
  question: Question,
  amount: Amount,
  { machines: [hardware], fits }: {
    machines: readonly string[];
    fits: readonly EnergyFit[];
  },
): Energy | string {
  if (paramsB === null) {
    return weights === "closed" ? "energy not disclosed" : "its size is not known";
  }
  if (activeParamsB !== paramsB) {
    return "not measured, and only dense models can be estimated";
  }
  const single = fits.find((one) => one.hardware === hardware && one.task === ONE_REQUEST);
  const gpus = cardsFor(hardware, { paramsB, bytesPerParam: 2 }) ?? 1;
  if (single !== undefined && gpus > 1) {
    return `its weights take ${round(memoryGB(paramsB, 2))} GB and do not fit on ${hardware}`;
  }
  const fit = single ??
    fits.find((one) => one.hardware === hardware && one.task === TASKS[question.purpose]) ??
    fits.find((one) => one.hardware === hardware && one.task === TASKS.chat);
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
  const ofLoad = (other: number) => (other / load) ** fit.atOnce;
  const ranges: Spread[] = [[1 / fit.factor, fit.factor]];
  const free = single === undefined && concurrency === null;
  if (free) ranges.push([ofLoad(API_LOADS[1]), ofLoad(API_LOADS[0])]);
  return {
    basis: "estimated",
    rows: 0,
    measured: [],
    gpuKWh: tokens / 1e6 * perMillion,
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
