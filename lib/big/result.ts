import { MANY_CLUSTERS } from "../filter/common.ts";
import type { ClusterScores } from "../fit/cr2_from_sums.ts";
import type { ScoreProducts } from "../fit/multiple_moments.ts";
import { ReadError } from "../read/read_error.ts";
import { type Asked, modelsOf, pairs, type Question, variablesOf } from "./model.ts";
import { isAsked } from "./is_asked.ts";

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

/** What is known of a model's residuals. */
export type Scores = {
  /** Σ score · scoreᵀ, score = residual · (1, x − mean, …). */
  byRow: number[][];
  /** The same of the scores' sums in each cluster; `each` where clusters are few. */
  byCluster: (ScoreProducts & { each: ClusterScores[] | null }) | null;
  /** Σ 10^residual; null where y was fitted as it is. */
  antilogs: number | null;
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
    scores: () => {
      const scores = scoresOf(question, (size) => numbers("scores", size));
      const clusters = scores[0].byCluster?.clusters ?? 0;
      const lines = items.get("cluster") ?? [], expected = clusters < MANY_CLUSTERS ? clusters : 0;
      if (lines.length !== expected) {
        throw refusal(file, {
          line: null,
          found: `${lines.length} lines "cluster"`,
          expected: `${expected}, of ${clusters} clusters`,
        });
      }
      if (expected === 0) return scores;
      const whole = withClusters(
        scores,
        lines.map((item) => {
          const sizes = scores.map(({ byRow }) => byRow.length + pairs(byRow.length).length);
          return numbersOf(item, "cluster", sizes.reduce((sum, size) => sum + size), file);
        }),
      );
      if (whole.every(addsUp)) return whole;
      throw refusal(file, {
        line: null,
        found: `lines "cluster" that do not add up to "scores"`,
        expected: "those of one result",
      });
    },
  };
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

/** The scores of each model, in the order in which the script prints them. */
function scoresOf(question: Question, numbers: (size: number) => number[]): Scores[] {
  const models = modelsOf(question), clustered = question.cluster !== null;
  const sizes = models.map(({ growth, xs }) => ({
    size: xs.length + 1,
    many: pairs(xs.length + 1).length,
    logs: growth === "linear" ? 0 : 1,
  }));
  const all = numbers(
    sizes.reduce(
      (sum, { many, logs }) => sum + many * (clustered ? 2 : 1) + logs,
      clustered ? 1 : 0,
    ),
  );
  const take = (count: number) => all.splice(0, count);
  const clusters = clustered ? take(1)[0] : 0;
  return sizes.map(({ size, many, logs }) => ({
    byRow: matrix(take(many), size),
    antilogs: logs === 0 ? null : take(1)[0],
    byCluster: clustered ? { clusters, products: matrix(take(many), size), each: null } : null,
  }));
}

/** The scores with what each cluster sums up to, in the order in which the script prints it. */
function withClusters(scores: readonly Scores[], clusters: readonly number[][]): Scores[] {
  let from = 0;
  return scores.map((one) => {
    const size = one.byRow.length, middle = from + size, to = middle + pairs(size).length;
    const each = clusters.map((numbers) => ({
      score: numbers.slice(from, middle),
      square: matrix(numbers.slice(middle, to), size),
    }));
    from = to;
    return { ...one, byCluster: one.byCluster && { ...one.byCluster, each } };
  });
}

/** Whether the clusters' own scores make up the products of all. */
function addsUp({ byCluster }: Scores): boolean {
  const { products, each } = byCluster!;
  return products.every((row, a) =>
    row.every((product, b) => {
      const sum = each!.reduce((sum, { score }) => sum + score[a] * score[b], 0);
      return Math.abs(sum - product) <= 1e-6 * Math.sqrt(products[a][a] * products[b][b]);
    })
  );
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

/** The symmetric matrix of its upper triangle. */
function matrix(triangle: readonly number[], size: number): number[][] {
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  pairs(size).forEach(([i, j], at) => rows[i][j] = rows[j][i] = triangle[at]);
  return rows;
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
