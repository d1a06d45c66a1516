import { fitted } from "./by_size.ts";
import { type Amount, type Energy, tokensFor } from "./estimate.ts";
import { oneRequest, overdrawn } from "./machine.ts";
import { measuredOn } from "./measured.ts";
import { NO_LENGTH, TASKS } from "./tokens.ts";
import type { EnergyFit, KnownModel, Question } from "./types.ts";

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
  circumstances: { machines: readonly string[]; own: boolean; fits: readonly EnergyFit[] },
): Energy | string {
  const { machines, own } = circumstances, amount: Amount = { ...question, tokens };
  const task = TASKS[question.purpose], rows = model.served.filter((row) => row.own === own);
  for (const other of [false, true]) {
    for (const hardware of machines) {
      const on = rows.filter((row) => row.hardware === hardware);
      const byTask = Map.groupBy(on, (row) => row.task);
      const otherTask = Object.values(TASKS).find((one) => one !== task && byTask.has(one));
      const fitting = own ? on : byTask.get(other ? otherTask ?? "" : task) ?? [];
      if (fitting.length > 0) return measuredOn(fitting, question, amount, other && !own);
      const single = model.single.filter((one) => one.hardware === hardware);
      if (single.length > 0 && !other) {
        return oneAtATime(single.find(({ bits }) => bits === 16) ?? single[0], question, amount);
      }
    }
  }
  return fitted(model, question, amount, circumstances);
}

/** From LLM-Perf: one request at a time, whatever is asked. */
function oneAtATime(
  { hardware, bits, rows, kWhPerMillionTokens: [low, median, high] }: KnownModel["single"][number],
  question: Question,
  amount: Amount,
): Energy | string {
  const tokens = tokensFor(amount, null);
  if (tokens === null) return NO_LENGTH;
  const gpuKWh = tokens / 1e6 * median, why = overdrawn(hardware, gpuKWh, question);
  if (why !== null) return why;
  return {
    basis: "measured",
    rows,
    measured: [],
    gpuKWh,
    spread: [low / median, high / median],
    tokens,
    machine: oneRequest(hardware, question, `weights of ${bits} bits; idle hours not counted`),
    sure: `measured, ${rows} rows, one request at a time`,
  };
}
