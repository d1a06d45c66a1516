import { withoutOrganisation } from "../read/model_name.ts";
import type { Comparison, Decision } from "../decide/decision.ts";
import type { Candidate } from "../decide/decision_candidates.ts";
import type { Estimate } from "../decide/decision_estimates.ts";
import {
  basisOf,
  DECISION_QUANTITIES,
  type DecisionQuantity,
  shown,
} from "../decide/decision_exhibits.ts";
import { sureOf } from "../words/decision.ts";
import { formatInterval, formatNumber, formatParams, formatPlain } from "../words/quantity.ts";
import { element } from "./element.ts";
import { scrollingTable } from "./scroller.ts";

/** The quantities of a decision, in the order of its tables and figures. */
export const QUANTITIES = Object.keys(DECISION_QUANTITIES) as DecisionQuantity[];

/** The best small model beside the best large one, and their ratio. */
export function sizesTable(document: Document, decision: Decision, sizes: Comparison): HTMLElement {
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
      element(document, "bdi", {}, withoutOrganisation(model)),
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
  return scrollingTable(document, "Small against large, a month", {
    head: element(
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
  });
}

/** All candidates with what a month takes, and what that rests on. */
export function candidatesTable(document: Document, decision: Decision): HTMLElement {
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
  return scrollingTable(document, "Candidates, the best first", {
    head: element(
      document,
      "tr",
      {},
      ...heads.map((text, i) =>
        element(document, "th", { scope: "col", class: isNumber(i) ? "number" : "text" }, text)
      ),
    ),
    rows,
  });
}

/** One candidate. */
function candidateRow(document: Document, candidate: Candidate): HTMLTableRowElement {
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
          element(document, "bdi", {}, withoutOrganisation(dominatedBy)),
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
