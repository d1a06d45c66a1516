import { type Amount, tokensFor } from "./amount.ts";
import { atLoad, loadFor } from "./interpolate.ts";
import { round } from "./machine.ts";
import { MONTH_DAYS } from "./month.ts";
import { powerBelow } from "./power.ts";
import type { Setup } from "./setup.ts";
import type { Machine, Question } from "./types.ts";

/** How a set-up serves what a day asks for: how many machines, at which load, and what they draw. */
export function planOf(setup: Setup, question: Question, amount: Amount, counted: number | null) {
  const tokens = tokensFor(amount, counted), perAnswer = counted ?? amount.tokens;
  const { hours, reserve, maxWaitMs, idleWatts } = question;
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
    gpuKWh: machines * watts * hoursOn / 1000,
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
export function hoursAt(
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
