import type { ServedAt } from "./read_data.ts";
import { round } from "./machine.ts";

/** Loads closer than this are one: the same set-up measured twice. */
const SAME_LOAD = 1.02;

/** A load counts as reached when the measured mean comes within this of it. */
const REACHED = 0.95;

/** The rows of one set-up: one variant of a model on one kind and number of GPUs, for one task. */
export type Setup = ServedAt[];

/** What is measured of a set-up at a load. */
type Quantity = "joulesPerToken" | "tokensPerSecond";

/** A quantity of a set-up by the requests at once that were reached. */
type Point = { load: number; value: number; rows: ServedAt[] };

/** The energy of a token at a load. */
type Joules = {
  value: number;
  rows: ServedAt[];
  /** Times as much it may be, since nobody measured so few requests at once; 1 where somebody did. */
  upTo: number;
  note: string | null;
};

/** The set-ups of a model's rows. */
export function setupsOf(rows: readonly ServedAt[]): Setup[] {
  const byName = Map.groupBy(
    rows,
    ({ model, hardware, gpus, task }) => JSON.stringify([model, hardware, gpus, task]),
  );
  return [...byName.values()];
}

/**
 * The set-up that serves a load: the fewest GPUs that were measured to reach it, then the least energy
 * of a token. Where none does, the one that comes closest. A load that is `asked` for is a limit of
 * requests at once, not the mean that is reached.
 */
export function setupFor(setups: readonly Setup[], load: number, asked = false): Setup {
  const most = (setup: Setup) =>
    Math.max(...setup.map((row) => asked ? row.maxConcurrency : row.concurrency));
  const furthest = Math.max(...setups.map(most)), needed = Math.min(load * REACHED, furthest);
  const joules = (setup: Setup) => (asked && atLimit(setup, load) || atLoad(setup, load)).value;
  return setups.filter((setup) => most(setup) >= needed)
    .sort((a, b) => a[0].gpus - b[0].gpus || joules(a) - joules(b))[0];
}

/**
 * Joules of a token at so many requests at once of a machine that is asked about: the row whose limit
 * they are, else between the measured loads. Below the least of these the power falls to that of an idle
 * GPU as idle + (P − idle) · (1 − e^(−load)), P that at the least load: an assumption, as nobody measured
 * it; at most it stays P.
 */
export function joulesAt(setup: Setup, load: number, idleWatts: number): Joules {
  const measured = { upTo: 1, note: null };
  const exact = atLimit(setup, load);
  if (exact) return { ...exact, ...measured };
  const [joules] = pointsOf(setup, "joulesPerToken");
  if (load >= joules.load) return { ...atLoad(setup, load), ...measured };
  const [speed, fullSpeed] = [load, joules.load].map((one) => speedAt(setup, one));
  const from = round(joules.load);
  if (speed === null || fullSpeed === null) {
    const note = `measured from ${from} requests at once on; with fewer a token takes more`;
    return { ...joules, upTo: joules.load / load, note };
  }
  const most = joules.value * fullSpeed, idle = Math.min(idleWatts * setup[0].gpus, most);
  const watts = idle + (most - idle) * (1 - Math.exp(-load));
  return {
    value: watts / speed,
    rows: joules.rows,
    upTo: most / watts,
    note: `fewer than ${from} requests at once, the fewest measured: power assumed`,
  };
}

/** The rows of a limit of requests at once; null where none has it. */
function atLimit(setup: Setup, limit: number): Pick<Joules, "value" | "rows"> | null {
  const rows = setup.filter((row) => row.maxConcurrency === limit);
  if (rows.length === 0) return null;
  const logs = rows.map((row) => Math.log(row.joulesPerToken));
  return { value: Math.exp(logs.reduce((a, b) => a + b) / logs.length), rows };
}

/** A quantity at a load: between its own loads, beyond them that of the nearest. */
export function atLoad(
  setup: Setup,
  load: number,
  quantity: Quantity = "joulesPerToken",
): Pick<Joules, "value" | "rows"> {
  const points = pointsOf(setup, quantity);
  const above = points.findIndex((point) => point.load >= load);
  if (above === 0) return points[0];
  if (above < 0) return points[points.length - 1];
  const [low, high] = [points[above - 1], points[above]];
  const value = between(load, [low.load, high.load], [low.value, high.value]);
  return { value, rows: load === high.load ? high.rows : [...low.rows, ...high.rows] };
}

/**
 * Joules of a token at a load that a provider may have: beyond the measured ones on along the last two,
 * and never upwards.
 */
export function carriedTo(setup: Setup, load: number): number {
  const { value } = atLoad(setup, load), points = pointsOf(setup, "joulesPerToken");
  const [before, last] = points.slice(-2);
  if (last === undefined || load <= last.load) return value;
  return Math.min(value, between(load, [before.load, last.load], [before.value, last.value]));
}

/** Tokens a second at a load, below the least measured one in proportion; null where nobody measured any. */
export function speedAt(setup: Setup, load: number): number | null {
  const [least] = pointsOf(setup, "tokensPerSecond");
  if (least === undefined) return null;
  return atLoad(setup, load, "tokensPerSecond").value * Math.min(1, load / least.load);
}

/**
 * The load at which a set-up gives so many tokens a second, its measured throughput inverted: below the
 * least measured load in proportion, above the highest throughput none.
 */
export function loadFor(setup: Setup, tokensPerSecond: number): number | null {
  const points = pointsOf(setup, "tokensPerSecond"), [least] = points;
  if (tokensPerSecond <= least.value) return least.load * tokensPerSecond / least.value;
  const above = points.findIndex(({ value }, i) =>
    i > 0 && value >= tokensPerSecond && value > points[i - 1].value
  );
  if (above < 0) return null;
  const [low, high] = [points[above - 1], points[above]];
  return between(tokensPerSecond, [low.value, high.value], [low.load, high.load]);
}

/** What belongs to an x, straight on logarithmic axes. */
function between(x: number, [x0, x1]: [number, number], [y0, y1]: [number, number]): number {
  return y0 * (y1 / y0) ** (Math.log(x / x0) / Math.log(x1 / x0));
}

/** What was measured, by load; rows within 2 % of a load are averaged (geometric). */
function pointsOf(setup: Setup, quantity: Quantity): Point[] {
  const points: Point[] = [];
  for (const row of setup.toSorted((a, b) => a.concurrency - b.concurrency)) {
    const value = row[quantity], load = row.concurrency;
    if (value === null) continue;
    const last = points.at(-1);
    if (last === undefined || load > last.load * SAME_LOAD) {
      points.push({ load, value, rows: [row] });
      continue;
    }
    const n = last.rows.length;
    last.value = (last.value ** n * value) ** (1 / (n + 1));
    last.load = (last.load ** n * load) ** (1 / (n + 1));
    last.rows.push(row);
  }
  return points;
}
