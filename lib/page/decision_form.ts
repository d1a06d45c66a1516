import { completeQuestion, decisionSettings, type Question } from "../decide/question.ts";
import type { DecisionData } from "../decide/decision_data.ts";
import {
  amount,
  type Field,
  field,
  number,
  type Option,
  optionNodes,
  select,
} from "./decision_fields.ts";
import { element } from "./element.ts";

/** The controls of a question. */
export type QuestionForm = { node: HTMLElement; write: (question: Question) => void };

/** Tokens are said in millions. */
const MILLION = 1e6;

/**
 * Makes the form of a question. `onQuestion` gets what the controls say after each change, unchecked.
 */
export function questionForm(
  document: Document,
  data: DecisionData,
  onQuestion: (given: Record<string, unknown>) => void,
): QuestionForm {
  const { host, candidates, sortBy } = decisionSettings;
  const score = number(document, "minScorePercent", "Least score", "%", { empty: "any" });
  const replace = modelField(document, data);
  const grid = gridField(document, data);
  const needs = [
    amount(document, "tokensOut", "Tokens out a month", "million", MILLION),
    amount(document, "tokensIn", "Tokens in a month", "million", MILLION),
    score,
    replace,
  ];
  const place = [
    select(document, "host", "Machine or API", host.values.map((value) => ({ value }))),
    select(document, "hardware", "Hardware", machineOptions(data)),
    amount(document, "concurrency", "Requests at once", "busy server"),
    grid,
  ];
  const choice = [
    select(document, "sortBy", "Best means least", sortBy.values.map((value) => ({ value }))),
    amount(document, "slmLimitB", "Small means at most", "B parameters"),
    select(document, "candidates", candidates.label, candidates.values.map((value) => ({ value }))),
  ];
  const costs = [
    amount(document, "dollarsPerKWh", "Price of electricity", "$/kWh"),
    amount(document, "pue", "Data-centre overhead", "PUE"),
    number(document, "dollarsPerGpuHour", "Price of a GPU-hour", "$", { empty: "not counted" }),
  ];
  const fields = [...needs, ...place, ...choice, ...costs];
  const group = (legend: string, ...members: Field[]) =>
    element(
      document,
      "fieldset",
      {},
      element(document, "legend", {}, legend),
      ...members.map(({ node }) => node),
    );
  const reset = element(document, "button", { type: "button" }, "Reset");
  const node = element(
    document,
    "form",
    { class: "question", "aria-label": "Which model?" },
    group("What you need", ...needs),
    group("Where it runs", ...place),
    group("What counts", ...choice),
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, "Prices and overhead"),
      group("What energy and machines cost", ...costs),
    ),
    reset,
  );
  const write = (question: Question) => {
    for (const field of fields) field.write(question[field.key] as never);
    score.node.querySelector("input")!.placeholder = question.replace === null
      ? "any"
      : "that of the model";
  };
  let replaced = "";
  node.addEventListener("submit", (event) => event.preventDefault());
  node.addEventListener("input", ({ target }) => {
    const named = String(replace.read() ?? "");
    // A model to replace brings its own score; without one the initial score is back.
    if (target === replace.node.querySelector("input") && (named === "") !== (replaced === "")) {
      score.write((named === "" ? completeQuestion({}).minScorePercent : null) as never);
    }
    replaced = named;
    onQuestion(Object.fromEntries(fields.map(({ key, read }) => [key, read()])));
  });
  reset.addEventListener("click", () => onQuestion({}));
  return {
    node,
    write: (question) => {
      replaced = question.replace ?? "";
      write(question);
    },
  };
}

/** The machines by how they were measured. */
function machineOptions({ machines }: DecisionData): Option[] {
  return machines.map(({ hardware, busy }) => ({
    value: hardware,
    group: busy ? "a busy server" : "one request at a time",
  }));
}

/** A field for a model's name, which proposes those that somebody measured or offers. */
function modelField(document: Document, { entries }: DecisionData): Field {
  const names = entries.filter(({ tables }) => tables.join() !== "scores").map(({ model }) =>
    model
  );
  const list = element(
    document,
    "datalist",
    { id: "which-models" },
    ...names.toSorted((a, b) => a.localeCompare(b, "en")).map((value) =>
      element(document, "option", { value })
    ),
  );
  const input = element(document, "input", {
    type: "text",
    list: "which-models",
    placeholder: "a model's name",
    autocomplete: "off",
    spellcheck: "false",
  });
  return {
    key: "replace",
    node: field(document, "or a model to replace", "", input, list),
    read: () => input.value.trim() || null,
    write: (value: string | null) => input.value = value ?? "",
  };
}

/** A country, or a number of one's own. */
function gridField(document: Document, { grids }: DecisionData): Field {
  const OWN = "own";
  const options = grids.map(({ code, country, year }) => ({
    value: code,
    text: `${country}, ${year}`,
  }));
  const list = element(
    document,
    "select",
    {},
    ...optionNodes(document, [...options, { value: OWN, text: "your own number" }]),
  );
  const input = element(document, "input", {
    type: "number",
    step: "any",
    min: "0",
    inputmode: "decimal",
    "aria-label": "Grid in g CO2e per kWh",
  });
  const gramsOf = (code: string) => grids.find((grid) => grid.code === code)?.gramsPerKWh;
  list.addEventListener("input", () => {
    const grams = gramsOf(list.value);
    if (grams !== undefined) input.value = String(grams);
    else input.focus();
  });
  input.addEventListener("input", () => list.value = OWN);
  return {
    key: "grid",
    node: element(
      document,
      "div",
      { class: "field pair" },
      field(document, "Grid", "", list),
      field(document, "g CO₂e/kWh", "", input),
    ),
    read: () => list.value === OWN ? input.valueAsNumber || null : list.value,
    write: (value: string | number) => {
      list.value = typeof value === "number" ? OWN : codeOf(grids, value);
      input.value = String(typeof value === "number" ? value : gramsOf(list.value) ?? "");
    },
  };
}

/** The code of a grid that may be named. */
function codeOf(grids: DecisionData["grids"], named: string): string {
  const wanted = named.trim().toLowerCase();
  return grids.find(({ code, country }) =>
    code.toLowerCase() === wanted || country.toLowerCase() === wanted
  )?.code ?? named;
}
