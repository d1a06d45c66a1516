import type { Question } from "../decide/question.ts";
import { element } from "./element.ts";

/** One labelled control; what it reads is checked by `completeQuestion`. */
export type Field = {
  key: keyof Question;
  node: HTMLElement;
  read: () => unknown;
  write: (value: never) => void;
};

/** A labelled field: its name, its unit, its control. */
export function field(
  document: Document,
  label: string,
  unit: string,
  ...controls: HTMLElement[]
): HTMLElement {
  return element(
    document,
    "label",
    { class: "field" },
    element(document, "span", {}, label, " ", element(document, "small", {}, unit)),
    ...controls,
  );
}

/** A field for a number; an empty one is null. */
export function number(
  document: Document,
  key: keyof Question,
  label: string,
  unit: string,
  { empty = "", times = 1 }: { empty?: string; times?: number } = {},
): Field {
  const input = element(document, "input", {
    type: "number",
    step: "any",
    inputmode: "decimal",
    placeholder: empty,
  });
  return {
    key,
    node: field(document, label, unit, input),
    read: () => Number.isNaN(input.valueAsNumber) ? null : input.valueAsNumber * times,
    write: (value: number | null) => input.value = value === null ? "" : String(value / times),
  };
}

/** A field for a number that must be there. */
export function amount(
  document: Document,
  key: keyof Question,
  label: string,
  unit: string,
  times = 1,
): Field {
  return number(document, key, label, unit, { times });
}

/** What a list offers: a value, what stands for it, and below which heading. */
export type Option = { value: string; text?: string; group?: string };

/** A list of which one value is chosen. */
export function select(
  document: Document,
  key: keyof Question,
  label: string,
  options: readonly Option[],
): Field {
  const list = element(document, "select", {}, ...optionNodes(document, options));
  return {
    key,
    node: field(document, label, "", list),
    read: () => list.value,
    write: (value: string) => list.value = value,
  };
}

/** Options, those of a group below its name. */
export function optionNodes(document: Document, options: readonly Option[]): HTMLElement[] {
  const node = ({ value, text = value }: Option) => element(document, "option", { value }, text);
  return [...Map.groupBy(options, ({ group }) => group)].flatMap(([group, members]) =>
    group === undefined
      ? members.map(node)
      : [element(document, "optgroup", { label: group }, ...members.map(node))]
  );
}
