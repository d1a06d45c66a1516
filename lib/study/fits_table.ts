import type { Fit } from "../fit/fit.ts";
import { candidate, GROWTH_WORDS } from "../words/growth.ts";
import {
  formatCount,
  formatInterval,
  formatNumber,
  formatP,
  formatParams,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { explained, type Table } from "./exhibit.ts";
import type { Part } from "./part.ts";
import type { Study } from "./study.ts";

/** The three growths of each part, ranked on one scale, with units. */
export const fitsTable = explained((study: Study): Table => {
  const { metric, parts, settings, unfitted } = study, named = parts.length > 1;
  const single = named ? "" : parts.map(({ label }) => `, ${label}`).join("");
  return {
    kind: "table",
    caption:
      `Ways to grow, fitted to ${metric.axis} against billions of parameters (P)${single}. ` +
      `Intervals: 95 %, standard errors: ${settings.errors}; p: of no growth. AICc and error: ` +
      "comparable among the same rows." +
      unfitted.map(({ label, why }) => ` ${label}: not fitted, ${why}.`).join(""),
    columns: [
      ...named ? [{ label: "Rows" }] : [],
      { label: "Growth" },
      { label: `Formula (${metric.unit})` },
      { label: "Slope or exponent", align: "right" },
      { label: "p", align: "right" },
      { label: "R² (own scale)", align: "right" },
      { label: "n", align: "right" },
      { label: "AICc above best", align: "right" },
      { label: `Cross-validated error (${metric.unit})`, align: "right" },
    ],
    rows: parts.flatMap((part) =>
      fitRows(part, settings.slmLimitB).map((row) => named ? [part.label, ...row] : row)
    ),
  };
});

function fitRows(part: Part, limitB: number): string[][] {
  const { exponential, growth, linear, powerLaw, sides } = part, limit = formatParams(limitB);
  const all = [powerLaw, exponential, linear].map((fit) => {
    const compared = growth && candidate(growth, fit.growth);
    return [
      GROWTH_WORDS[fit.growth].replace(/^an? /, ""),
      ...fitCells(fit),
      compared ? formatNumber(compared.deltaAicc) : "too few rows",
      compared ? formatNumber(compared.crossValidatedError) : "too few rows",
    ];
  });
  if (sides === null) return all;
  return [
    ...all,
    [unbroken(`power law up to ${limit}`), ...fitCells(sides.below), "other rows", "other rows"],
    [unbroken(`power law above ${limit}`), ...fitCells(sides.above), "other rows", "other rows"],
  ];
}

function fitCells(fit: Fit): string[] {
  return [
    unbroken(formula(fit)),
    `${formatNumber(fit.slope)} (${unbroken(formatInterval(fit.slopeInterval))})`,
    unbroken(formatP(fit.pValue).replace(/^p (= )?/, "")),
    formatRSquared(fit.rSquared),
    formatCount(fit.n),
  ];
}

/** The fitted formula with P for billions of parameters. */
function formula({ growth, slope, intercept }: Fit): string {
  switch (growth) {
    case "power law":
      return `${formatNumber(10 ** intercept)} × P^${formatNumber(slope)}`;
    case "exponential":
      return `${formatNumber(10 ** intercept)} × 10^(${formatNumber(slope)} × P)`;
    default:
      return `${formatNumber(intercept)} ${slope < 0 ? "−" : "+"} ${
        formatNumber(Math.abs(slope))
      } × P`;
  }
}
