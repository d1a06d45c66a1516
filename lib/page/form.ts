import type { GivenSettings, View } from "../study/view.ts";
import { controls } from "./controls.ts";
import { element } from "./element.ts";
import type { State } from "./state.ts";

/** The controls of a figure, and the line that says what is in view. */
export type Form = {
  node: HTMLElement;
  /** The line, and the button that takes all changes back. */
  summary: HTMLElement;
  write: (state: State) => void;
  say: (summary: string) => void;
};

type Listeners = {
  onSettings: (settings: GivenSettings) => void;
  onFind: (text: string) => void;
  /** Enter in the search field. */
  onFound: () => void;
  onReset: () => void;
};

/** Makes the form: settings, search, reset, summary. */
export function form<Row>(
  document: Document,
  view: View<Row>,
  rows: readonly Row[],
  /** A control of somebody else, before all others. */
  lead: HTMLElement,
  { onSettings, onFind, onFound, onReset }: Listeners,
): Form {
  const { foremost, others, read, write } = controls(document, view, rows);
  const find = element(document, "input", {
    type: "search",
    placeholder: "part of its name",
    autocomplete: "off",
    spellcheck: "false",
  });
  const finder = element(document, "label", { class: "field find" }, "Find a model", find);
  const summary = element(document, "output", { class: "status", role: "status" });
  const reset = element(document, "button", { type: "button" }, "Reset");
  const fieldsets = foremost.filter(({ localName }) => localName === "fieldset");
  const fields = foremost.filter(({ localName }) => localName !== "fieldset");
  const group = (...nodes: HTMLElement[]) => element(document, "div", { class: "group" }, ...nodes);
  const node = element(
    document,
    "form",
    { "aria-label": `Which ${view.row}s the figure shows` },
    group(lead),
    ...fieldsets.map((one) => group(one)),
    group(...fields, finder),
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, "More settings"),
      group(...others),
    ),
  );
  const bar = element(document, "div", { class: "bar" }, summary, reset);
  node.addEventListener("submit", (event) => event.preventDefault());
  node.addEventListener("input", ({ target }) => {
    if (target === find) onFind(find.value);
    else onSettings(read());
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    onFound();
  });
  reset.addEventListener("click", onReset);
  return {
    node,
    summary: bar,
    write: (state) => {
      write(state.settings);
      find.value = state.find;
    },
    say: (text) => summary.textContent = text,
  };
}
