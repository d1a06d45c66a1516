import type { Decision } from "./decision.ts";
import { DECISION_QUANTITIES, type DecisionQuantity, shown } from "./decision_exhibits.ts";

/** Digits on which all browsers agree: their powers of 10 differ in the last one of a double. */
const DIGITS = 12;

/** The candidates with each number to 12 digits, as rows of a CSV file, its header first. */
export function decisionCsv(decision: Decision): string[][] {
  const quantities = Object.keys(DECISION_QUANTITIES) as DecisionQuantity[];
  const text = (value: number | string | null | undefined) =>
    typeof value === "number" ? String(Number(value.toPrecision(DIGITS))) : value ?? "";
  return [
    [
      "Model",
      "Size class",
      "Params (B)",
      "Active params (B)",
      "Score (%)",
      ...quantities.flatMap((quantity) => {
        const { label, unit } = DECISION_QUANTITIES[quantity];
        return [`${label} (${unit})`, `${label} low`, `${label} high`, `${label} from`];
      }),
      "Provider",
      "Dominated by",
    ],
    ...shown(decision).map(({ group, candidate }) => [
      candidate.model,
      group,
      text(candidate.paramsB),
      text(candidate.activeParamsB),
      text(candidate.scorePercent),
      ...quantities.flatMap((quantity) => {
        const estimate = candidate[quantity];
        return [
          text(estimate?.estimate),
          text(estimate?.interval[0]),
          text(estimate?.interval[1]),
          text(estimate?.basis),
        ];
      }),
      text(candidate.apiDollars?.provider),
      text(candidate.dominatedBy),
    ]),
  ];
}
