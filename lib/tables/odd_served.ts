import { median } from "d3-array";

type Row = {
  model: string;
  task: string;
  hardware: string;
  gpus: number;
  precision: string;
  maxConcurrency: number;
  kWhPerMillionTokens: number;
  tokensPerAnswer: number | null;
  interTokenLatencyMs: number | null;
};

type Odd = (readonly [Row, string])[];

/** Slower by this much than such pairs of machines are in the median. */
const SLOW = 2;

/** Answers that are longer by this much than on the other machine. */
const LONG = 1.5;

/**
 * Says of each row why it is odd, in a few words, or null. Three rules, none of which can tell what is
 * right:
 *
 * 1. The time between tokens, compared with the same set-up on another machine, is more than twice what
 *    the median of such pairs of the two machines says.
 * 2. The answers of a model to a task are half as long again on one machine as on another, though the
 *    machine should not matter to them: all rows of both are odd.
 * 3. The same set-up was measured more than once.
 *
 * A set-up is model, task, number of GPUs, precision and limit of requests at once.
 */
export function oddServed(rows: readonly Row[]): (string | null)[] {
  const rules = [slowRows, longAnswers, repeatedSetUps].map((rule) => new Map(rule(rows)));
  return rows.map((row) => rules.flatMap((odd) => odd.get(row) ?? []).join("; ") || null);
}

/** Rows that are slower than the same set-up on another machine makes one expect. */
function slowRows(rows: readonly Row[]): Odd {
  const pairs = groups(rows, setUp).flatMap((alike) =>
    alike.flatMap((row) =>
      alike.filter(({ hardware }) => hardware !== row.hardware).map((other) => ({
        row,
        on: other.hardware,
        ratio: (row.interTokenLatencyMs ?? NaN) / (other.interTokenLatencyMs ?? NaN),
      }))
    )
  ).filter(({ ratio }) => ratio > 0);
  return groups(pairs, ({ row, on }) => `${row.hardware}\n${on}`).flatMap((alike) => {
    const usual = median(alike, ({ ratio }) => ratio)!;
    return alike.filter(({ ratio }) => ratio > SLOW * usual).map(({ row, on, ratio }) => {
      const times = `${ratio.toFixed(1)} times as long between tokens as on ${on}`;
      return [row, `${times}, where ${usual.toFixed(1)} times is usual`];
    });
  });
}

/** Rows of a model and task whose answers are much longer on one machine than on another. */
function longAnswers(rows: readonly Row[]): Odd {
  const known = rows.filter(({ tokensPerAnswer }) => tokensPerAnswer !== null);
  return groups(known, ({ model, task }) => `${model}\n${task}`).flatMap((alike) => {
    const machines = groups(alike, ({ hardware }) => hardware).map((own) => ({
      hardware: own[0].hardware,
      tokens: median(own, ({ tokensPerAnswer }) => tokensPerAnswer)!,
    })).sort((a, b) => b.tokens - a.tokens);
    const ends = [machines[0], machines[machines.length - 1]];
    if (ends[0].tokens < LONG * ends[1].tokens) return [];
    const said = ends.map((one) => `${Math.round(one.tokens)} tokens on ${one.hardware}`);
    return alike.map((row) => [row, `answers of ${said.join(", ")}`]);
  });
}

function repeatedSetUps(rows: readonly Row[]): Odd {
  return groups(rows, (row) => `${setUp(row)}\n${row.hardware}`).flatMap((alike) => {
    if (alike.length < 2) return [];
    const energies = alike.map(({ kWhPerMillionTokens }) => kWhPerMillionTokens);
    const apart = 100 * (Math.max(...energies) / Math.min(...energies) - 1);
    const times = alike.length === 2 ? "twice" : `${alike.length} times`;
    const why = `measured ${times}, with energies ${apart.toFixed(0)} % apart`;
    return alike.map((row) => [row, why]);
  });
}

/** What is measured, wherever it runs. */
function setUp({ model, task, gpus, precision, maxConcurrency }: Row): string {
  return [model, task, gpus, precision, maxConcurrency].join("\n");
}

/** The things that have the same text, in the order of the first of each. */
function groups<Thing>(things: readonly Thing[], textOf: (thing: Thing) => string): Thing[][] {
  return [...Map.groupBy(things, textOf).values()];
}
