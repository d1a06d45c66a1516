import { ReadError } from "../read/read_error.ts";
import { isQuestion, type Question, record } from "./question.ts";
import { MOST_CLUSTERS, namesOf } from "./script.ts";

/** Numbers by their names in the database. */
export type Named = Readonly<Record<string, number>>;

/** What is known of the rows of use: see `namesOf`. */
export type Sums = {
  ranges: Named;
  sums: Named;
  /** Of each cluster; null where there are none, or too many to tell each. */
  clusters: Named[] | null;
};

/** What a database returned; a file of it needs no other word of what was asked. */
export type Result = {
  /** What the table is called in a report. */
  from: string;
  question: Question;
  /** Rows by reason: 0 for those of use, then as `reasonsOf` has them. */
  rows: ReadonlyMap<number, number>;
  bins: Named[];
  /** Read only where there are rows of use. */
  known: () => Sums;
};

type Item = { value: string; line: number };

/**
 * Reads what the script of `regressionScript` printed: lines of an item and its value, with a comma or
 * a tab between them, under a header or not.
 *
 * @param file what errors name as the thing that was read.
 * @throws {ReadError} for an empty text, a line that is no such item, an item that is there twice or
 * missing, or numbers that are none; of what is known only once it is read.
 */
export function readResult(text: string, file: string): Result {
  const items = itemsOf(text, file), { from, question } = askedOf(one(items, "asked", file), file);
  const counts = (name: string, names: string[]) =>
    (items.get(name) ?? []).map((item) => countsOf(item, name, names, file));
  return {
    from,
    question,
    rows: new Map(counts("rows", ["reason", "n"]).map(({ reason, n }) => [reason, n])),
    bins: counts("bin", ["i", "j", "n"]),
    known: () => {
      const names = namesOf(question);
      const named = (name: "ranges" | "sums") =>
        numbersOf(one(items, name, file), name, names[name], file);
      const sums = named("sums"), lines = items.get("cluster") ?? [];
      const told = question.cluster !== null && sums.clusters <= MOST_CLUSTERS;
      const expected = told ? sums.clusters : 0;
      if (lines.length !== expected) {
        throw refusal(file, {
          line: null,
          found: `${lines.length} lines "cluster"`,
          expected: `${expected}, of ${sums.clusters} clusters`,
        });
      }
      const clusters = lines.map((item) => numbersOf(item, "cluster", names.cluster, file));
      return { ranges: named("ranges"), sums, clusters: told ? clusters : null };
    },
  };
}

/** The lines of a result by their item. */
function itemsOf(text: string, file: string): Map<string, Item[]> {
  const items = new Map<string, Item[]>();
  text.replace(/^\uFEFF/, "").split(/\r?\n/).forEach((raw, at) => {
    const cells = raw.split(/[,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    const [name, value] = cells, line = at + 1, before = items.get(name);
    if (raw.trim() === "" || (items.size === 0 && name === "item" && value === "value")) return;
    if (cells.length !== 2 || !/^(asked|rows|ranges|sums|cluster|bin)$/.test(name)) {
      throw refusal(file, { line, found: `"${shorten(raw)}"`, expected: "an item and its value" });
    }
    if (before === undefined) items.set(name, [{ value, line }]);
    else if (/^(rows|cluster|bin)$/.test(name)) before.push({ value, line });
    else throw refusal(file, { line, found: `the item "${name}" twice`, expected: "one result" });
  });
  if (items.size > 0) return items;
  throw refusal(file, { line: null, found: "nothing", expected: "the result of the script" });
}

/** What a result says that it answers. */
function askedOf({ value, line }: Item, file: string): Pick<Result, "from" | "question"> {
  try {
    const { from, question } = record(JSON.parse(decodeURIComponent(value)));
    if (typeof from === "string" && isQuestion(question)) return { from, question };
  } catch {
    // said below
  }
  const found = `"${shorten(value)}" as what was asked`;
  throw refusal(file, { line, found, expected: "what the script says" });
}

/** The item that a result has once. */
function one(items: ReadonlyMap<string, Item[]>, name: string, file: string): Item {
  const found = items.get(name);
  if (found !== undefined) return found[0];
  throw refusal(file, { line: null, found: `no "${name}"`, expected: "the whole result" });
}

/** Whole numbers from 0. */
function countsOf(item: Item, name: string, names: readonly string[], file: string): Named {
  const values = numbersOf(item, name, names, file);
  const broken = Object.values(values).find((value) => !Number.isSafeInteger(value) || value < 0);
  if (broken === undefined) return values;
  const found = `${broken} in "${name}"`;
  throw refusal(file, { line: item.line, found, expected: "whole numbers from 0" });
}

function numbersOf(
  { value, line }: Item,
  name: string,
  names: readonly string[],
  file: string,
): Named {
  const texts = value.split(" "), values = texts.map((text) => text === "" ? NaN : Number(text));
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken < 0 && values.length === names.length) {
    return Object.fromEntries(names.map((name, i) => [name, values[i]]));
  }
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
    expected: `${names.length} numbers`,
  });
}

function refusal(
  file: string,
  { line, found, expected }: { line: number | null; found: string; expected: string },
): ReadError {
  const mend = "run the script of `data:regress --sql` again, and keep all that it prints";
  return new ReadError({ file, line, found, expected, mend });
}

const shorten = (text: string) => text.length > 60 ? `${text.slice(0, 60)}…` : text;
