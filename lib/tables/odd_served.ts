/** What the rules look at. */
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
  const rules = [slowRows(rows), longAnswers(rows), repeatedSetUps(rows)];
  return rows.map((row) =>
    rules.map((rule) => rule.get(row)).filter((why) => why !== undefined).join("; ") || null
  );
}

/** Rows that are slower than the same set-up on another machine makes one expect. */
function slowRows(rows: readonly Row[]): Map<Row, string> {
  const pairs = groups(rows, setUp).flatMap((alike) =>
    alike.flatMap((row) =>
      alike.filter(({ hardware }) => hardware !== row.hardware).map(({ hardware, ...other }) => ({
        row,
        hardware,
        ratio: (row.interTokenLatencyMs ?? NaN) / (other.interTokenLatencyMs ?? NaN),
      }))
    )
  ).filter(({ ratio }) => ratio > 0);
  const odd = new Map<Row, string>();
  for (const alike of groups(pairs, ({ row, hardware }) => `${row.hardware}\n${hardware}`)) {
    const usual = median(alike.map(({ ratio }) => ratio));
    for (const { row, hardware, ratio } of alike.filter(({ ratio }) => ratio > SLOW * usual)) {
      const times = `${ratio.toFixed(1)} times as long between tokens as on ${hardware}`;
      odd.set(row, `${times}, where ${usual.toFixed(1)} times is usual`);
    }
  }
  return odd;
}

/** Rows of a model and task whose answers are much longer on one machine than on another. */
function longAnswers(rows: readonly Row[]): Map<Row, string> {
  const odd = new Map<Row, string>();
  const known = rows.filter(({ tokensPerAnswer }) => tokensPerAnswer !== null);
  for (const alike of groups(known, ({ model, task }) => `${model}\n${task}`)) {
    const machines = groups(alike, ({ hardware }) => hardware).map((own) => ({
      own,
      hardware: own[0].hardware,
      tokens: median(own.map(({ tokensPerAnswer }) => tokensPerAnswer ?? NaN)),
    })).sort((a, b) => a.tokens - b.tokens);
    const shortest = machines[0], longest = machines[machines.length - 1];
    if (longest.tokens < LONG * shortest.tokens) continue;
    const said = [longest, shortest]
      .map(({ tokens, hardware }) => `${Math.round(tokens)} tokens on ${hardware}`).join(", ");
    for (const row of alike) odd.set(row, `answers of ${said}`);
  }
  return odd;
}

/** Rows whose set-up was measured more than once on the same machine. */
function repeatedSetUps(rows: readonly Row[]): Map<Row, string> {
  const odd = new Map<Row, string>();
  for (const alike of groups(rows, (row) => `${setUp(row)}\n${row.hardware}`)) {
    if (alike.length < 2) continue;
    const energies = alike.map(({ kWhPerMillionTokens }) => kWhPerMillionTokens);
    const apart = 100 * (Math.max(...energies) / Math.min(...energies) - 1);
    const times = alike.length === 2 ? "twice" : `${alike.length} times`;
    for (const row of alike) {
      odd.set(row, `measured ${times}, with energies ${apart.toFixed(0)} % apart`);
    }
  }
  return odd;
}

/** What is measured, wherever it runs. */
function setUp({ model, task, gpus, precision, maxConcurrency }: Row): string {
  return [model, task, gpus, precision, maxConcurrency].join("\n");
}

/** The things that have the same text, in the order of the first of each. */
function groups<Thing>(things: readonly Thing[], textOf: (thing: Thing) => string): Thing[][] {
  return [...Map.groupBy(things, textOf).values()];
}

/** The middle value; of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b), half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}
