import { type Control, controls, heldBy } from "./controls.ts";
import { button, folded, html } from "./html.ts";
import type { State } from "./state.ts";
import { type Chosen, columnsOf, type Subject } from "./subject.ts";

type Listeners = {
  onSettings: (settings: Chosen) => void;
  onFind: (text: string) => void;
  /** Enter in the search field. */
  onFound: () => void;
  onReset: () => void;
};

/** Lists of choices that stand open, and their longest; others wait under "More filters". */
const OPEN = 3, SHORT = 8;

/**
 * Makes the form, of filters, what else the drawing uses and search, and a bar: the line that says what
 * is in view, and the button that takes all changes back.
 */
export function form(subject: Subject, { onSettings, onFind, onFound, onReset }: Listeners) {
  const { table: { filters, noun }, rows, settings, form } = subject;
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
    onkeydown(event: KeyboardEvent) {
      if (event.key !== "Enter") return;
      event.preventDefault();
      onFound();
    },
  });
  const thing = columnsOf(subject)[0].label.toLowerCase();
  const finder = html("label", { class: "field find" }, `Find a ${thing}`, find);
  const group = (controls: readonly Control[], ...more: HTMLElement[]) =>
    html("div", { class: "group" }, ...controls.map(({ node }) => node), ...more);
  const summary = html("output", { class: "status", role: "status" });
  return {
    node: html(
      "form",
      {
        "aria-label": `Which ${noun}s the figure shows`,
        onsubmit: (event: Event) => event.preventDefault(),
        oninput({ target }: Event) {
          if (target === find) onFind(find.value);
          else onSettings({ ...settings, ...heldBy(known) });
        },
      },
      ...lists.map((one) => group([one])),
      group(used, finder),
      ...others.length > 0 ? [folded("More filters", {}, group(others))] : [],
    ),
    bar: html("div", { class: "bar" }, summary, button("Reset", onReset)),
    write(state: State) {
      for (const { name, write } of known) write(state.settings[name]);
      find.value = state.find;
    },
    say: (text: string) => summary.textContent = text,
  };
}
