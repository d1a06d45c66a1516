import { takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import type { Fit, Law } from "../stats/fit.ts";
import type { Errors } from "../stats/noise.ts";
import {
  formatCount,
  formatCounted,
  formatDecimals,
  formatInterval,
  formatNumber,
} from "../words/quantity.ts";
import { cellText, isFit, NOTHING } from "../page/cell_text.ts";
import { type Bundle, type Displayed, displayed } from "./display.ts";
import { tableBundle } from "./html_table.ts";
import { text } from "./text.ts";

/**
 * Shows a fit as statsmodels' summary does, with what each coefficient means and what its errors
 * take into account.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * import { powerLaw } from "../stats/laws.ts";
 * const rows = [[1, 2], [2, 4], [3, 5], [4, 9]].map(([paramsB, kWh]) => ({ paramsB, kWh }));
 * const bundle = await summary(powerLaw(rows, { y: "kWh", x: "paramsB" }))[DISPLAY]();
 * assert.match(bundle["text/plain"], /^Power law of kWh: 4 rows, R² 0.96\n/);
 * ```
 */
export function summary(fit: Fit): Displayed {
  const call = 'lm.summary(lm.powerLaw(rows, { y: "kWhPerMillionTokens", x: ["paramsB"] }))';
  takes(isFit(fit), "summary", "a fit", fit, call);
  checkFresh(fit);
  return fit.why === null ? displayed(summaryBundle(fit)) : text(`There is no fit: ${fit.why}.`);
}

/** The table of a fit's coefficients, with so many digits, and what the fit takes for granted. */
export function summaryBundle(fit: Fit, digits = 3): Bundle {
  const rows = Object.entries(fit.coefficients).map((
    [name, { estimate, interval, error, df, p }],
  ) => ({
    "Coefficient": name,
    "Estimate": formatNumber(estimate, digits),
    "95 % interval": formatInterval(interval, digits),
    "Standard error": formatNumber(error, digits),
    "Degrees of freedom": formatNumber(df),
    "p": cellText(p, "p"),
    "What it means": meaning(fit, name, estimate),
  }));
  const reasons = new Set(
    Object.values(fit.coefficients).flatMap(({ why }) => why ? `${why}.` : []),
  );
  const note = [lawWords(fit), errorWords(fit), ...reasons].join(" ");
  const right = Object.keys(rows[0]).slice(1, -1);
  return tableBundle(rows, fitCaption(fit), { note, right });
}

/** What was fitted to how many rows, and how well. */
export function fitCaption({ law, y, n, clusters, cluster, rSquared, why }: Fit): string {
  const what = `${LAWS[law].name} of ${y}`;
  if (why) return `${what}: no fit of ${formatCounted(n, "row")}`;
  const groups = cluster.length === 0
    ? ""
    : `, ${formatCount(clusters)} clusters (${cluster.join(" and ")})`;
  return `${what}: ${formatCount(n)} rows${groups}, R² ${formatDecimals(rSquared)}`;
}

/** What each law is called, what it takes for granted, and what a coefficient of x says. */
const LAWS: Readonly<Record<Law, { name: string; form: string; says: (x: number) => string }>> = {
  power: {
    name: "Power law",
    form: "is linear in log10 of each quantity",
    says: (x) => `${times(2 ** x)} when it doubles`,
  },
  linear: {
    name: "Straight line",
    form: "is linear in each quantity",
    says: (x) => `${formatNumber(x)} more with each 1 more`,
  },
  exponential: {
    name: "Exponential",
    form: "is linear in each quantity",
    says: (x) => `${times(10 ** x)} with each 1 more`,
  },
};

/** A factor, with as many digits as show how far from 1 it is: 1.8 times, 1.045 times. */
function times(factor: number): string {
  const far = Math.abs(factor - 1), isNear = far < 0.1 && far > 1e-9;
  const decimals = 1 - Math.floor(Math.log10(far));
  return `${isNear ? formatDecimals(factor, decimals) : formatNumber(factor, 2)} times`;
}

function meaning({ law, x, by, levels }: Fit, coefficient: string, estimate: number): string {
  if (x.includes(coefficient)) return LAWS[law].says(estimate);
  const group = by.find((name) => coefficient.startsWith(`${name}: `));
  if (group === undefined) return NOTHING;
  const { reference } = levels[group];
  return law === "linear"
    ? `${formatNumber(estimate)} more than ${reference}`
    : `${times(10 ** estimate)} ${reference}`;
}

function lawWords({ law, y, sigma }: Fit): string {
  const [what, scatter] = law === "linear"
    ? [y, `${formatNumber(sigma)} above or below it`]
    : [`log10 of ${y}`, `above or below it by a factor of ${formatNumber(10 ** sigma, 2)}`];
  return `In this fit ${what} ${LAWS[law].form}; a typical row lies ${scatter}.`;
}

function errorWords({ errors, cluster, clusters }: Fit): string {
  const alike = `know that rows of one ${cluster.join(" and of one ")} are alike`;
  const independent = "take rows as independent";
  const words: Record<Errors, string> = {
    CR2: `${alike}, and are cautious where such groups are few: here ${formatCount(clusters)}`,
    CR1: alike,
    HC1: `${independent}, and allow more scatter at some sizes`,
    HC3: `${independent}, and allow more scatter at some sizes`,
    classical: `${independent}, with the same scatter at all sizes`,
  };
  return `The errors (${errors}) ${words[errors]}.`;
}
