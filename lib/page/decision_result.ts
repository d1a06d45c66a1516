import { drawForest } from "../draw/draw_forest.ts";
import type { DrawOptions } from "../draw/theme.ts";
import type { Comparison, Decision } from "../study/decision.ts";
import { type Candidate, shortName } from "../study/decision_candidates.ts";
import type { Estimate } from "../study/decision_estimates.ts";
import {
  basisOf,
  DECISION_QUANTITIES,
  decisionForest,
  type DecisionQuantity,
  shown,
} from "../study/decision_exhibits.ts";
import { sureOf } from "../words/decision.ts";
import {
  formatCount,
  formatInterval,
  formatNumber,
  formatParams,
  formatPlain,
} from "../words/quantity.ts";
import { element } from "./element.ts";

const QUANTITIES = Object.keys(DECISION_QUANTITIES) as DecisionQuantity[];

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
  // Plot labels groups, where ARIA allows none; the figure's own label says it all.
  for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
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

/** The best small model beside the best large one, and their ratio. */
function sizesTable(document: Document, decision: Decision, sizes: Comparison): HTMLElement {
  const [small, large] = [decision.small.candidates[0], decision.large.candidates[0]];
  const ratios = {
    kWh: sizes.energy,
    co2Kg: sizes.co2,
    ownDollars: sizes.ownDollars,
    apiDollars: sizes.apiDollars,
  };
  const heading = ({ model, paramsB }: Candidate) =>
    element(
      document,
      "th",
      { scope: "col", class: "number" },
      element(document, "bdi", {}, shortName(model)),
      element(document, "small", {}, formatParams(paramsB)),
    );
  const rows = QUANTITIES.filter((quantity) => ratios[quantity] !== null).map((quantity) => {
    const ratio = ratios[quantity]!, sure = sureOf(ratio);
    const { label, unit } = DECISION_QUANTITIES[quantity];
    return element(
      document,
      "tr",
      {},
      element(document, "th", { scope: "row" }, label, " ", element(document, "small", {}, unit)),
      amountCell(document, small[quantity]),
      amountCell(document, large[quantity]),
      element(
        document,
        "td",
        { class: "number" },
        element(document, "strong", {}, formatNumber(ratio.estimate, 2)),
        element(
          document,
          "small",
          {},
          ratio.interval[0] === ratio.interval[1]
            ? "list prices"
            : formatInterval(ratio.interval, 2),
        ),
      ),
      element(
        document,
        "td",
        { class: sure === null ? "open" : "sure" },
        sure === null ? "cannot tell" : `small takes ${sure}`,
      ),
    );
  });
  return scroller(
    document,
    "Small against large, a month",
    element(
      document,
      "tr",
      {},
      element(document, "td"),
      heading(small),
      heading(large),
      element(document, "th", { scope: "col", class: "number" }, "small ÷ large"),
      element(document, "th", { scope: "col" }, "95 % sure?"),
    ),
    rows,
  );
}

/** All candidates with what a month takes, and what that rests on. */
function candidatesTable(document: Document, decision: Decision): HTMLElement {
  const heads = [
    "Model",
    "Score",
    ...QUANTITIES.map((quantity) =>
      `${DECISION_QUANTITIES[quantity].label} (${DECISION_QUANTITIES[quantity].unit})`
    ),
    "Energy from",
  ];
  const isNumber = (i: number) => i > 0 && i < heads.length - 1;
  const rows = [...Map.groupBy(shown(decision), ({ group }) => group)].flatMap((
    [group, members],
  ) => [
    element(
      document,
      "tr",
      { class: "group" },
      element(document, "th", { colspan: String(heads.length), scope: "rowgroup" }, group),
    ),
    ...members.map(({ candidate }) => candidateRow(document, candidate)),
  ]);
  return scroller(
    document,
    "Candidates, the best first",
    element(
      document,
      "tr",
      {},
      ...heads.map((text, i) =>
        element(document, "th", { scope: "col", class: isNumber(i) ? "number" : "text" }, text)
      ),
    ),
    rows,
  );
}

/** One candidate. */
function candidateRow(document: Document, candidate: Candidate): HTMLElement {
  const { model, paramsB, activeParamsB, scorePercent, apiDollars, dominatedBy, kWh } = candidate;
  const size = formatParams(paramsB) +
    (activeParamsB !== null && activeParamsB < paramsB
      ? `, ${formatParams(activeParamsB)} active`
      : "");
  return element(
    document,
    "tr",
    dominatedBy === null ? {} : { class: "dominated" },
    element(
      document,
      "th",
      { scope: "row" },
      element(document, "bdi", {}, model),
      element(
        document,
        "small",
        {},
        size,
        ...dominatedBy === null ? [] : [
          ", dominated by ",
          element(document, "bdi", {}, shortName(dominatedBy)),
        ],
      ),
    ),
    element(
      document,
      "td",
      { class: "number" },
      scorePercent === null ? "–" : formatPlain(scorePercent),
    ),
    ...QUANTITIES.map((quantity) =>
      amountCell(
        document,
        candidate[quantity],
        quantity === "apiDollars" && apiDollars !== null
          ? apiDollars.provider ?? "nobody lists it"
          : undefined,
      )
    ),
    element(document, "td", {}, basisOf(kWh)),
  );
}

/** An estimate above its interval, or above what is said instead. */
function amountCell(
  document: Document,
  estimate: Estimate | null,
  remark?: string,
): HTMLElement {
  if (estimate === null) return element(document, "td", { class: "number" }, "–");
  const { interval: [low, high] } = estimate, exact = low === high;
  return element(
    document,
    "td",
    { class: "number" },
    formatNumber(estimate.estimate),
    ...exact ? [] : [element(document, "small", {}, formatInterval([low, high]))],
    ...remark === undefined ? [] : [element(document, "small", {}, remark)],
  );
}

/** A table that scrolls by itself where it is wider than the page. */
function scroller(
  document: Document,
  caption: string,
  head: HTMLElement,
  rows: readonly HTMLElement[],
): HTMLElement {
  return element(
    document,
    "div",
    { class: "scroller", role: "region", tabindex: "0", "aria-label": caption },
    element(
      document,
      "table",
      {},
      element(document, "caption", {}, caption),
      element(document, "thead", {}, head),
      element(document, "tbody", {}, ...rows),
    ),
  );
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
