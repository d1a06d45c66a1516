import { fieldOf } from "../../tables/fields.ts";
import type { Field, Table } from "../../tables/table.ts";
import { cellText } from "../cell_text.ts";
import { html } from "./html.ts";
import type { Row } from "./parcel.ts";

export type Chosen = Readonly<Record<string, unknown>>;

/** What a live figure brings along: the rows of a table, and the settings that its cell has. */
export type Parcel = {
  table: Omit<Table<Row>, "rows">;
  rows: Row[];
  settings: Chosen;
  /** The settings that its form shows: filters, and what else the drawing uses. */
  form: string[];
};

export type Draw = (given: { rows: Row[]; settings: Chosen; table: Table<Row> }) => Element;

/** A live figure's rows, names and drawing, as its parts ask for them. */
export type Subject = Parcel & { draw: Draw };

/** What a reader learns of something in a figure: of a row, or of what its title says. */
export type About = { row: Row | null; name: string; lines: string[] };

export function nameOf({ table }: Subject, row: Row): string {
  return String(row[table.columns[0]] ?? "");
}

/** What tells a row from all others, in a link. */
export function keyOf({ table }: Subject, row: Row): string {
  return table.key.map((field) => String(row[field] ?? "")).join("|");
}

/** The columns of a table of its rows, the name first. */
export function columnsOf({ table }: Subject): (Field & { field: string })[] {
  return table.columns.map((field) => ({ field, ...fieldOf(field) }));
}

/** What is known of a row, wherever it is drawn: a line for each column but its name. */
export function aboutRow(subject: Subject, row: Row): About {
  const lines = columnsOf(subject).slice(1).flatMap(({ field, label, unit = "" }) => {
    const value = row[field], money = unit.startsWith("$");
    if (value === null || value === undefined) return [];
    const text = `${money ? "$" : ""}${cellText(value, field)}`;
    return [`${label}: ${text}\u202f${money ? unit.slice(1).trim() : unit}`.trimEnd()];
  });
  return { row, name: nameOf(subject, row), lines };
}

/** The same as text: its name first, each piece apart from the others' direction. */
export function details({ name, lines }: About): HTMLElement {
  return html(
    "div",
    { class: "details" },
    html("strong", {}, html("bdi", {}, name)),
    ...lines.map((line) => html("div", {}, html("bdi", {}, line))),
  );
}
