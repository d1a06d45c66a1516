import { ReadError } from "../read/read_error.ts";
import { isAsked } from "./is_asked.ts";
import { type Asked, MANY_CLUSTERS, matrix, pairs, variablesOf } from "./model.ts";
import { addsUp, numbersOfCluster, type Scores, scoresOf, withClusters } from "./scores.ts";

/** What a database returned; a file of it needs no other word of what was asked. */
export type Result = Asked & {
  /** Rows by reason: 0 for those of use, then as `reasonsOf` has them. */
  rows: ReadonlyMap<number, number>;
  bins: { i: number; j: number; n: number }[];
  /** What is there once; read only where there are rows of use. */
  sums(): Sums;
  scores(): Scores[];
};

/** What is known of the rows of use. */
export type Sums = {
  /** Smallest and largest of each x, then of y. */
  ranges: [number, number][];
  /** Of `variablesOf`. */
  means: number[];
  /** Around the means. */
  products: number[][];
};

type Item = { value: string; line: number };

/**
 * Reads what the script of `regressionScript` printed: lines of an item and its value, with a comma or
 * a tab between them, under a header or not.
 *
 * @param file what errors name as the thing that was read.
 * @throws {ReadError} for an empty text, a line that is no such item, an item that is there twice or
 * missing, or numbers that are none; of sums and scores only once they are read.
 */
export function readResult(text: string, file: string): Result {
  const items = itemsOf(text, file);
  const asked = askedOf(one(items, "asked", file), file), { question } = asked;
  const counts = (name: string, size: number) =>
    (items.get(name) ?? []).map((item) => countsOf(item, name, size, file));
  const numbers = (name: string, size: number) =>
    numbersOf(one(items, name, file), name, size, file);
  const variables = variablesOf(question).length;
  let scores: Scores[] | undefined; // each model asks for them
  return {
    ...asked,
    rows: new Map(counts("rows", 2).map(([reason, n]) => [reason, n])),
    bins: counts("bin", 3).map(([i, j, n]) => ({ i, j, n })),
    sums: () => {
      const flat = numbers("ranges", 2 * (question.x.length + 1));
      return {
        ranges: Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]),
        means: numbers("means", variables),
        products: matrix(numbers("products", pairs(variables).length), variables),
      };
    },
    scores: () =>
      scores ??= withFewClusters(
        scoresOf(question, (size) => numbers("scores", size)),
        items.get("cluster") ?? [],
        file,
      ),
  };
}

/** The scores with what each cluster sums up to, where these are few. */
function withFewClusters(scores: Scores[], lines: readonly Item[], file: string): Scores[] {
  const clusters = scores[0].byCluster?.clusters ?? 0;
  const expected = clusters < MANY_CLUSTERS ? clusters : 0;
  if (lines.length !== expected) {
    throw refusal(file, {
      line: null,
      found: `${lines.length} lines "cluster"`,
      expected: `${expected}, of ${clusters} clusters`,
    });
  }
  if (expected === 0) return scores;
  const size = numbersOfCluster(scores);
  const whole = withClusters(scores, lines.map((item) => numbersOf(item, "cluster", size, file)));
  if (whole.every(addsUp)) return whole;
  throw refusal(file, {
    line: null,
    found: `lines "cluster" that do not add up to "scores"`,
    expected: "those of one result",
  });
}

/** The lines of a result by their item. */
function itemsOf(text: string, file: string): Map<string, Item[]> {
  const items = new Map<string, Item[]>();
  text.replace(/^\uFEFF/, "").split(/\r?\n/).forEach((raw, at) => {
    const cells = raw.split(/[,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    const [name, value] = cells, line = at + 1;
    if (raw.trim() === "" || (items.size === 0 && name === "item" && value === "value")) return;
    if (
      cells.length !== 2 || !/^(asked|rows|ranges|means|products|scores|cluster|bin)$/.test(name)
    ) {
      throw refusal(file, { line, found: `"${shorten(raw)}"`, expected: "an item and its value" });
    }
    const before = items.get(name) ?? [];
    if (before.length > 0 && !/^(rows|cluster|bin)$/.test(name)) {
      throw refusal(file, { line, found: `the item "${name}" twice`, expected: "one result" });
    }
    items.set(name, [...before, { value, line }]);
  });
  if (items.size > 0) return items;
  throw refusal(file, { line: null, found: "nothing", expected: "the result of the script" });
}

/** What a result says that it answers. */
function askedOf({ value, line }: Item, file: string): Asked {
  try {
    const asked = JSON.parse(decodeURIComponent(value));
    if (isAsked(asked)) return asked;
  } catch {
    // said below
  }
  throw refusal(file, {
    line,
    found: `"${shorten(value)}" as what was asked`,
    expected: "what the script says",
  });
}

/** The item that a result has once. */
function one(items: ReadonlyMap<string, Item[]>, name: string, file: string): Item {
  const found = items.get(name);
  if (found !== undefined) return found[0];
  throw refusal(file, { line: null, found: `no "${name}"`, expected: "the whole result" });
}

/** Whole numbers from 0. */
function countsOf(item: Item, name: string, count: number, file: string): number[] {
  const values = numbersOf(item, name, count, file);
  const broken = values.find((value) => !Number.isSafeInteger(value) || value < 0);
  if (broken === undefined) return values;
  throw refusal(file, {
    line: item.line,
    found: `${broken} in "${name}"`,
    expected: "whole numbers from 0",
  });
}

function numbersOf({ value, line }: Item, name: string, count: number, file: string): number[] {
  const texts = value.split(" "), values = texts.map((text) => text === "" ? NaN : Number(text));
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken < 0 && values.length === count) return values;
  if (/^-?Inf/i.test(texts[broken] ?? "")) {
    throw new RangeError(
      `Cannot fit: a sum in "${name}" is ${texts[broken]}, need a finite number; ` +
        `x or y are too large for a double, use another unit`,
    );
  }
  throw refusal(file, {
    line,
    found: broken < 0
      ? `${values.length} numbers in "${name}"`
      : `"${shorten(texts[broken])}" in "${name}"`,
    expected: `${count} ${count === 1 ? "number" : "numbers"}`,
  });
}

function refusal(
  file: string,
  { line, found, expected }: { line: number | null; found: string; expected: string },
): ReadError {
  return new ReadError({
    file,
    line,
    found,
    expected,
    mend: "run the script of `data:regress --sql` again, and keep all that it prints",
  });
}

const shorten = (text: string) => text.length > 60 ? `${text.slice(0, 60)}…` : text;
