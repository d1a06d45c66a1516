import { sideOf } from "../study/analysis.ts";
import type { Table, Text } from "../study/exhibit.ts";
import { type OwnModel, ownModel } from "../study/own_model.ts";
import type { Study } from "../study/study.ts";
import { type Luggage, unpack } from "../study/travel.ts";
import { element } from "./element.ts";
import { paragraphs } from "./exhibits.ts";
import { textTable } from "./scroller.ts";
import { STYLE } from "./style.ts";
import { themeOf, watchTheme } from "./theme.ts";

type Field = { key: keyof OwnModel; label: string; unit: string };

const FIELDS: readonly Field[] = [
  { key: "paramsB", label: "Parameters", unit: "billions" },
  { key: "millionTokens", label: "Tokens a month", unit: "millions" },
  { key: "concurrency", label: "Requests at once", unit: "on average" },
  { key: "machine", label: "Machine", unit: "" },
  { key: "task", label: "Task", unit: "" },
  { key: "gramsPerKWh", label: "Grid intensity", unit: "g CO₂e/kWh" },
];

/**
 * Builds the calculator in the shadow root of `host`: a field for each quantity of `model`, and the table
 * that `ownModel` makes of them from today's rows. Gives what ends it.
 */
export function liveCalculator(host: HTMLElement, luggage: Luggage, model: OwnModel): () => void {
  const document = host.ownerDocument;
  const { question, tables, settings } = unpack(luggage);
  const side = sideOf(question.today, tables.today, settings);
  const study = side.study as Parameters<typeof ownModel>[0];
  const known = "missing" in study ? {} : knownOf(study);
  const shown = element(document, "div", { "aria-live": "polite" });
  const fields = FIELDS.filter(({ key }) => model[key] !== undefined);
  const inputs = fields.map(({ key, label, unit }) => {
    const values = known[key],
      input = values
        ? element(document, "select", {}, ...values.map((v) => element(document, "option", {}, v)))
        : element(document, "input", {
          type: "number",
          step: "any",
          min: "0",
          inputmode: "decimal",
        });
    input.value = String(model[key]);
    const node = element(
      document,
      "label",
      { class: "field" },
      label,
      " ",
      element(document, "small", {}, unit),
      input,
    );
    return { key, input, node };
  });
  const form = element(
    document,
    "form",
    { "aria-label": "My own model" },
    element(document, "div", { class: "group" }, ...inputs.map(({ node }) => node)),
  );
  const reckon = () => {
    const chosen = Object.fromEntries(inputs.map(({ key, input }) => [
      key,
      input.localName === "select" ? input.value : (input as HTMLInputElement).valueAsNumber,
    ])) as OwnModel;
    try {
      shown.replaceChildren(...exhibit(document, ownModel(study, chosen)));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      shown.replaceChildren(
        element(document, "p", { class: "fault", role: "alert" }, `${error.message}.`),
      );
    }
  };
  form.addEventListener("input", reckon);
  form.addEventListener("submit", (event) => event.preventDefault());
  const dress = () => host.dataset.theme = themeOf(document);
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren(
    element(document, "style", {}, STYLE),
    form,
    element(document, "div", { class: "below" }, shown),
  );
  dress();
  reckon();
  return watchTheme(document, dress);
}

/** What can be chosen from, as the rows have it. */
function knownOf({ rows, powerLaws }: Study): Partial<Record<keyof OwnModel, string[]>> {
  if (powerLaws === null) return {};
  const { factors, baselines } = powerLaws;
  const all = (group: string) => [
    baselines[group],
    ...factors.filter((factor) => factor.group === group).map(({ category }) => category),
  ];
  return rows.length === 0 ? {} : { machine: all("machine"), task: all("task") };
}

function exhibit(document: Document, shown: Table | Text): HTMLElement[] {
  if (shown.kind === "text") return paragraphs(document, shown);
  return [
    element(document, "p", { class: "caption" }, shown.caption),
    textTable(document, shown, { captioned: false, namesRows: true }),
  ];
}
