import { checkFresh } from "../settings/fresh.ts";
import type { Fit } from "../stats/fit.ts";
import { times } from "../words/numbers.ts";
import { formatNumber } from "../words/quantity.ts";
import { cellText, NOTHING } from "./cell_text.ts";
import { type Displayed, displayed } from "./display.ts";
import { fitCaption, fitRows, isFit } from "./fit_rows.ts";
import { text } from "./text.ts";
import { column, tableBundle } from "./html_table.ts";

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
  const rows = fitRows(fit);
  const columns = [
    column("Coefficient", rows.map(({ coefficient }) => coefficient)),
    column("Estimate", rows.map(({ estimate }) => formatNumber(estimate)), "right"),
    column(
      "95 % interval",
      rows.map(({ interval }) => interval.map((n) => formatNumber(n)).join(" to ")),
      "right",
    ),
    column("Standard error", rows.map(({ error }) => formatNumber(error)), "right"),
    column("Degrees of freedom", rows.map(({ df }) => formatNumber(df)), "right"),
    column("p", rows.map(({ p }) => cellText(p, "p")), "right"),
    column("What it means", rows.map((row) => meaning(fit, row))),
  ];
  const note = [lawWords(fit), errorWords(fit)].join(" ");
  return displayed(tableBundle(columns, fitCaption(fit), { note }));
}

/** What a coefficient does to y. */
function meaning(
  { law, x, by, levels }: Fit,
  { coefficient, estimate }: { coefficient: string; estimate: number },
): string {
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

/** What the law is, and how far rows lie from it. */
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

/** What the standard errors take into account. */
export function errorWords({ errors, cluster, clusters }: Fit): string {
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
