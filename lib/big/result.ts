import type { LeftOut } from "../read/left_out.ts";
import { ReadError } from "../read/read_error.ts";
import { type Question, questionOf, reasonsOf } from "./question.ts";
import { MOST_CLUSTERS } from "./sums.ts";

/** A number by its name in the database; it refuses what is none. */
export type Named = (name: string) => number;

export type Result = {
  /** What the table is called in a report. */
  from: string;
  question: Question;
  /** Rows of use. */
  n: number;
  leftOut: LeftOut[];
  bins: Named[];
  sums: Named;
  /** What each cluster sums up to; null where there are none, or too many to tell each. */
  clusters: Named[] | null;
};

/** A line of a result: one thing of a kind, and its numbers. */
type Item = { line: number; item: string; asked: string; value: Named };

/**
 * Reads what the script of `regressionScript` printed: a JSON object a line, also as a client writes it
 * into a CSV file. Errors call it `file`; it is refused where it is cut short, or no row is of use.
 */
export function readResult(text: string, file: string): Result {
  const items = Map.groupBy(itemsOf(text, file), ({ item }) => item);
  const all = (name: string) => items.get(name) ?? [];
  const one = (name: string) => {
    const [item, again] = all(name);
    if (item === undefined) refuse(file, null, `no "${name}"`, "the whole result");
    if (again !== undefined) refuse(file, again.line, `the item "${name}" twice`, "one result");
    return item;
  };
  const needAll = (found: number, expected: number, what: string) => {
    if (found !== expected) refuse(file, null, `${found} ${what}`, `${expected} ${what}`);
  };
  const { from, question } = askedOf(one("asked"), file);
  const rows = new Map(all("rows").map(({ value }) => [value("reason"), value("n")]));
  const leftOut = reasonsOf(question)
    .map((why, i) => ({ why, count: rows.get(i + 1) ?? 0 }))
    .filter(({ count }) => count > 0);
  const n = rows.get(0) ?? 0;
  if (n === 0) throw noRows(from, leftOut);
  const sums = one("sums").value, bins = all("bin").map(({ value }) => value);
  const told = question.cluster !== null && sums("clusters") <= MOST_CLUSTERS;
  const clusters = all("cluster").map(({ value }) => value);
  needAll(clusters.length, told ? sums("clusters") : 0, 'lines "cluster"');
  needAll(bins.reduce((sum, bin) => sum + bin("n"), 0), n, 'rows in lines "bin"');
  return { from, question, n, leftOut, bins, sums, clusters: told ? clusters : null };
}

function itemsOf(text: string, file: string): Item[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/)
    .map((raw, at) => ({ raw: raw.trim(), line: at + 1 }))
    .filter(({ raw }) => raw !== "");
  if (/^"?value"?$/.test(lines[0]?.raw)) lines.shift(); // a header
  if (lines.length === 0) refuse(file, null, "nothing", "the result of the script");
  return lines.map(({ raw, line }) => {
    const own = raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    try {
      const found: Item & Record<string, unknown> = JSON.parse(own);
      const value = (name: string) => {
        const number = found[name];
        if (typeof number === "number") return number;
        const what = `${number ?? "nothing"} as "${name}" in "${found.item}"`;
        return refuse(file, line, what, "a number");
      };
      return { ...found, line, value };
    } catch {
      return refuse(file, line, `"${shorten(raw)}"`, "a line of the result");
    }
  });
}

function askedOf({ asked, line }: Item, file: string): Pick<Result, "from" | "question"> {
  try {
    const { from, question } = JSON.parse(decodeURIComponent(asked));
    return { from: String(from), question: questionOf(question) };
  } catch {
    return refuse(file, line, `"${shorten(`${asked}`)}" as what was asked`, "what the script says");
  }
}

function noRows(from: string, leftOut: readonly LeftOut[]): ReadError {
  const reasons = leftOut.map(({ why, count }) => `${count}: ${why}`).join("; ");
  return new ReadError({
    file: from,
    found: `no row that can be used (${reasons || "no rows at all"})`,
    expected: "numbers above 0 in the columns of x and y",
    mend: "check which columns are meant",
  });
}

function refuse(file: string, line: number | null, found: string, expected: string): never {
  const mend = "run the script of `data:regress --sql` again, and keep all that it prints";
  throw new ReadError({ file, line, found, expected, mend });
}

const shorten = (text: string) => text.length > 60 ? `${text.slice(0, 60)}…` : text;
