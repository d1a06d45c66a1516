// @ts-types="@types/d3-array"
import { max, min } from "d3-array";
import { parseNumber } from "../../read/number.ts";
import type { Description, Setting } from "../../settings/description.ts";
import { formatCount } from "../../words/quantity.ts";
import { html } from "./html.ts";
import type { Row } from "./parcel.ts";
import type { Chosen } from "./subject.ts";

export type Control = {
  name: string;
  kind: Setting["kind"];
  node: HTMLElement;
  read: () => unknown;
  write: (value: unknown) => void;
};

/** Choices from which on a list scrolls in itself. */
const MANY = 16;

/** How a reader calls values that are no words. */
const CALLED: Readonly<Record<string, string>> = { true: "yes", false: "no", null: "unknown" };

/** The native controls of some settings, by their names, those left out where nothing can be chosen. */
export function controls(
  description: Description,
  names: readonly string[],
  rows: readonly Row[] = [],
): Control[] {
  return names.flatMap((name) => {
    const setting = description[name], node = nodeOf(setting, rows);
    if (node === null) return [];
    const inputs = [...node.querySelectorAll<HTMLInputElement>("input, select")];
    const read = () => {
      const chosen = inputs.filter((one) => one.type !== "checkbox" || one.checked);
      return valueOf(setting, chosen.map(({ value }) => value));
    };
    const write = (value: unknown) => {
      const texts = textsOf(value);
      for (const input of inputs) {
        if (input.type === "checkbox") input.checked = texts.includes(input.value);
        else input.value = texts[0];
      }
    };
    return [{ name, kind: setting.kind, node, read, write }];
  });
}

/** What controls hold, by their names. */
export function heldBy(made: readonly Control[]): Chosen {
  return Object.fromEntries(made.map(({ name, read }) => [name, read()]));
}

/** A setting's value from the texts of its control, or of a link. */
export function valueOf(setting: Setting, texts: readonly string[]): unknown {
  const [text] = texts, { kind } = setting;
  if (kind === "choices") return text === "all" && texts.length === 1 ? text : texts;
  if (kind === "one of" || kind === "text") return text;
  if (text !== "") return parseNumber(text) ?? NaN;
  return kind === "amount" ? setting.initial : null;
}

export function textsOf(value: unknown): string[] {
  return [value].flat().map((one) => one === null ? "" : String(one));
}

function nodeOf(setting: Setting, rows: readonly Row[]): HTMLElement | null {
  switch (setting.kind) {
    case "choices":
      return choices(setting.label, countsOf(setting, rows), rows.length);
    case "at least":
    case "at most":
      return number(setting, extremeOf(setting, rows));
    case "amount":
      return number(setting, String(setting.initial ?? ""), setting.least);
    case "text":
      return null; // a page offers names as lists
    case "one of": {
      const { label, values, words = {} } = setting;
      const options = values.map((value) => html("option", { value }, words[value] ?? value));
      return html("label", { class: "field" }, label, html("select", {}, ...options));
    }
  }
}

/** How many rows have each value of a field: first those that the setting names, in its order. */
export function countsOf(
  { values, field }: Setting & { kind: "choices" },
  rows: readonly Row[],
): Map<string, number> {
  const groups = Map.groupBy(rows, (row) => String(row[field]));
  const found = [...new Set([...values, ...groups.keys()])].filter((value) => groups.has(value));
  return new Map(found.map((value) => [value, groups.get(value)!.length]));
}

/** Checkboxes, "all" first: it goes off as soon as a value is chosen, and on when none is. */
function choices(
  label: string,
  counts: ReadonlyMap<string, number>,
  all: number,
): HTMLElement | null {
  if (counts.size < 2) return null;
  const boxes = Array.from(new Map([["all", all], ...counts]), ([value, count]) => {
    const input = html("input", { type: "checkbox", value });
    const words = html("bdi", {}, CALLED[value] ?? value);
    return html("label", { class: "box" }, input, words, html("small", {}, formatCount(count)));
  });
  const many: Record<string, string> = counts.size > MANY ? { class: "many", tabindex: "0" } : {};
  const oninput = ({ target }: Event) => {
    const [all, ...others] = boxes.map((one) => one.querySelector("input")!);
    if (target === all) { for (const one of others) one.checked = false; }
    all.checked = !others.some(({ checked }) => checked);
  };
  return html("fieldset", { ...many, oninput }, html("legend", {}, label), ...boxes);
}

function number(
  { label, unit }: { label: string; unit: string },
  placeholder: string,
  least = 0,
): HTMLElement {
  const kind = { type: "number", step: "any", inputmode: "decimal", min: String(least) };
  const input = html("input", { ...kind, placeholder });
  return html("label", { class: "field" }, label, " ", html("small", {}, unit), input);
}

/** The smallest or largest number in the rows, which an empty bound leaves. */
function extremeOf(
  { kind, field }: Setting & { kind: "at least" | "at most" },
  rows: readonly Row[],
): string {
  const numbers = rows.map((row) => row[field]).filter((value) => typeof value === "number");
  const extreme = kind === "at least" ? min(numbers) : max(numbers);
  return extreme === undefined ? "" : String(Number(extreme.toPrecision(3)));
}
