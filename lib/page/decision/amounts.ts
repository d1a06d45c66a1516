import type { Candidate, Estimated } from "../../decide/types.ts";
import { money } from "../../words/numbers.ts";
import { formatDecimals, formatInterval, formatNumber } from "../../words/quantity.ts";
import { type Markup, markup } from "../markup.ts";

/** What a month takes, with its unit. */
export const AMOUNTS = { dollars: "$", kWh: "kWh", co2Kg: "kg" } as const;

const MONTHS = 12;

/** A quantity in words: `$6.91`, `3.3 kWh`. */
export function said(value: number, unit: "$" | "kWh" | "kg" | "Wh"): string {
  if (unit !== "$") return `${formatNumber(value, value >= 100 ? 3 : 2)}\u202f${unit}`;
  return value >= 100 ? `$${formatDecimals(value, 0)}` : money(value);
}

/** The cells of a candidate: what a month takes and how sure that is, if asked what a year takes; its rating. */
export function amountCells(candidate: Candidate, { year }: { year: boolean }): Markup[] {
  const cells = Object.entries(AMOUNTS).map(([name, unit]) => {
    const key = name as keyof typeof AMOUNTS, amount = candidate[key];
    if (amount === null) {
      return markup`<td class="number"><small>${unknown(candidate, key)}</small></td>`;
    }
    return markup`<td class="number"><strong>${said(amount.estimate, unit)}</strong>${
      within(amount)
    }${year && markup` <small>${said(MONTHS * amount.estimate, unit)} a year</small>`}</td>`;
  });
  return [...cells, ratingCell(candidate)];
}

const within = ({ interval }: Estimated) =>
  interval !== null && markup` <small>${formatInterval(interval, 2)}</small>`;

/** Why there is no amount. */
function unknown(
  { weights, prices, tokensPerAnswer }: Candidate,
  key: keyof typeof AMOUNTS,
): string {
  if (key === "dollars") {
    return prices !== null && tokensPerAnswer === null ? "length not known" : "no price";
  }
  return weights === "closed" ? "not disclosed" : "not measured";
}

function ratingCell({ rating }: Candidate): Markup {
  if (rating === null) return markup`<td class="number"><small>not rated</small></td>`;
  const [low, high] = rating.interval.map(Math.round);
  return markup`<td class="number"><strong>${
    Math.round(rating.estimate)
  }</strong> <small>${low} to ${high}</small></td>`;
}
