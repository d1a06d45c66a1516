import { predictorsOf } from "../../lib/big/question.ts";
import type { LargeRegression } from "../../lib/big/regression.ts";
import { summaryBundle } from "../../lib/show/summary.ts";
import type { Fit, Law } from "../../lib/stats/fit.ts";
import {
  formatCount,
  formatCounted,
  formatInterval,
  formatNumber,
} from "../../lib/words/quantity.ts";

/** The fits of a large table as text: rows and what was left out, then each formula and its summary. */
export function describeRegression(regression: LargeRegression): string {
  const { from, question, n, leftOut, fits } = regression, [{ span }] = fits;
  const predictors = predictorsOf(question).join(", ");
  const ranges = question.x.map((name) => `, ${name} from ${formatInterval(span[name])}`);
  return [
    `${question.y} against ${predictors} in ${from}: ${formatCount(n)} rows${ranges.join("")}`,
    ...leftOut.map(({ why, count }) => `  ${formatCounted(count, "row")} left out: ${why}`),
    ...fits.flatMap((fit) => ["", formulaOf(fit), summaryBundle(fit, 6)["text/plain"]]),
    ...(fits.length > 1 ? ["", "Each R² is on the fit's own scale: y, or log10 of y."] : []),
  ].join("\n");
}

const TERMS: Readonly<Record<Law, (effect: string, x: string) => string>> = {
  linear: (effect, x) => ` + ${effect} × ${x}`,
  power: (effect, x) => ` × ${x}^${effect}`,
  exponential: (effect, x) => ` × 10^(${effect} × ${x})`,
};

function formulaOf({ law, y, x, coefficients: { intercept, ...effects } }: Fit): string {
  const constant = law === "linear" ? intercept.estimate : 10 ** intercept.estimate;
  const terms = Object.entries(effects).map(([name, { estimate }]) =>
    x.includes(name)
      ? TERMS[law](formatNumber(estimate), name)
      : ` × (${formatNumber(10 ** estimate)} where ${name})`
  );
  return `${y} = ${formatNumber(constant)}${terms.join("")}`;
}
