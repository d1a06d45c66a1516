import { withoutOrganisation } from "../read/model_name.ts";
import { formatInterval, formatNumber, formatParams } from "../words/quantity.ts";
import type { Decision } from "./decision.ts";
import type { Candidate } from "./decision_candidates.ts";
import type { Estimate } from "./decision_estimates.ts";
import { type Table, tableOf } from "./text_table.ts";

/** What a month with a candidate takes, by the name of the candidate's field. */
export const DECISION_QUANTITIES = {
  kWh: { label: "Energy", unit: "kWh", title: "Energy of a month" },
  co2Kg: { label: "CO₂e", unit: "kg", title: "CO₂ of a month" },
  ownDollars: {
    label: "Own machine",
    unit: "$",
    title: "Cost of a month on a machine of your own",
  },
  apiDollars: { label: "API", unit: "$", title: "Cost of a month through an API" },
} as const;

export type DecisionQuantity = keyof typeof DECISION_QUANTITIES;

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

/** A candidate's estimate of one quantity, and the name that tells it from the others. */
export type NamedEstimate = {
  group: string;
  name: string;
  estimate: number;
  interval: [number, number];
};

/** One quantity of all candidates of whom it is known, small ones first. */
export function estimatesOf(decision: Decision, quantity: DecisionQuantity): NamedEstimate[] {
  // the model to replace may be a candidate too
  const each = shown(decision).filter(({ candidate: { model } }, i, all) =>
    i === all.findIndex((other) => other.candidate.model === model)
  );
  const names = each.map(({ candidate }) => withoutOrganisation(candidate.model));
  return each.flatMap(({ group, candidate: { model, [quantity]: known } }, i) => {
    if (known === null) return [];
    const isAlone = names.indexOf(names[i]) === names.lastIndexOf(names[i]);
    return [{ group, name: isAlone ? names[i] : model, ...known }];
  });
}

/** The sources that a decision's figures name. */
export function sourcesOf({ assumptions }: Decision): string {
  return assumptions.map(({ source }) => source.split(",")[0])
    .filter((source, i, all) => i === all.indexOf(source) && /[A-Z]/.test(source[0]))
    .join(", ");
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
