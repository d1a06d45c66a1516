import { knownValues } from "../filter/filter_rows.ts";
import { chosenValues, type Setting } from "../filter/setting.ts";
import type { GivenSettings, View } from "../study/view.ts";
import { formatCount } from "../words/quantity.ts";
import { element } from "./element.ts";

/** A labelled control of one setting. */
type Control = { node: HTMLElement; read: () => unknown; write: (value: unknown) => void };

/** The controls of all settings of a view. */
export type Controls = {
  foremost: HTMLElement[];
  others: HTMLElement[];
  read: () => GivenSettings;
  write: (settings: GivenSettings) => void;
};

/** Makes a native, labelled control for each setting, from its description and the rows at hand. */
export function controls<Row>(
  document: Document,
  view: View<Row>,
  rows: readonly Row[],
): Controls {
  const all = Object.entries(view.settings).map(([key, setting]) => ({
    key,
    ...control(document, setting, rows),
  }));
  const isForemost = ({ key }: { key: string }) => view.foremost.includes(key);
  return {
    foremost: all.filter(isForemost).map(({ node }) => node),
    others: all.filter((one) => !isForemost(one)).map(({ node }) => node),
    read: () => Object.fromEntries(all.map(({ key, read }) => [key, read()])),
    write: (settings) => all.forEach(({ key, write }) => write(settings[key])),
  };
}

/** The control of one setting. */
function control<Row>(
  document: Document,
  setting: Setting<Row>,
  rows: readonly Row[],
): Control {
  switch (setting.kind) {
    case "choices":
      return choices(document, setting.label, knownValues(setting, rows), rows.map(setting.of));
    case "at least":
    case "at most":
      return number(document, setting, extremeOf(setting, rows));
    case "amount":
      return number(document, setting, "");
    default:
      return select(document, setting);
  }
}

/** Checkboxes, "all" first: it goes off as soon as a value is chosen, and on when none is. */
function choices(
  document: Document,
  label: string,
  known: readonly string[],
  values: readonly string[],
): Control {
  const box = (value: string, count: number) => {
    const input = element(document, "input", { type: "checkbox", value });
    const node = element(
      document,
      "label",
      { class: "box" },
      input,
      element(document, "bdi", {}, value),
      element(document, "small", {}, formatCount(count)),
    );
    return { input, node };
  };
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = box("all", values.length);
  const boxes = known.map((value) => box(value, counts.get(value) ?? 0));
  const chosen = () => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
  all.input.addEventListener("input", () => {
    all.input.checked = true;
    for (const { input } of boxes) input.checked = false;
  });
  for (const { input } of boxes) {
    input.addEventListener("input", () => all.input.checked = chosen().length === 0);
  }
  return {
    node: element(
      document,
      "fieldset",
      {},
      element(document, "legend", {}, label),
      ...[all, ...boxes].map(({ node }) => node),
    ),
    read: () => all.input.checked ? "all" : chosen(),
    write: (value) => {
      const list = chosenValues(value);
      all.input.checked = list === null;
      for (const { input } of boxes) input.checked = list?.includes(input.value) ?? false;
    },
  };
}

/** The smallest or largest value in the rows, which an empty bound leaves. */
function extremeOf<Row>(
  { kind, of }: Setting<Row> & { kind: "at least" | "at most" },
  rows: readonly Row[],
): string {
  const least = kind === "at least";
  let extreme = least ? Infinity : -Infinity;
  for (const row of rows) {
    const value = of(row);
    if (value !== null && (least ? value < extreme : value > extreme)) extreme = value;
  }
  return Number.isFinite(extreme) ? String(Number(extreme.toPrecision(3))) : "";
}

/** A field for a number; an empty one is no limit. */
function number(
  document: Document,
  { label, unit }: { label: string; unit: string },
  placeholder: string,
): Control {
  const input = element(document, "input", {
    type: "number",
    step: "any",
    inputmode: "decimal",
    placeholder,
  });
  const unitText = element(document, "small", {}, unit);
  return {
    node: element(document, "label", { class: "field" }, label, " ", unitText, input),
    read: () => Number.isNaN(input.valueAsNumber) ? null : input.valueAsNumber,
    write: (value) => input.value = value === null ? "" : String(value),
  };
}

/** A list of which one value is chosen. */
function select(
  document: Document,
  { label, values }: { label: string; values: readonly string[] },
): Control {
  const list = element(
    document,
    "select",
    {},
    ...values.map((value) => element(document, "option", { value }, value)),
  );
  return {
    node: element(document, "label", { class: "field" }, label, list),
    read: () => list.value,
    write: (value) => list.value = String(value),
  };
}
