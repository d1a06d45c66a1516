import type { Description, Setting } from "../../settings/description.ts";
import { formatCount } from "../../words/quantity.ts";
import { html } from "./html.ts";
import type { Row } from "./parcel.ts";
import type { Chosen } from "./subject.ts";

/** A labelled control of one setting. */
export type Control = {
  node: HTMLElement;
  read: () => unknown;
  write: (value: unknown) => void;
};

/** Choices from which on a list scrolls in itself. */
const MANY = 16;

/** How a reader calls values that are no words. */
const CALLED: Readonly<Record<string, string>> = { true: "yes", false: "no", null: "unknown" };

/** The controls of some settings, by their names, those left out where nothing can be chosen. */
export function controls(
  description: Description,
  names: readonly string[],
  rows: readonly Row[] = [],
): (Control & { name: string; kind: Setting["kind"] })[] {
  return names.flatMap((name) => {
    const made = control(description[name], rows);
    return made === null ? [] : [{ name, kind: description[name].kind, ...made }];
  });
}

/** What controls hold, by their names. */
export function heldBy(made: readonly (Control & { name: string })[]): Chosen {
  return Object.fromEntries(made.map(({ name, read }) => [name, read()]));
}

/** A native, labelled control of a setting, from its description and the rows; null where nothing can be chosen. */
function control(
  setting: Setting,
  rows: readonly Row[],
): Control | null {
  switch (setting.kind) {
    case "choices":
      return choices(setting, rows);
    case "at least":
    case "at most":
      return number(setting, { placeholder: extremeOf(setting, rows), least: 0, empty: null });
    case "amount": {
      const { least = 0, initial: empty } = setting;
      return number(setting, { placeholder: String(empty), least, empty });
    }
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
function choices(
  setting: Setting & { kind: "choices" },
  rows: readonly Row[],
): Control | null {
  const counts = countsOf(setting, rows);
  if (counts.size < 2) return null;
  const box = (value: string, count: number) => {
    const input = html("input", { type: "checkbox", value });
    const name = html("bdi", {}, CALLED[value] ?? value);
    const small = html("small", {}, formatCount(count));
    return { input, node: html("label", { class: "box" }, input, name, small) };
  };
  const all = box("all", rows.length);
  const boxes = Array.from(counts, ([value, count]) => box(value, count));
  const chosen = () => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
  all.input.addEventListener("input", () => {
    all.input.checked = true;
    for (const { input } of boxes) input.checked = false;
  });
  for (const { input } of boxes) {
    input.addEventListener("input", () => all.input.checked = chosen().length === 0);
  }
  const legend = html("legend", {}, setting.label);
  const many: Record<string, string> = boxes.length > MANY ? { class: "many", tabindex: "0" } : {};
  return {
    node: html("fieldset", many, legend, ...[all, ...boxes].map(({ node }) => node)),
    read: () => all.input.checked ? "all" : chosen(),
    write: (value) => {
      const list = value === "all" ? null : value as readonly string[];
      all.input.checked = list === null;
      for (const { input } of boxes) input.checked = list?.includes(input.value) ?? false;
    },
  };
}

/** The smallest or largest value in the rows, which an empty bound leaves. */
function extremeOf(
  { kind, field }: Setting & { kind: "at least" | "at most" },
  rows: readonly Row[],
): string {
  const least = kind === "at least";
  let extreme = least ? Infinity : -Infinity;
  for (const { [field]: value } of rows) {
    if (typeof value !== "number") continue;
    if (least ? value < extreme : value > extreme) extreme = value;
  }
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
