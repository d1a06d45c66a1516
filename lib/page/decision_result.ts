import { figure } from "../plot/figure.ts";
import { intervals } from "../plot/intervals.ts";
import type { DrawOptions } from "../plot/theme.ts";
import type { Decision } from "../decide/decision.ts";
import {
  DECISION_QUANTITIES,
  type DecisionQuantity,
  estimatesOf,
  shown,
  sourcesOf,
} from "../decide/decision_exhibits.ts";
import { within } from "../words/numbers.ts";
import { formatCount } from "../words/quantity.ts";
import { candidatesTable, QUANTITIES, sizesTable } from "./decision_tables.ts";
import { element } from "./element.ts";
import { setTheme } from "./theme.ts";

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
  { document, width, theme = "auto" }: DrawOptions,
): SVGSVGElement | null {
  const estimates = estimatesOf(decision, quantity);
  if (estimates.length === 0) return null;
  const { unit, title } = DECISION_QUANTITIES[quantity];
  const svg = figure({
    document,
    width,
    title,
    subtitle: "Estimates with 95\u202f% intervals for one more observation",
    caption: sourcesOf(decision),
    ariaLabel: `${title} in ${unit}: ` +
      estimates.map((one) => `${one.name} ${within(one)}`).join("; ") + ".",
    x: { type: "log", label: `${unit} a month` },
    y: { label: null },
    color: { domain: [...new Set(estimates.map(({ group }) => group))] },
    marks: intervals(estimates, { y: "name", stroke: "group" }),
  });
  setTheme(svg, theme);
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
