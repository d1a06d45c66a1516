import { ReadError } from "../read/read_error.ts";
import { type Question, questionOf } from "./question.ts";
import { MOST_CLUSTERS, namesOf } from "./sums.ts";

/** Numbers by their names in the database. */
export type Named = Readonly<Record<string, number>>;

/** What a database returned; a file of it needs no other word of what was asked. */
export type Result = {
  /** What the table is called in a report. */
  from: string;
  question: Question;
  /** Rows by reason: 0 for those of use, then as `reasonsOf` has them. */
  rows: ReadonlyMap<number, number>;
  bins: Named[];
  /**
   * What is known of the rows of use, see `namesOf`; read only where there are some. `clusters` is null where
   * there are none, or too many to tell each.
   */
  known: () => { sums: Named; clusters: Named[] | null };
};

/** A line of a result. */
type Item = { name: string; value: string; line: number };

const ITEMS = ["asked", "rows", "sums", "bin", "cluster"];

/**
 * Reads what the script of `regressionScript` printed: lines of an item and its value, with a comma or
 * a tab between them, under a header or not.
 *
 * @param file what errors name as the thing that was read.
 * @throws {ReadError} for what is not the whole result of one script; of `known` only once it is read.
 */
export function readResult(text: string, file: string): Result {
  const items = itemsOf(text, file), all = (name: string) => items.get(name) ?? [];
  const one = (name: string) => {
    const [item, again] = all(name);
    if (item === undefined) refuse(file, null, `no "${name}"`, "the whole result");
    if (again !== undefined) refuse(file, again.line, `the item "${name}" twice`, "one result");
    return item;
  };
  const counts = (name: string, names: string[]) =>
    all(name).map((item) => {
      const numbers = numbersOf(item, names, file);
      const broken = Object.values(numbers).find((n) => !Number.isSafeInteger(n) || n < 0);
      if (broken === undefined) return numbers;
      return refuse(file, item.line, `${broken} in "${name}"`, "whole numbers from 0");
    });
  const { from, question } = askedOf(one("asked"), file), names = namesOf(question);
  return {
    from,
    question,
    rows: new Map(counts("rows", ["reason", "n"]).map(({ reason, n }) => [reason, n])),
    bins: counts("bin", ["i", "j", "n"]),
    known: () => {
      const sums = numbersOf(one("sums"), names.sums, file), clusters = all("cluster");
      const told = question.cluster !== null && sums.clusters <= MOST_CLUSTERS;
      const expected = told ? sums.clusters : 0;
      if (clusters.length !== expected) {
        const found = `${clusters.length} lines "cluster"`;
        refuse(file, null, found, `${expected}, of ${sums.clusters} clusters`);
      }
      const each = () => clusters.map((item) => numbersOf(item, names.cluster, file));
      return { sums, clusters: told ? each() : null };
    },
  };
}

/** The lines of a result by their item. */
function itemsOf(text: string, file: string): Map<string, Item[]> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/).flatMap((raw, at) => {
    if (raw.trim() === "") return [];
    const cells = raw.split(/[,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    return [{ raw, cells, name: cells[0], value: cells[1], line: at + 1 }];
  });
  if (lines[0]?.cells.join() === "item,value") lines.shift();
  if (lines.length === 0) refuse(file, null, "nothing", "the result of the script");
  const odd = lines.find(({ cells, name }) => cells.length !== 2 || !ITEMS.includes(name));
  if (odd) refuse(file, odd.line, `"${shorten(odd.raw)}"`, "an item and its value");
  return Map.groupBy(lines, ({ name }) => name);
}

/** What a result says that it answers. */
function askedOf({ value, line }: Item, file: string): Pick<Result, "from" | "question"> {
  try {
    const { from, question } = JSON.parse(decodeURIComponent(value));
    return { from: String(from), question: questionOf(question) };
  } catch {
    return refuse(file, line, `"${shorten(value)}" as what was asked`, "what the script says");
  }
}

/** The numbers of an item by their names. */
function numbersOf({ name, value, line }: Item, names: readonly string[], file: string): Named {
  const texts = value.split(" "), values = texts.map((text) => text === "" ? NaN : Number(text));
  const broken = texts.find((_, i) => !Number.isFinite(values[i]));
  if (broken === undefined && values.length === names.length) {
    return Object.fromEntries(names.map((name, i) => [name, values[i]]));
  }
  if (/^-?Inf/i.test(broken ?? "")) {
    throw new RangeError(
      `Cannot fit: a sum in "${name}" is ${broken}, need a finite number; ` +
        `x or y are too large for a double, use another unit`,
    );
  }
  const found = broken === undefined ? `${values.length} numbers` : `"${shorten(broken)}"`;
  return refuse(file, line, `${found} in "${name}"`, `${names.length} numbers`);
}

function refuse(file: string, line: number | null, found: string, expected: string): never {
  const mend = "run the script of `data:regress --sql` again, and keep all that it prints";
  throw new ReadError({ file, line, found, expected, mend });
}

const shorten = (text: string) => text.length > 60 ? `${text.slice(0, 60)}…` : text;
