import { fieldOf } from "../../tables/fields.ts";
import type { Field, Table } from "../../tables/table.ts";
import { cellText } from "../cell_text.ts";
import type { Row } from "./parcel.ts";

/** What of a table travels to the page beside its rows. */
export type TableInPage = Omit<Table<Row>, "rows">;

/** The settings of one table, by name. */
export type Chosen = Readonly<Record<string, unknown>>;

/** What a live figure brings along: the rows of a table, and the settings that its cell has. */
export type Parcel = {
  table: TableInPage;
  rows: Row[];
  settings: Chosen;
  /** The settings that its form shows: filters, and what else the drawing uses. */
  form: string[];
};

/** What a drawing is given. */
export type Given = { rows: Row[]; settings: Chosen; table: Table<Row> };

/** The function of a live figure. */
export type Draw = (given: Given) => Element;

/** A live figure's rows, names and drawing, as its parts ask for them. */
export type Subject = Parcel & { draw: Draw };

/** The words of a row's name. */
export function nameOf({ table }: Subject, row: Row): string {
  return String(row[table.label] ?? "");
}

/** What tells a row from all others, in a link. */
export function keyOf({ table }: Subject, row: Row): string {
  return table.key.map((field) => String(row[field] ?? "")).join("|");
}

/** The columns of a table of its rows, the name first. */
export function columnsOf({ table }: Subject): (Field & { field: string })[] {
  const names = [table.label, ...table.columns.filter((name) => name !== table.label)];
  return names.map((field) => ({ field, ...fieldOf(field) }));
}

/** What a reader learns of a row, a line for each column but its name. */
export function linesOf(subject: Subject, row: Row): string[] {
  return columnsOf(subject).slice(1).flatMap(({ field, label, unit = "" }) => {
    const value = row[field];
    if (value === null || value === undefined) return [];
    const money = unit.startsWith("$"), text = `${money ? "$" : ""}${cellText(value, field)}`;
    return [`${label}: ${text}\u202f${money ? unit.slice(1).trim() : unit}`.trimEnd()];
  });
}
