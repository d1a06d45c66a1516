import { atLoad } from "./interpolate.ts";
import type { ServedAt } from "./types.ts";

/** A load counts as reached when the measured mean comes within this of it. */
const REACHED = 0.95;

/** The rows of one set-up: one variant of a model on one kind and number of GPUs, for one task. */
export type Setup = ServedAt[];

/** The set-ups of a model's rows. */
export function setupsOf(rows: readonly ServedAt[]): Setup[] {
  const groups = Map.groupBy(
    rows,
    (row) => JSON.stringify([row.name, row.hardware, row.gpus, row.task]),
  );
  return [...groups.values()];
}

/**
 * The set-up that serves a load: the fewest GPUs that were measured to reach it, then the least energy
 * of a token. Where none does, the one that comes closest.
 *
 * @param options.asked the load is a limit of requests at once, not the mean that is reached.
 */
export function setupFor(
  setups: readonly Setup[],
  load: number,
  { asked = false }: { asked?: boolean } = {},
): Setup | null {
  const most = (setup: Setup) => Math.max(...setup.map((row) => asked ? row.limit : row.load));
  const reaching = setups.filter((setup) => most(setup) >= load * REACHED);
  const furthest = Math.max(...setups.map(most));
  const able = reaching.length > 0 ? reaching : setups.filter((setup) => most(setup) === furthest);
  return leastOf(able, (setup) => setup[0].gpus, (setup) => joulesAt(setup, load, { asked }).value);
}

/** The first by one quantity, and among equals by another. */
export function leastOf<T>(all: readonly T[], ...by: ((one: T) => number)[]): T | null {
  const order = (a: T, b: T) => {
    for (const value of by) if (value(a) !== value(b)) return value(a) - value(b);
    return 0;
  };
  return all.toSorted(order)[0] ?? null;
}

/** Joules of a token at a load; a load that equals a measured limit, where it is asked for, takes that row. */
export function joulesAt(
  setup: Setup,
  load: number,
  { asked = false }: { asked?: boolean } = {},
): { value: number; rows: ServedAt[] } {
  const exact = asked ? setup.filter((row) => row.limit === load) : [];
  if (exact.length === 0) return atLoad(setup, "joulesPerToken", load);
  const logs = exact.map((row) => Math.log(row.joulesPerToken));
  return { value: Math.exp(logs.reduce((a, b) => a + b) / logs.length), rows: exact };
}
