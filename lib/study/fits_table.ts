import type { Fit } from "../fit/fit.ts";
import { candidate, GROWTH_WORDS } from "../words/growth.ts";
import {
  formatCount,
  formatInterval,
  formatNumber,
  formatP,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { type Table, tableOf } from "./exhibit.ts";
import type { Part, Study } from "./study.ts";

/** The three growths of each part, ranked on one scale, with units. */
export function fitsTable(study: Study): Table {
  const { metric, parts, settings } = study;
  return tableOf(
    `Three ways to grow, fitted to ${metric.axis} against billions of parameters (P). ` +
      `Standard errors: ${settings.errors}. p: of no growth. AICc and error: comparable among the same rows.`,
    {
      part: "Rows",
      growth: "Growth",
      formula: `Formula (${metric.unit})`,
      slope: "Slope or exponent (95 % interval)",
      p: "p",
      rSquared: "R² (own scale)",
      aicc: "AICc above best",
      error: `Cross-validated error (${metric.unit})`,
    },
    parts.flatMap(fitRows),
    ["slope", "p", "rSquared", "aicc", "error"],
  );
}

function fitRows(part: Part) {
  return [part.powerLaw, part.exponential, part.linear].map((fit) => {
    const compared = part.growth && candidate(part.growth, fit.growth);
    return {
      part: `${part.label}, ${unbroken(`n = ${formatCount(fit.n)}`)}`,
      growth: GROWTH_WORDS[fit.growth].replace(/^an? /, ""),
      formula: unbroken(formula(fit)),
      slope: `${formatNumber(fit.slope)} (${unbroken(formatInterval(fit.slopeInterval))})`,
      p: unbroken(formatP(fit.pValue).replace(/^p (= )?/, "")),
      rSquared: formatRSquared(fit.rSquared),
      aicc: compared ? formatNumber(compared.deltaAicc) : "too few rows",
      error: compared ? formatNumber(compared.crossValidatedError) : "too few rows",
    };
  });
}

/** The fitted formula with P for billions of parameters. */
export function formula({ growth, slope, intercept }: Fit): string {
  switch (growth) {
    case "power law":
      return `${formatNumber(10 ** intercept)} × P^${formatNumber(slope)}`;
    case "exponential":
      return `${formatNumber(10 ** intercept)} × 10^(${formatNumber(slope)} × P)`;
    default:
      return `${formatNumber(intercept)} + ${formatNumber(slope)} × P`;
  }
}
