import type { LeftOut } from "../../read/left_out.ts";
import { complete } from "../../settings/check.ts";
import { keepRows } from "../../settings/keep.ts";
import { formatCount, formatCounted } from "../../words/quantity.ts";
import type { Row } from "./parcel.ts";
import { type Chosen, nameOf, type Subject } from "./subject.ts";

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
    const settings = complete(table.filters, chosen, null);
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

/** The rows whose names hold a text, and one sentence or two on them, for the eye and for a screen reader. */
export function lookFor(find: string, { rows }: Selection, subject: Subject) {
  const { table: { noun }, rows: all } = subject, text = find.trim().toLowerCase();
  const count = `${formatCount(rows.length)} of ${formatCounted(all.length, noun)} in view.`;
  if (text === "") return { listed: rows, summary: count, isSearch: false };
  const isIt = (row: Row) => nameOf(subject, row).toLowerCase().includes(text);
  const listed = rows.filter(isIt), outside = all.filter(isIt).length - listed.length;
  const more = outside > 0 ? `; ${formatCount(outside)} more not in view.` : ".";
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const found = `“${shown}” is in ${formatCounted(listed.length, "row")}, ringed in the figure`;
  return { listed, summary: `${count} ${found}${more}`, isSearch: true };
}
