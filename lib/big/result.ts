import { ReadError } from "../read/read_error.ts";
import type { EngineName } from "./dialect.ts";
import { modelsOf, pairs, type Question, variablesOf } from "./model.ts";

/** What a database returned, item by item; a file of it needs no other word of what was asked. */
export type Result = {
  engine: EngineName;
  /** What the table is called in a report. */
  from: string;
  question: Question;
  /** Values by item, with the line that each stands in. */
  items: ReadonlyMap<string, readonly Item[]>;
  /** Where the result was read from, for errors. */
  file: string;
};

type Item = { value: string; line: number };

/** The items that there may be, and those that a result has once for each row that they tell of. */
const ITEM =
  /^(engine|from|x|category|y|cluster|scale|rows|ranges|means|products|(scores by row|scores by cluster|antilogs): (linear|power law|exponential)|bin)$/;
const MANY = ["rows", "bin", "category"];
const ENGINES: readonly string[] = ["duckdb", "postgres", "spark"] satisfies EngineName[];

/**
 * Reads what the script of `regressionScript` printed: lines of an item and its value, with a comma or
 * a tab between them, under a header or not.
 *
 * @throws {ReadError} for an empty text, a line that is no such item, an item twice, or one that is missing.
 */
export function readResult(text: string, file: string): Result {
  const items = new Map<string, Item[]>();
  text.replace(/^\uFEFF/, "").split(/\r?\n/).forEach((raw, at) => {
    const cells = raw.split(/[,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    const line = at + 1, [item, value] = cells;
    if (raw.trim() === "" || (items.size === 0 && item === "item" && value === "value")) return;
    if (cells.length !== 2 || !ITEM.test(item)) {
      throw refusal(file, { line, found: `"${shorten(raw)}"`, expected: "an item and its value" });
    }
    const before = items.get(item);
    if (before === undefined) items.set(item, [{ value, line }]);
    else if (MANY.includes(item)) before.push({ value, line });
    else throw refusal(file, { line, found: `the item "${item}" twice`, expected: "one result" });
  });
  if (items.size === 0) {
    throw refusal(file, { line: null, found: "nothing", expected: "the result of the script" });
  }
  const engine = only(items, "engine", file), scale = only(items, "scale", file);
  if (!ENGINES.includes(engine) || (scale !== "log" && scale !== "linear")) {
    throw refusal(file, {
      line: null,
      found: `the engine ${shorten(engine)} and the scale ${shorten(scale)}`,
      expected: `${ENGINES.join(", ")}; log, linear`,
    });
  }
  const names = (item: string) => only(items, item, file).split(" ").map((name) => decoded(name, file));
  const question: Question = {
    x: names("x"),
    categories: (items.get("category") ?? []).map(({ value }) => {
      const [column, of = ""] = value.split(" ").map((name) => decoded(name, file));
      return { column, value: of };
    }),
    y: names("y")[0],
    cluster: items.has("cluster") ? names("cluster")[0] : null,
    scale,
  };
  return { engine: engine as EngineName, from: names("from")[0], question, items, file };
}

/** Rows by reason: 0 for those of use, then as `reasonsOf` has them. */
export function rowsOf(result: Result): Map<number, number> {
  const rows = (result.items.get("rows") ?? []).map((item) => counts(result, "rows", item, 2));
  return new Map(rows.map(([reason, n]) => [reason, n]));
}

/** Smallest and largest of each quantity, then of y. */
export function rangesOf(result: Result): [number, number][] {
  const flat = numbers(result, "ranges", 2 * (result.question.x.length + 1));
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
}

/** Means, and products around them, of `variablesOf`. */
export function momentsOfResult(result: Result): { means: number[]; products: number[][] } {
  const size = variablesOf(result.question).length;
  return {
    means: numbers(result, "means", size),
    products: matrix(numbers(result, "products", pairs(size).length), size),
  };
}

/** Of one model: products of its scores, row by row and, where there is one, by cluster; Σ 10^residual. */
export function scoresOfResult(result: Result, model: number): {
  byRow: number[][];
  byCluster: { products: number[][]; clusters: number } | null;
  antilogs: number | null;
} {
  const { growth, xs } = modelsOf(result.question)[model];
  const size = xs.length + 1, many = pairs(size).length;
  const byRow = matrix(numbers(result, `scores by row: ${growth}`, many), size);
  const antilogs = growth === "linear" ? null : numbers(result, `antilogs: ${growth}`, 1)[0];
  if (result.question.cluster === null) return { byRow, byCluster: null, antilogs };
  const [clusters, ...products] = numbers(result, `scores by cluster: ${growth}`, 1 + many);
  return { byRow, byCluster: { clusters, products: matrix(products, size) }, antilogs };
}

/** Places of bins and their rows. */
export function binsOfResult(result: Result): { i: number; j: number; n: number }[] {
  return (result.items.get("bin") ?? []).map((item) => {
    const [i, j, n] = counts(result, "bin", item, 3);
    return { i, j, n };
  });
}

/** The numbers of an item that a result has once. */
function numbers(result: Result, item: string, count: number): number[] {
  only(result.items, item, result.file);
  return numbersIn(result, item, result.items.get(item)![0], count);
}

/** Whole numbers from 0. */
function counts(result: Result, name: string, item: Item, count: number): number[] {
  const values = numbersIn(result, name, item, count);
  const broken = values.find((value) => !Number.isSafeInteger(value) || value < 0);
  if (broken === undefined) return values;
  throw refusal(result.file, {
    line: item.line,
    found: `${broken} in "${name}"`,
    expected: "whole numbers",
  });
}

function numbersIn({ file }: Result, name: string, { value, line }: Item, count: number): number[] {
  const texts = value.split(" "), values = texts.map((text) => text === "" ? NaN : Number(text));
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken < 0 && values.length === count) return values;
  if (/^-?Infinity$/i.test(texts[broken] ?? "")) {
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

/** The value of an item that a result has once. */
function only(items: Result["items"], item: string, file: string): string {
  const found = items.get(item);
  if (found !== undefined) return found[0].value;
  throw refusal(file, { line: null, found: `no "${item}"`, expected: "the whole result" });
}

function decoded(name: string, file: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw refusal(file, {
      line: null,
      found: `the name "${shorten(name)}"`,
      expected: "a percent-encoded name",
    });
  }
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
