import { numbersOf, textsOf } from "./columns.ts";
import { type Column, INTERCEPT } from "./ols.ts";

/** The levels of a column of groups, in alphabetical order. */
export type Levels = {
  /** The first: what the others are compared with. */
  reference: string;
  all: string[];
  /** That of most rows. */
  most: string;
};

/** What a fit has on its right-hand side. */
export type Design = {
  columns: Column[];
  levels: Record<string, Levels>;
  middle: Record<string, number>;
  span: Record<string, [number, number]>;
};

/** What the coefficient of a level is called. */
export function nameOfLevel(by: string, level: string): string {
  return `${by}: ${level}`;
}

/**
 * Columns of quantities, as logarithms where asked for, and 0 or 1 for each level but the reference of
 * the columns of groups. A group that all rows share has no column: there is nothing to compare.
 *
 * @throws {RangeError} for a column that no row has or that is called "intercept", or a value that cannot be fitted.
 */
export function designOf(
  rows: readonly object[],
  { x, by, log }: { x: readonly string[]; by: readonly string[]; log: boolean },
): Design {
  const columns: Column[] = [], levels: Design["levels"] = {};
  const middle: Design["middle"] = {}, span: Design["span"] = {};
  for (const name of x) {
    if (name === INTERCEPT) {
      throw new RangeError(`A column cannot be called \`${name}\`, as the constant is: rename it`);
    }
    const raw = numbersOf(rows, name, { positive: log }), values = log ? raw.map(Math.log10) : raw;
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    middle[name] = log ? 10 ** mean : mean;
    span[name] = [
      raw.reduce((a, b) => Math.min(a, b)),
      raw.reduce((a, b) => Math.max(a, b)),
    ];
    columns.push({ name, values });
  }
  for (const name of by) {
    const texts = textsOf(rows, name);
    levels[name] = levelsOf(texts);
    for (const level of levels[name].all.slice(1)) {
      const values = Float64Array.from(texts, (text) => Number(text === level));
      columns.push({ name: nameOfLevel(name, level), values });
    }
  }
  return { columns, levels, middle, span };
}

function levelsOf(texts: readonly string[]): Levels {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const all = [...counts.keys()].sort();
  const most = all.reduce((a, b) => counts.get(b)! > counts.get(a)! ? b : a);
  return { reference: all[0], all, most };
}
