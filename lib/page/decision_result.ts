import { drawForest } from "../draw/draw_forest.ts";
import { withoutGroupLabels } from "../plot/elements.ts";
import type { DrawOptions } from "../plot/theme.ts";
import type { Decision } from "../study/decision.ts";
import { decisionForest, type DecisionQuantity, shown } from "../study/decision_exhibits.ts";
import { formatCount } from "../words/quantity.ts";
import { candidatesTable, QUANTITIES, sizesTable } from "./decision_tables.ts";
import { element } from "./element.ts";

/** The words of a result: what it says, the sizes side by side, the candidates. */
export function decisionWords(document: Document, decision: Decision): HTMLElement[] {
  const [first, ...others] = decision.sentences;
  return [
    element(document, "p", { class: "verdict", role: "status" }, first ?? ""),
    ...others.length === 0 ? [] : [
      element(
        document,
        "ul",
        { class: "said" },
        ...others.map((sentence) => element(document, "li", {}, sentence)),
      ),
    ],
    ...decision.sizes === null ? [] : [sizesTable(document, decision, decision.sizes)],
  ];
}

/** The quantities that a decision has figures of. */
export function drawnQuantities(decision: Decision): DecisionQuantity[] {
  return QUANTITIES.filter((quantity) =>
    shown(decision).some(({ candidate }) => candidate[quantity] !== null)
  );
}

/** The figure of a quantity at some width; null where nothing is known of it. */
export function decisionSvg(
  decision: Decision,
  quantity: DecisionQuantity,
  options: DrawOptions,
): SVGSVGElement | null {
  const forest = decisionForest(decision, quantity);
  if (forest === null) return null;
  const svg = drawForest(forest, options);
  withoutGroupLabels(svg);
  return svg;
}

/** Below the figures: the candidates, what is taken for granted, who is no candidate. */
export function decisionEvidence(document: Document, decision: Decision): HTMLElement[] {
  return [
    candidatesTable(document, decision),
    element(document, "h3", {}, "What these numbers take for granted"),
    element(
      document,
      "ul",
      { class: "assumptions" },
      ...decision.assumptions.map(({ assumption, source }) =>
        element(document, "li", {}, assumption, " ", sourceNode(document, source))
      ),
    ),
    ...decision.leftOut.length === 0 ? [] : [
      element(
        document,
        "details",
        {},
        element(document, "summary", {}, "Models that are no candidates"),
        element(
          document,
          "ul",
          {},
          ...decision.leftOut.map(({ why, count }) =>
            element(document, "li", {}, `${formatCount(count)}: ${why}`)
          ),
        ),
      ),
    ],
  ];
}

/** A source, its address as a link. */
function sourceNode(document: Document, source: string): HTMLElement {
  const [address] = /https:\/\/\S+/.exec(source) ?? [];
  const name = source.replace(/,? https:\/\/\S+/, "");
  return element(
    document,
    "small",
    {},
    "(",
    address === undefined ? name : element(document, "a", { href: address }, name),
    ")",
  );
}
