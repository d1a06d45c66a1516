import type { LeftOut } from "../../read/left_out.ts";
import { complete } from "../../settings/check.ts";
import { keepRows } from "../../settings/keep.ts";
import { formatCount, formatCounted } from "../../words/quantity.ts";
import type { Row } from "./parcel.ts";
import type { Chosen, Subject } from "./subject.ts";

/** The rows that settings keep, and why the others are left out; `fault` says why there are none. */
export type Selection = {
  settings: Chosen;
  rows: readonly Row[];
  leftOut: LeftOut[];
  fault: string | null;
};

/** Applies settings to the rows of a table; those that cannot be, or leave no row, are told. */
export function selectionOf({ table, rows }: Subject, chosen: Chosen): Selection {
  const kept = sentence(() => {
    const settings = complete(table.filters, chosen, table.name);
    return { settings, fault: null, ...keepRows(rows, table.filters, settings) };
  });
  return typeof kept === "string" ? { settings: chosen, rows: [], leftOut: [], fault: kept } : kept;
}

/**
 * What a function gives, or a sentence that says why not: a value or a selection that cannot be, or a
 * drawing that did not expect so few rows.
 */
export function sentence<T>(make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return `${error.message.replace(/[.\s]*$/, "")}.`;
    console.warn(error); // for who wrote the drawing
    return `The figure cannot be drawn from these rows (${(error as Error).message}).`;
  }
}

/** One sentence or two on what is in view, for the eye and for a screen reader. */
export function summaryOf(
  { table: { noun }, rows }: Subject,
  shown: { inView: number; found: number; outside: number; find: string },
): string {
  const { inView, found, outside, find } = shown;
  const count = `${formatCount(inView)} of ${formatCounted(rows.length, noun)} in view.`;
  if (!find) return count;
  const more = outside > 0 ? `; ${formatCount(outside)} more not in view.` : ".";
  return `${count} “${find}” is in ${formatCounted(found, "name")}, ringed in the figure${more}`;
}
