import type { Description, Setting } from "../../settings/description.ts";
import { formatCount } from "../../words/quantity.ts";
import { html } from "./html.ts";
import type { Row } from "./parcel.ts";
import type { Chosen } from "./subject.ts";

/** A labelled control. */
type Control = { node: HTMLElement; read: () => unknown; write: (value: unknown) => void };

/** A control of a setting. */
export type Named = Control & { name: string; kind: Setting["kind"] };

/** Choices from which on a list scrolls in itself. */
const MANY = 16;

/** How a reader calls values that are no words. */
const CALLED: Readonly<Record<string, string>> = { true: "yes", false: "no", null: "unknown" };

/** The controls of some settings, by their names, those left out where nothing can be chosen. */
export function controls(
  description: Description,
  names: readonly string[],
  rows: readonly Row[] = [],
): Named[] {
  return names.flatMap((name) => {
    const setting = description[name], made = control(setting, rows);
    return made === null ? [] : [{ name, kind: setting.kind, ...made }];
  });
}

/** What controls hold, by their names. */
export function heldBy(made: readonly Named[]): Chosen {
  return Object.fromEntries(made.map(({ name, read }) => [name, read()]));
}

/** A native, labelled control of a setting; null where nothing can be chosen. */
function control(setting: Setting, rows: readonly Row[]): Control | null {
  switch (setting.kind) {
    case "choices":
      return choices(setting, rows);
    case "at least":
    case "at most":
      return number(setting, { placeholder: extremeOf(setting, rows), least: 0, empty: null });
    case "amount": {
      const { least = 0, initial: empty } = setting;
      return number(setting, { placeholder: String(empty ?? ""), least, empty });
    }
    case "text":
      return null; // a page offers names as lists
    case "first of each":
      return tick(setting.label);
    case "one of":
      return select(setting);
  }
}

/** How many rows have each value of a field: first those that the setting names, in its order. */
export function countsOf(
  { values, field }: Setting & { kind: "choices" },
  rows: readonly Row[],
): Map<string, number> {
  const counts = new Map(values.map((value) => [value, 0]));
  for (const row of rows) {
    const value = String(row[field]);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > 0));
}

/** Checkboxes, "all" first: it goes off as soon as a value is chosen, and on when none is. */
function choices(setting: Setting & { kind: "choices" }, rows: readonly Row[]): Control | null {
  const counts = countsOf(setting, rows);
  if (counts.size < 2) return null;
  const box = (value: string, count: number, oninput: () => void) => {
    const input = html("input", { type: "checkbox", value, oninput });
    const name = html("bdi", {}, CALLED[value] ?? value);
    const small = html("small", {}, formatCount(count));
    return { input, node: html("label", { class: "box" }, input, name, small) };
  };
  const chosen = () => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
  const write = (value: unknown) => {
    all.input.checked = value === "all";
    for (const { input } of boxes) {
      input.checked = Array.isArray(value) && value.includes(input.value);
    }
  };
  const all = box("all", rows.length, () => write("all"));
  const boxes = Array.from(
    counts,
    ([value, count]) => box(value, count, () => all.input.checked = chosen().length === 0),
  );
  const many: Record<string, string> = boxes.length > MANY ? { class: "many", tabindex: "0" } : {};
  const nodes = [html("legend", {}, setting.label), all.node, ...boxes.map(({ node }) => node)];
  return {
    node: html("fieldset", many, ...nodes),
    read: () => all.input.checked ? "all" : chosen(),
    write,
  };
}

/** The smallest or largest value in the rows, which an empty bound leaves. */
function extremeOf(
  { kind, field }: Setting & { kind: "at least" | "at most" },
  rows: readonly Row[],
): string {
  const numbers = rows.map((row) => row[field]).filter((value) => typeof value === "number");
  // no spread: a table may be larger than a call
  const pick = kind === "at least" ? Math.min : Math.max;
  const extreme = numbers.reduce((one, other) => pick(one, other), pick());
  return Number.isFinite(extreme) ? String(Number(extreme.toPrecision(3))) : "";
}

/** A field for a number from `least` on; `empty` is what an empty one means. */
function number(
  { label, unit }: { label: string; unit: string },
  { placeholder, least, empty }: { placeholder: string; least: number; empty: number | null },
): Control {
  const kind = { type: "number", step: "any", inputmode: "decimal" };
  const input = html("input", { ...kind, min: String(least), placeholder });
  const small = html("small", {}, unit);
  return {
    node: html("label", { class: "field" }, label, " ", small, input),
    read: () => Number.isNaN(input.valueAsNumber) ? empty : input.valueAsNumber,
    write: (value) => input.value = value === null ? "" : String(value),
  };
}

function tick(label: string): Control {
  const input = html("input", { type: "checkbox" });
  return {
    node: html("label", { class: "box" }, input, label),
    read: () => input.checked,
    write: (value) => input.checked = value === true,
  };
}

/** A list of which one value is chosen. */
function select({ label, values, words = {} }: Setting & { kind: "one of" }): Control {
  const options = values.map((value) => html("option", { value }, words[value] ?? value));
  const list = html("select", {}, ...options);
  return {
    node: html("label", { class: "field" }, label, list),
    read: () => list.value,
    write: (value) => list.value = String(value),
  };
}
