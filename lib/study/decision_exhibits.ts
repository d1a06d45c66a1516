import type { Figure } from "../draw/draw.ts";
import type { ForestData } from "../draw/draw_forest.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import { withoutOrganisation } from "../read/model_name.ts";
import { formatInterval, formatNumber, formatParams } from "../words/quantity.ts";
import type { Decision } from "./decision.ts";
import type { Candidate } from "./decision_candidates.ts";
import type { Estimate } from "./decision_estimates.ts";
import { explained, type Table, tableOf, type Text } from "./exhibit.ts";

/** What a month with a candidate takes, by the name of the candidate's field. */
export const DECISION_QUANTITIES = {
  kWh: { label: "Energy", unit: "kWh", title: "Energy of a month" },
  co2Kg: { label: "CO₂e", unit: "kg", title: "CO₂ of a month" },
  ownDollars: { label: "Own machine", unit: "$", title: "Cost of a month on an own machine" },
  apiDollars: { label: "API", unit: "$", title: "Cost of a month through an API" },
} as const;

export type DecisionQuantity = keyof typeof DECISION_QUANTITIES;

/** What a decision says, as sentences. */
export function decisionText({ sentences }: Decision): Text {
  return { kind: "text", sentences };
}

/** The candidates of both sizes, small ones first, and the model to replace. */
export function decisionTable(decision: Decision): Table {
  return tableOf(
    "What a month takes: estimate and 95 % interval for one more observation",
    {
      model: "Model",
      size: "Size",
      score: "Score",
      kWh: "Energy (kWh)",
      co2Kg: "CO₂e (kg)",
      ownDollars: "Own machine ($)",
      apiDollars: "API ($)",
      basis: "Energy from",
      remark: "Remark",
    },
    shown(decision).map(({ group, candidate }) => ({
      model: candidate.model,
      size: formatParams(candidate.paramsB) +
        (isSparse(candidate) ? `, ${formatParams(candidate.activeParamsB!)} active` : ""),
      score: candidate.scorePercent === null ? "–" : formatNumber(candidate.scorePercent),
      kWh: cell(candidate.kWh),
      co2Kg: cell(candidate.co2Kg),
      ownDollars: cell(candidate.ownDollars),
      apiDollars: cell(candidate.apiDollars) +
        (candidate.apiDollars?.provider ? `, ${candidate.apiDollars.provider}` : ""),
      basis: basisOf(candidate.kWh),
      remark: remarkOf(group, candidate),
    })),
    ["score", "kWh", "co2Kg", "ownDollars", "apiDollars"],
  );
}

/** What a decision takes for granted, and where that comes from. */
export function assumptionsTable({ assumptions }: Decision): Table {
  return tableOf(
    "What these numbers take for granted",
    { assumption: "Assumption", source: "Source" },
    assumptions,
  );
}

/** One quantity of all candidates as estimates with intervals, small ones above large ones. */
export const decisionFigure = explained(
  (decision: Decision, quantity: DecisionQuantity = "kWh"): Figure => {
    const data = decisionForest(decision, quantity);
    if (data !== null) return { kind: "forest", data };
    const { label, unit } = DECISION_QUANTITIES[quantity];
    throw new TooFewError(`Nothing is known of ${label} (${unit}) here`);
  },
);

/** What `decisionFigure` draws; null where no candidate has the quantity. */
export function decisionForest(
  decision: Decision,
  quantity: DecisionQuantity,
): ForestData | null {
  const { unit, title } = DECISION_QUANTITIES[quantity];
  const best = [decision.small.candidates[0], decision.large.candidates[0]];
  const rows = shown(decision).flatMap(({ group, candidate }) => {
    const estimate = candidate[quantity];
    return estimate === null ? [] : [{
      group,
      label: withoutOrganisation(candidate.model),
      n: estimate.rows,
      estimate: estimate.estimate,
      interval: estimate.interval,
      emphasised: best.includes(candidate),
    }];
  });
  if (rows.length === 0) return null;
  return {
    id: `decision-${quantity.toLowerCase()}`,
    title,
    subtitle:
      "Estimates with 95\u202f% intervals for one more observation; n: the measurements or offers " +
      "that they rest on.",
    caption: decision.assumptions.map(({ source }) => source.split(",")[0])
      .filter((source, i, all) => i === all.indexOf(source) && /[A-Z]/.test(source[0]))
      .join(", "),
    description: `${title} in ${unit}: ` +
      rows.map(({ label, estimate, interval }) =>
        `${label} ${formatNumber(estimate)} (${formatInterval(interval)})`
      ).join("; ") + ".",
    x: { label: unit === "$" ? "$ a month" : `${unit} a month`, scale: "log" },
    rows,
    references: [],
  };
}

/** The candidates as they are shown, each with what it belongs to. */
export function shown(
  { small, large, replaced, question }: Decision,
): { group: string; candidate: Candidate }[] {
  const limit = formatParams(question.slmLimitB);
  const side = (group: string, candidates: readonly Candidate[]) =>
    candidates.map((candidate) => ({ group, candidate }));
  return [
    ...side(`up to ${limit}`, small.candidates),
    ...side(`above ${limit}`, large.candidates),
    ...side("to replace", replaced === null ? [] : [replaced]),
  ];
}

/** What an estimate rests on, in a few words. */
export function basisOf({ basis, rows, extrapolated }: Estimate): string {
  return `${basis === "measured" ? "its own rows" : "the fit"} (n = ${rows})` +
    (extrapolated ? ", beyond what was measured" : "");
}

function isSparse({ paramsB, activeParamsB }: Candidate): boolean {
  return activeParamsB !== null && activeParamsB < paramsB;
}

function remarkOf(group: string, { dominatedBy }: Candidate): string {
  return [
    ...group === "to replace" ? ["to replace"] : [],
    ...dominatedBy === null ? [] : [`dominated by ${withoutOrganisation(dominatedBy)}`],
  ].join("; ");
}

/** An estimate and its interval; the unit stands in the heading. */
function cell(estimate: Estimate | null): string {
  if (estimate === null) return "–";
  const { interval: [low, high] } = estimate;
  const middle = formatNumber(estimate.estimate);
  return low === high ? middle : `${middle} (${formatInterval([low, high])})`;
}
