import { html } from "./html.ts";
import { type Control, controls, heldBy } from "./controls.ts";
import type { State } from "./state.ts";
import { type Chosen, columnsOf, type Subject } from "./subject.ts";

/** The controls of a figure, and the line that says what is in view. */
export type Form = {
  node: HTMLElement;
  /** The line, and the button that takes all changes back. */
  bar: HTMLElement;
  write: (state: State) => void;
  say: (summary: string) => void;
};

type Listeners = {
  onSettings: (settings: Chosen) => void;
  onFind: (text: string) => void;
  /** Enter in the search field. */
  onFound: () => void;
  onReset: () => void;
};

/** Lists of choices that stand open, and their longest; others wait under "More filters". */
const OPEN = 3, SHORT = 8;

/** Makes the form: filters, what else the drawing uses, search, reset, summary. */
export function form(subject: Subject, listeners: Listeners): Form {
  const { table: { filters, noun }, rows, settings, form } = subject;
  const thing = columnsOf(subject)[0].label.toLowerCase();
  const known = controls(filters, form, rows);
  const isShort = ({ node }: Control) => node.querySelectorAll("label").length <= SHORT + 1;
  const lists = known.filter((one) => one.kind === "choices" && isShort(one)).slice(0, OPEN);
  const used = known.filter(({ kind }) => kind === "amount" || kind === "one of");
  const others = known.filter((one) => !used.includes(one) && !lists.includes(one));
  const find = html("input", {
    type: "search",
    placeholder: "part of its name",
    autocomplete: "off",
    spellcheck: "false",
  });
  const finder = html("label", { class: "field find" }, `Find a ${thing}`, find);
  const nodes = (controls: readonly Control[]) => controls.map(({ node }) => node);
  const group = (...nodes: HTMLElement[]) => html("div", { class: "group" }, ...nodes);
  const node = html(
    "form",
    { "aria-label": `Which ${noun}s the figure shows` },
    ...nodes(lists).map((one) => group(one)),
    group(...nodes(used), finder),
  );
  if (others.length > 0) {
    const summary = html("summary", {}, "More filters");
    node.append(html("details", {}, summary, group(...nodes(others))));
  }
  const summary = html("output", { class: "status", role: "status" });
  const reset = html("button", { type: "button" }, "Reset");
  node.addEventListener("submit", (event) => event.preventDefault());
  node.addEventListener("input", ({ target }) => {
    if (target === find) return listeners.onFind(find.value);
    listeners.onSettings({ ...settings, ...heldBy(known) });
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    listeners.onFound();
  });
  reset.addEventListener("click", listeners.onReset);
  return {
    node,
    bar: html("div", { class: "bar" }, summary, reset),
    write: (state) => {
      for (const { name, write } of known) write(state.settings[name]);
      find.value = state.find;
    },
    say: (text) => summary.textContent = text,
  };
}
