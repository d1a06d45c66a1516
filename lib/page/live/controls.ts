import type { Setting } from "../../settings/description.ts";
import { formatCount } from "../../words/quantity.ts";
import { element } from "../element.ts";
import type { Row } from "./parcel.ts";

/** A labelled control of one setting. */
export type Control = {
  node: HTMLElement;
  read: () => unknown;
  write: (value: unknown) => void;
};

/** Choices from which on a list scrolls. */
const MANY = 16;

/** A native, labelled control of a setting, from its description and the rows; null where nothing can be chosen. */
export function control(
  document: Document,
  setting: Setting,
  rows: readonly Row[],
): Control | null {
  switch (setting.kind) {
    case "choices":
      return choices(document, setting, rows);
    case "at least":
    case "at most":
      return number(document, setting, extremeOf(setting, rows));
    case "amount":
      return number(document, setting, "");
    case "first of each":
      return tick(document, setting.label);
    case "one of":
      return select(document, setting);
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
  document: Document,
  setting: Setting & { kind: "choices" },
  rows: readonly Row[],
): Control | null {
  const counts = countsOf(setting, rows);
  if (counts.size < 2) return null;
  const box = (value: string, count: number) => {
    const input = element(document, "input", { type: "checkbox", value });
    const name = element(document, "bdi", {}, value);
    const small = element(document, "small", {}, formatCount(count));
    return { input, node: element(document, "label", { class: "box" }, input, name, small) };
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
  const legend = element(document, "legend", {}, setting.label);
  const many: Record<string, string> = boxes.length > MANY ? { class: "many", tabindex: "0" } : {};
  return {
    node: element(document, "fieldset", many, legend, ...[all, ...boxes].map(({ node }) => node)),
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

/** A field for a number; an empty one is no limit. */
function number(
  document: Document,
  { label, unit }: { label: string; unit: string },
  placeholder: string,
): Control {
  const attributes = { type: "number", step: "any", inputmode: "decimal", placeholder };
  const input = element(document, "input", attributes);
  const small = element(document, "small", {}, unit);
  return {
    node: element(document, "label", { class: "field" }, label, " ", small, input),
    read: () => Number.isNaN(input.valueAsNumber) ? null : input.valueAsNumber,
    write: (value) => input.value = value === null ? "" : String(value),
  };
}

function tick(document: Document, label: string): Control {
  const input = element(document, "input", { type: "checkbox" });
  return {
    node: element(document, "label", { class: "box" }, input, label),
    read: () => input.checked,
    write: (value) => input.checked = value === true,
  };
}

/** A list of which one value is chosen. */
function select(
  document: Document,
  { label, values }: { label: string; values: readonly string[] },
): Control {
  const options = values.map((value) => element(document, "option", { value }, value));
  const list = element(document, "select", {}, ...options);
  return {
    node: element(document, "label", { class: "field" }, label, list),
    read: () => list.value,
    write: (value) => list.value = String(value),
  };
}
