import type { BrokenLine } from "../fit/broken_line.ts";
import type { Fit } from "../fit/fit.ts";
import { type BrokenCandidate, type Candidate, predictsBest } from "../fit/growth_candidate.ts";
import { GROWTH_WORDS } from "../words/growth.ts";
import {
  formatDecimalInterval,
  formatDecimals,
  formatInterval,
  formatNumber,
  formatParams,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { errorsOf } from "./answer.ts";
import { explained, type Table } from "./exhibit.ts";
import { fitNamed, type Part } from "./part.ts";
import type { Study } from "./study.ts";

/** The ways to grow of each part, ranked on one yardstick, with units. */
export const fitsTable = explained((study: Study): Table => {
  const { metric, parts, points, unfitted } = study, named = parts.length > 1;
  return {
    kind: "table",
    caption:
      `Ways to grow, fitted to ${metric.axis} against billions of parameters (P), best AICc ` +
      `first; ${points.length.toLocaleString("en-US")} rows. Intervals: 95 %. ${
        errorsOf(study)
      } AICc and errors compare growths of the same rows; the error is that on ` +
      "models the fit has not seen." +
      (named ? " Of each, the power law, the best by AICc and the best by error." : "") +
      unfitted.map(({ label, why }) => ` ${label}: not fitted, ${why}.`).join(""),
    columns: [
      ...named ? [{ label: "Rows" }] : [],
      { label: "Growth" },
      { label: `Formula (${metric.unit})` },
      { label: "Slope or exponent", align: "right" },
      { label: "R² (own scale)", align: "right" },
      { label: "AICc above best", align: "right" },
      { label: `Error (${metric.unit})`, align: "right" },
      { label: "Error (times)", align: "right" },
    ],
    rows: named
      ? parts.flatMap((part) => fitRows(part, foremost(part)).map((row) => [part.label, ...row]))
      : parts.flatMap((part) => fitRows(part, part.growth?.candidates ?? null)),
  };
});

const TOO_FEW = "too few rows";

/** Of the growths of a part the power law, the one that describes best and the one that predicts best. */
function foremost({ growth }: Part) {
  if (growth === null) return null;
  const names = ["power law", growth.best, predictsBest(growth).growth];
  return growth.candidates.filter((one) => names.includes(one.growth));
}

function fitRows(
  part: Part,
  candidates: readonly (Candidate | BrokenCandidate)[] | null,
): string[][] {
  if (candidates === null) {
    return (["power law", "exponential", "linear"] as const).map((name) => [
      growthName(name),
      ...fitCells(fitNamed(part, name)),
      TOO_FEW,
      TOO_FEW,
      TOO_FEW,
    ]);
  }
  return candidates.map((one) => {
    const { growth, deltaAicc, crossValidatedError, crossValidatedLogError } = one;
    return [
      growthName(growth),
      // Under "widest" a part's own fit has other intervals than the compared one.
      ...("breakAt" in one.fit ? changeCells(one.fit) : fitCells(fitNamed(part, one.fit.growth))),
      formatNumber(deltaAicc),
      formatNumber(crossValidatedError),
      formatNumber(10 ** crossValidatedLogError),
    ];
  });
}

function growthName(growth: (Candidate | BrokenCandidate)["growth"]): string {
  return GROWTH_WORDS[growth].replace(/^an? /, "");
}

function fitCells(fit: Fit): string[] {
  return [
    unbroken(formula(fit)),
    `${formatNumber(fit.slope)} (${unbroken(formatInterval(fit.slopeInterval))})`,
    formatRSquared(fit.rSquared),
  ];
}

function changeCells({ breakAt, intercept, rSquared, ...line }: BrokenLine): string[] {
  const at = formatParams(breakAt), below = formatDecimals(line.slopeBelow);
  const cell = (slope: number, interval: [number, number]) =>
    `${formatDecimals(slope)} (${unbroken(formatDecimalInterval(interval))})`;
  return [
    unbroken(`${formatNumber(10 ** intercept)} × P^${below}`) +
    `, above ${at} ${unbroken(`× (P / ${at})^${formatDecimals(line.difference)}`)}`,
    `${cell(line.slopeBelow, line.slopeBelowInterval)}; ` +
    cell(line.slopeAbove, line.slopeAboveInterval),
    formatRSquared(rSquared),
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
