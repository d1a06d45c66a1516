import { serialize } from "../plot/serialize.ts";
import { type DrawOptions, WIDTH } from "../plot/theme.ts";
import { completeQuestion, type Question } from "../decide/question.ts";
import { formatCsv } from "../read/csv.ts";
import { decide } from "../decide/decide.ts";
import type { Decision } from "../decide/decision.ts";
import { decisionCsv } from "../decide/decision_csv.ts";
import type { DecisionData } from "../decide/decision_data.ts";
import { DECISION_QUANTITIES, type DecisionQuantity } from "../decide/decision_exhibits.ts";
import { questionForm } from "./decision_form.ts";
import {
  decisionEvidence,
  decisionSvg,
  decisionWords,
  drawnQuantities,
} from "./decision_result.ts";
import { isAboutQuestion, questionCode, readQuestion, writeQuestion } from "./decision_state.ts";
import { element } from "./element.ts";
import { filledLater } from "./filled_later.ts";
import { pngOfSvg } from "./png.ts";
import { save } from "./save.ts";
import { themeOf } from "./theme.ts";
import { tools } from "./tools.ts";

/** Room between two figures, and the width from which two stand side by side. */
const GAP = 32, TWO_ABREAST = 900, LEAST_WIDTH = 320;

/** Brings the page's question to life in `host`, whose static content it replaces. */
export function decisionPage(host: HTMLElement, data: DecisionData): void {
  const document = host.ownerDocument, page = document.defaultView!;
  let question = readQuestion(page.location.hash, data), decision: Decision | null = null;
  let room = 0; // asked for when it changes: to ask amid new words would lay the page out twice

  const form = questionForm(document, data, (given) => {
    if (!answered(() => completeQuestion(given))) return;
    const { hash, pathname, search } = page.location;
    const written = writeQuestion(hash, question);
    page.history.replaceState(page.history.state, "", written || pathname + search);
    if (Object.keys(given).length === 0) form.write(question);
  });
  const fault = element(document, "p", { class: "fault", role: "alert", hidden: true });
  const words = element(document, "div", { class: "words" });
  const figures = element(document, "div", { class: "figures" });
  const evidence = element(document, "div", { class: "evidence" });
  const proof = filledLater(evidence);
  const said = element(document, "div", { class: "unseen", role: "status" });
  const say = (text: string) => said.textContent = text;
  const kept = tools(document, [{
    label: "Download CSV",
    run: () => {
      const text = formatCsv(decisionCsv(decision!));
      save(document, "which-model.csv", new Blob([text], { type: "text/csv" }));
    },
  }], say);

  /** Answers a question and shows the answer; what cannot be answered changes nothing. */
  function show(next: Question): void {
    const answer = decision = decide(data, next);
    question = next;
    fault.hidden = true;
    words.replaceChildren(...decisionWords(document, answer));
    kept.showCode(questionCode(question));
    drawAll();
    const prove = () => evidence.replaceChildren(...decisionEvidence(document, answer));
    if (evidence.childElementCount === 0) proof.now(prove);
    else proof.later(prove);
  }

  /** Whether a question could be asked and answered; why not is said above the last answer. */
  function answered(asked: () => Question): boolean {
    try {
      show(asked());
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      fault.textContent = `${error.message}. Below stands the last answer.`;
      fault.hidden = false;
      return false;
    }
  }

  /** Draws each quantity at the width that there is. */
  function drawAll(): void {
    if (decision === null || room === 0) return;
    const shown = decision, theme = themeOf(document);
    const width = Math.max(
      LEAST_WIDTH,
      Math.floor(room >= TWO_ABREAST ? (room - GAP) / 2 : room),
    );
    figures.replaceChildren(
      ...drawnQuantities(shown).map((quantity) =>
        figureNode(
          quantity,
          (options) => decisionSvg(shown, quantity, { document, width, theme, ...options })!,
        )
      ),
    );
  }

  /** A figure with what a reader can keep of it. */
  function figureNode(
    quantity: DecisionQuantity,
    drawn: (options: Partial<DrawOptions>) => SVGSVGElement,
  ): HTMLElement {
    const { label } = DECISION_QUANTITIES[quantity];
    const keep = (kind: "SVG" | "PNG", blob: () => Blob | Promise<Blob>) => {
      const button = element(
        document,
        "button",
        { type: "button", "aria-label": `${label} as ${kind}` },
        kind,
      );
      button.addEventListener("click", async () => {
        try {
          save(document, `which-model-${quantity}.${kind.toLowerCase()}`, await blob());
        } catch (error) {
          say(`${kind} failed: ${error instanceof Error ? error.message : error}`);
        }
      });
      return button;
    };
    const svgFile = () => serialize(drawn({ width: WIDTH, theme: "auto" }));
    return element(
      document,
      "figure",
      { "data-quantity": quantity },
      drawn({}),
      element(
        document,
        "div",
        { class: "bar" },
        keep("SVG", () => new Blob([svgFile()], { type: "image/svg+xml" })),
        keep("PNG", () => pngOfSvg(drawn({ width: WIDTH, theme: "light" }), document)),
      ),
    );
  }

  host.replaceChildren(form.node, fault, words, figures, evidence, kept.node, said);
  const measure = () => {
    if (room === figures.clientWidth) return;
    room = figures.clientWidth;
    drawAll();
  };
  const linked = question;
  show(completeQuestion({}));
  form.write(linked);
  measure();
  if (writeQuestion("", linked) !== "") answered(() => linked);
  new ResizeObserver(measure).observe(host);
  page.addEventListener("hashchange", () => {
    if (!isAboutQuestion(page.location.hash)) return;
    const asked = readQuestion(page.location.hash, data);
    form.write(asked);
    answered(() => asked);
  });
}
