import { checkFresh } from "../settings/fresh.ts";
import type { Fit } from "../stats/fit.ts";
import { times } from "../words/numbers.ts";
import {
  formatCount,
  formatCounted,
  formatInterval,
  formatNumber,
  formatRSquared,
} from "../words/quantity.ts";
import { cellText, isFit, NOTHING } from "../page/cell_text.ts";
import { type Displayed, displayed } from "./display.ts";
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
 * @throws {TypeError} for something that is no fit.
 */
export function summary(fit: Fit): Displayed {
  if (!isFit(fit)) {
    throw new TypeError(
      "lm.summary() takes a fit, such as " +
        'lm.summary(lm.powerLaw(rows, { y: "kWhPerMillionTokens", x: ["paramsB"] }))',
    );
  }
  checkFresh(fit);
  if (fit.why !== null) return text(`There is no fit: ${fit.why}.`);
  const rows = Object.entries(fit.coefficients).map((
    [name, { estimate, interval, error, df, p }],
  ) => ({
    "Coefficient": name,
    "Estimate": formatNumber(estimate),
    "95 % interval": formatInterval(interval),
    "Standard error": formatNumber(error),
    "Degrees of freedom": formatNumber(df),
    "p": cellText(p, "p"),
    "What it means": meaning(fit, name, estimate),
  }));
  const note = `${lawWords(fit)} ${errorWords(fit)}`;
  const right = Object.keys(rows[0]).slice(1, -1);
  return displayed(tableBundle(rows, fitCaption(fit), { note, right }));
}

const LAW_NAMES = { power: "Power law", linear: "Straight line", exponential: "Exponential" };

/** What was fitted to how many rows, and how well. */
export function fitCaption({ law, y, n, clusters, cluster, rSquared, why }: Fit): string {
  const what = `${LAW_NAMES[law]} of ${y}`;
  if (why) return `${what}: no fit of ${formatCounted(n, "row")}`;
  const groups = cluster.length === 0
    ? ""
    : `, ${formatCount(clusters)} clusters (${cluster.join(" and ")})`;
  return `${what}: ${formatCount(n)} rows${groups}, R² ${formatRSquared(rSquared)}`;
}

function meaning({ law, x, by, levels }: Fit, coefficient: string, estimate: number): string {
  if (x.includes(coefficient)) {
    switch (law) {
      case "power":
        return `${times(2 ** estimate)} when it doubles`;
      case "exponential":
        return `${times(10 ** estimate)} with each 1 more`;
      default:
        return `${formatNumber(estimate)} more with each 1 more`;
    }
  }
  const group = by.find((name) => coefficient.startsWith(`${name}: `));
  if (group === undefined) return NOTHING;
  const { reference } = levels[group];
  return law === "linear"
    ? `${formatNumber(estimate)} more than ${reference}`
    : `${times(10 ** estimate)} ${reference}`;
}

function lawWords({ law, y, sigma }: Fit): string {
  const scatter = law === "linear"
    ? `a typical row lies ${formatNumber(sigma)} above or below it`
    : `a typical row lies above or below it by a factor of ${formatNumber(10 ** sigma, 2)}`;
  const what = {
    power: `log10 of ${y} is linear in log10 of each quantity`,
    linear: `${y} is linear in each quantity`,
    exponential: `log10 of ${y} is linear in each quantity`,
  }[law];
  return `In this fit ${what}; ${scatter}.`;
}

function errorWords({ errors, cluster, clusters }: Fit): string {
  const same = cluster.join(" and of one ");
  switch (errors) {
    case "CR2":
      return `The errors (CR2) know that rows of one ${same} are alike, and are cautious because ` +
        `there are only ${clusters}.`;
    case "CR1":
      return `The errors (CR1) know that rows of one ${same} are alike.`;
    case "HC1":
    case "HC3":
      return `The errors (${errors}) take rows as independent, and allow more scatter at some sizes.`;
    default:
      return "The errors (classical) take rows as independent, with the same scatter at all sizes.";
  }
}
