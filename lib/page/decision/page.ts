import { type Answer, decide } from "../../decide/answer.ts";
import type { DecisionData } from "../../decide/known.ts";
import { complete, initialValue } from "../../settings/check.ts";
import { controls, heldBy } from "../live/controls.ts";
import { html } from "../live/html.ts";
import type { Chosen } from "../live/subject.ts";
import { tools } from "../live/tools.ts";
import { type Markup, markup } from "../markup.ts";
import { isAboutQuestion, readAddress, writeAddress } from "./address.ts";
import {
  candidateRows,
  candidatesHtml,
  CHEAPEST_FIRST,
  othersHtml,
  type Shown,
} from "./candidates.ts";
import { assumptionsHtml, cardHtml, firstTwo, sourceHtml, versusHtml } from "./card.ts";
import { ASKED, BESIDE, questionCode, questionOf, questionSettings } from "./settings.ts";

/** Brings the page's question to life: its forms, and what follows from them in place of what stands there. */
export function decisionPage(data: DecisionData): void {
  const description = questionSettings(data);
  const assumed = Object.keys(description).filter((key) => ![...ASKED, ...BESIDE].includes(key));
  const made = [ASKED, assumed, BESIDE].map((names) => controls(description, names));
  const all = made.flat(), [asked, changed, beside] = made;
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

  /** Answers what is chosen and shows it; what cannot be answered is said, and changes nothing. */
  function show(chosen: Chosen): boolean {
    try {
      const question = questionOf(complete(description, chosen, "question"));
      answer = decide(data, question);
      fault.hidden = true;
      fill("card", cardHtml(answer, data.dates));
      fill("candidates", candidatesHtml(answer, shown));
      later(() => {
        fill("others", othersHtml(answer));
        fill("versus", versusHtml(besides(answer, question.models)));
        fill("assumptions", assumptionsHtml({ assumptions: answer.assumptions.filter(isFixed) }));
        changed.forEach(sourceBelow);
        kept.showCode(questionCode(question));
      });
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      fault.textContent = `${error.message}. Below stands the last answer.`;
      fault.hidden = false;
      return false;
    }
  }

  /** Does what may wait until the next frame is on the screen; of several such works only the last. */
  function later(work: () => void): void {
    waiting = work;
    requestAnimationFrame(() => setTimeout(() => work === waiting && work()));
  }

  /** The answer with two models beside each other: those asked for, else the first of the card. */
  function besides(answer: Answer, models: readonly string[] = []): Answer {
    if (answer.versus !== null) return answer;
    const two = [...new Set([...models, ...firstTwo(answer)])].slice(0, 2);
    return two.length < 2 ? answer : decide(data, { ...answer.question, models: two });
  }

  /** Whether no control changes an assumption. */
  function isFixed({ field }: Answer["assumptions"][number]): boolean {
    return field === null || !changed.some(({ name }) => name === field);
  }

  /** Whose word the value of a control is, and which is taken where it is left open. */
  function sourceBelow({ node, name, read }: typeof all[number]): void {
    const found = answer.assumptions.find(({ field }) => field === name), held = read();
    const open = held === null || held === "";
    node.nextElementSibling!.innerHTML = found === undefined
      ? ""
      : markup`${open && `${found.value} `}${sourceHtml(found)}`.html;
  }

  const write = (chosen: Chosen) => all.forEach((one) => one.write(chosen[one.name]));
  const initial = Object.fromEntries(
    Object.entries(description).map(([key, setting]) => [key, initialValue(setting)]),
  );
  const ask = (chosen: Chosen) => {
    if (!show(chosen)) return;
    const { hash, pathname, search } = location;
    const written = writeAddress(hash, description, complete(description, chosen, "question"));
    history.replaceState(history.state, "", written || pathname + search);
  };
  const form = (name: string, label: string, nodes: readonly Node[]) => {
    const node = html("form", { class: "question", "aria-label": label }, ...nodes);
    node.addEventListener("submit", (event) => event.preventDefault());
    node.addEventListener("input", () => ask(heldBy(all)));
    place(name).replaceChildren(node);
  };
  const reset = html("button", { type: "button", class: "quiet" }, "Reset");
  reset.addEventListener("click", () => (write(initial), ask(initial)));
  const nodes = (list: typeof all) => list.map(({ node }) => node);
  form("asked", "Your question", [...nodes(asked), reset]);
  const sourced = changed.map(({ node }) =>
    html("div", {}, node, html("small", { class: "source" }))
  );
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

  const follow = () => {
    const linked = readAddress(location.hash, description);
    write(linked);
    if (!show(linked)) show(initial);
  };
  follow();
  addEventListener("hashchange", () => isAboutQuestion(location.hash) && follow());
}
