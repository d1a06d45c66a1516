import type { Amount, Energy } from "./amount.ts";
import { fitted } from "./by_size.ts";
import { measuredOn } from "./measured.ts";
import { oneAtATime } from "./one_request.ts";
import { TASKS } from "./tokens.ts";
import type { EnergyFit, KnownModel, Question } from "./types.ts";

/** Whether the user measured on it, and nobody else. */
export function isOwn(models: readonly KnownModel[], hardware: string): boolean {
  const on = models.flatMap(({ served, single }) =>
    [...served, ...single].filter((row) => row.hardware === hardware)
  );
  return on.length > 0 && on.every(({ own }) => own);
}

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
    fits: readonly EnergyFit[];
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
