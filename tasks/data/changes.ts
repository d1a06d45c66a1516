import { powerLaw } from "../../lib/stats/laws.ts";
import type { Content, Item } from "./tables.ts";

/** A power law in two numbers; null when the rows carry none. */
export type Law = { exponent: number; rSquared: number } | null;

/** What a refresh changes in a table. */
export type Change = {
  file: string;
  /** Rows of use, before and after; null when there was no table. */
  rows: [number | null, number];
  /** Models that come or go, in alphabetical order. */
  added: string[];
  removed: string[];
  /** Rows that stay, with another size or value. */
  changed: string[];
  law: [Law, Law];
};

/** Compares two states of a table; `before` is null when there was none. */
export function changeOf(file: string, before: Content | null, after: Content): Change {
  const old = before?.items ?? [];
  const last = new Map(old.map((item) => [item.key, item]));
  const changed = after.items.filter((item) => {
    const other = last.get(item.key);
    return other !== undefined &&
      (differ(other.value, item.value) || differ(other.paramsB, item.paramsB));
  });
  return {
    file,
    rows: [before === null ? null : old.length, after.items.length],
    added: without(after.items, old),
    removed: without(old, after.items),
    changed: changed.map(({ key }) => key),
    law: [lawOf(old), lawOf(after.items)],
  };
}

/** Whether two numbers differ by more than how they were written. */
function differ(a: number, b: number): boolean {
  return Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** The models of some rows that others do not have. */
function without(items: readonly Item[], others: readonly Item[]): string[] {
  const known = new Set(others.map(({ model }) => model));
  return [...new Set(items.map(({ model }) => model))].filter((model) => !known.has(model)).sort();
}

/** The power law of value on size. */
function lawOf(items: readonly Item[]): Law {
  if (items.length === 0) return null;
  try {
    const fit = powerLaw(items, { y: "value", x: "paramsB", errors: "classical" });
    if (fit.why !== null) return null;
    return { exponent: fit.coefficients.paramsB.estimate, rSquared: fit.rSquared };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
