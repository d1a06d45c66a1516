import { type Answer, decide } from "../../decide/answer.ts";
import type { Assumption } from "../../decide/assumptions.ts";
import type { DecisionData } from "../../decide/read_data.ts";
import { complete } from "../../settings/check.ts";
import { type Control, controls, heldBy } from "../live/controls.ts";
import { button, html } from "../live/html.ts";
import type { Chosen } from "../live/subject.ts";
import { tools } from "../live/tools.ts";
import { type Markup, markup } from "../markup.ts";
import {
  candidateRows,
  candidatesHtml,
  CHEAPEST_FIRST,
  othersHtml,
  type Shown,
} from "./candidates.ts";
import { assumptionsHtml, cardHtml, firstTwo, sourceHtml, versusHtml } from "./card.ts";
import {
  ASKED,
  BESIDE,
  isAboutQuestion,
  questionCode,
  questionOf,
  questionSettings,
  readAddress,
  writeAddress,
} from "./settings.ts";

/** Longest part of a link's words that is told again. */
const LONGEST = 100;

/** Brings the page's question to life: its forms, and what follows from them in place of what stands there. */
export function decisionPage(data: DecisionData): void {
  const description = questionSettings(data), initial = complete(description, {}, "question");
  const assumed = Object.keys(description).filter((key) => ![...ASKED, ...BESIDE].includes(key));
  const [asked, changed, beside] = [ASKED, assumed, BESIDE].map((names) =>
    controls(description, names)
  );
  const all = [...asked, ...changed, ...beside];
  let answer: Answer, shown: Shown = { order: CHEAPEST_FIRST, all: false };
  let waiting = () => {};

  const place = (name: string) => document.querySelector<HTMLElement>(`[data-place="${name}"]`)!;
  const fill = (name: string, content: Markup) => place(name).innerHTML = content.html;
  const fault = html("p", { class: "fault", role: "alert", hidden: true });
  const status = html("p", { class: "unseen", role: "status" });
  const kept = tools({
    name: "which-model",
    rows: () => candidateRows(answer),
    say: (text) => status.textContent = text,
  });

  /** Says what of a question could not be taken as it was meant; nothing, where all could. */
  function warn(why: readonly string[]): void {
    fault.textContent = why.join(" ");
    fault.hidden = why.length === 0;
  }

  /** Answers what is chosen and shows it; what cannot be answered is said, and changes nothing. */
  function show(chosen: Chosen): boolean {
    try {
      const question = questionOf(complete(description, chosen, "question"));
      answer = decide(data, question);
      warn(
        all.filter(isEmptied).map(({ name }) =>
          `${description[name].label}: no number, so ${initial[name]} is taken.`
        ),
      );
      fill("card", cardHtml(answer, data.dates));
      fill("candidates", candidatesHtml(answer, shown));
      later(() => {
        // two models beside each other: those asked for, else the first of the card
        const models = [...question.models ?? [], ...firstTwo(answer)].slice(0, 2);
        const isMore = answer.versus === null && models.length === 2;
        const both = isMore ? decide(data, { ...answer.question, models }) : answer;
        fill("others", othersHtml(answer));
        fill("versus", versusHtml(both));
        // below each control stands the assumption that it changes
        const isFixed = ({ field }: Assumption) => !changed.some(({ name }) => name === field);
        fill("assumptions", assumptionsHtml(answer.assumptions.filter(isFixed)));
        changed.forEach(sourceBelow);
        kept.showCode(questionCode(question));
      });
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      warn([`${error.message}. Below stands the last answer.`]);
      const [one, other] = BESIDE.map((name) => chosen[name]);
      if (one && one === other) fill("versus", markup`<p>${error.message}.</p>`);
      return false;
    }
  }

  /** Whether a field that takes a number holds none, and what stands at first is taken in its place. */
  function isEmptied({ name, node }: Control): boolean {
    return initial[name] !== null && node.querySelector("input")?.value === "";
  }

  /** Does what may wait until the next frame is on the screen; of several such works only the last. */
  function later(work: () => void): void {
    waiting = work;
    requestAnimationFrame(() => setTimeout(() => work === waiting && work()));
  }

  /** Whose word the value of a control is, and which is taken where it is left open. */
  function sourceBelow({ node, name, read }: Control): void {
    const found = answer.assumptions.find(({ field }) => field === name), held = read();
    const open = held === null || held === "";
    node.nextElementSibling!.innerHTML = found === undefined
      ? ""
      : markup`${open && `${found.value} `}${sourceHtml(found)}`.html;
  }

  const write = (chosen: Chosen) => all.forEach((one) => one.write(chosen[one.name]));

  /** Answers what is chosen, and writes it into the address. */
  function ask(chosen: Chosen): void {
    if (!show(chosen)) return;
    const { hash, pathname, search } = location;
    const written = writeAddress(hash, description, chosen);
    history.replaceState(history.state, "", written || pathname + search);
  }

  /** Answers what a link says; what it says and cannot be answered is said. */
  function follow(): void {
    const { chosen, unknown } = readAddress(location.hash, description);
    write(chosen);
    if (!show(chosen)) {
      const why = fault.textContent!;
      write(initial);
      show(initial);
      warn([why]);
    } else if (unknown.length > 0) {
      const words = unknown.join(", ").slice(0, LONGEST);
      warn([
        `This page does not know what the link says: ${words}. Below stands the answer without it.`,
      ]);
    }
  }

  function form(name: string, label: string, nodes: readonly Node[]): void {
    const listeners = {
      onsubmit: (event: Event) => event.preventDefault(),
      oninput: () => ask(heldBy(all)),
    };
    const made = html("form", { class: "question", "aria-label": label, ...listeners }, ...nodes);
    place(name).replaceChildren(made);
  }

  const nodes = (list: readonly Control[]) => list.map(({ node }) => node);
  const reset = button("Reset", () => (write(initial), ask(initial)), { class: "quiet" });
  const sourced = nodes(changed).map((node) =>
    html("div", {}, node, html("small", { class: "source" }))
  );
  form("asked", "Your question", [...nodes(asked), reset]);
  form("changed", "What is assumed", sourced);
  form("beside", "Two models", nodes(beside));
  place("card").before(fault, status);
  place("tools").replaceChildren(kept.node);
  place("candidates").addEventListener("click", ({ target }) => {
    const { sort: field, all } = (target as Element).closest<HTMLElement>("button")?.dataset ?? {};
    if (field === undefined && all === undefined) return;
    const { order } = shown, descending = field === order.field && !order.descending;
    shown = field === undefined ? { order, all: true } : { ...shown, order: { field, descending } };
    fill("candidates", candidatesHtml(answer, shown));
    // the keyboard goes on where it was
    place("candidates").querySelector<HTMLElement>(`[data-sort="${shown.order.field}"]`)!.focus();
  });
  follow();
  addEventListener("hashchange", () => isAboutQuestion(location.hash) && follow());
}
