import { numbersOf, textsOf } from "./columns.ts";
import { type Column, INTERCEPT } from "./ols.ts";

/** The levels of a column of groups in alphabetical order, the first of them as reference, and that of most rows. */
export type Levels = { reference: string; all: string[]; most: string };

/** What a fit has on its right-hand side. */
export type Design = {
  columns: Column[];
  levels: Record<string, Levels>;
  middle: Record<string, number>;
  span: Record<string, [number, number]>;
};

/** What the coefficient of a level is called. */
export const nameOfLevel = (by: string, level: string) => `${by}: ${level}`;

/**
 * Columns of quantities, as logarithms where asked for, and 0 or 1 for each level but the reference of
 * the columns of groups. A group that all rows share has no column: there is nothing to compare.
 */
export function designOf(
  rows: readonly object[],
  { x, by, log }: { x: readonly string[]; by: readonly string[]; log: boolean },
): Design {
  const design: Design = { columns: [], levels: {}, middle: {}, span: {} };
  for (const name of x) {
    if (name === INTERCEPT) {
      throw new RangeError(`A column cannot be called \`${name}\`, as the constant is: rename it`);
    }
    const values = numbersOf(rows, name, log);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const raw = rows.map((row) => (row as Record<string, number>)[name]);
    design.middle[name] = log ? 10 ** mean : mean;
    design.span[name] = [
      raw.reduce((a, b) => Math.min(a, b)),
      raw.reduce((a, b) => Math.max(a, b)),
    ];
    design.columns.push({ name, values });
  }
  for (const name of by) {
    const texts = textsOf(rows, name), levels = design.levels[name] = levelsOf(texts);
    for (const level of levels.all.slice(1)) {
      const values = Float64Array.from(texts, (text) => Number(text === level));
      design.columns.push({ name: nameOfLevel(name, level), values });
    }
  }
  return design;
}

function levelsOf(texts: readonly string[]): Levels {
  const groups = Map.groupBy(texts, (text) => text), all = [...groups.keys()].sort();
  const most = all.reduce((a, b) => groups.get(b)!.length > groups.get(a)!.length ? b : a);
  return { reference: all[0], all, most };
}
