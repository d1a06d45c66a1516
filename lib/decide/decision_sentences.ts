import { withoutOrganisation } from "../read/model_name.ts";
import { comparisonSentence } from "../words/decision.ts";
import {
  formatCounted,
  formatInterval,
  formatNumber,
  formatParams,
  formatPlain,
  formatQuantity,
} from "../words/quantity.ts";
import type { Comparison, Found, Side } from "./decision.ts";
import type { Candidate } from "./decision_candidates.ts";
import { DECISION_LEVEL, type Estimate } from "./decision_estimates.ts";

/** A decision in sentences: the comparison of the sizes, the best model, what its worse end costs. */
export function decisionSentences(found: Found): string[] {
  const { small, large, sizes, replacement, replaced, minScorePercent, question } = found;
  const limit = formatParams(question.slmLimitB);
  const best = bestOf(found);
  return [
    ...sizes === null ? [] : [comparisonWords(sizes)],
    ...small.count === 0 ? [noneOf(`at most ${limit}`, small)] : [],
    ...large.count === 0 ? [noneOf(`more than ${limit}`, large)] : [],
    ...best === null ? [] : [...useWords(best, question.sortBy), worstWords(best)],
    ...replacement === null ? [] : [comparisonWords(replacement)],
    ...replaced !== null && replaced.scorePercent === null && minScorePercent === null
      ? [
        `${
          withoutOrganisation(replaced.model)
        } has no score in these tables: candidates of any quality are shown.`,
      ]
      : [],
    ...found.hosts.filter(({ model }) => model === best?.model).map(({ model, ratio }) =>
      comparisonSentence(`running ${withoutOrganisation(model)} oneself`, "the API", [{
        less: question.dollarsPerGpuHour === null
          ? "costs less in electricity alone"
          : "costs less",
        more: question.dollarsPerGpuHour === null
          ? "costs more in electricity alone"
          : "costs more",
        ratio,
      }], DECISION_LEVEL)
    ),
  ];
}

/** That a size class is empty, and what a wider question would find. */
function noneOf(size: string, { unknown }: Side): string {
  return `No model of ${size} parameters satisfies this` +
    (unknown === 0
      ? "."
      : `; ${
        formatCounted(unknown, "model")
      } of the leaderboard would, which nobody measured or offers: choose "all" candidates.`);
}

/** The first candidate of all by what counts. */
export function bestOf({ small, large, question }: Found): Candidate | null {
  const [a, b] = [small.candidates[0], large.candidates[0]];
  if (!a || !b) return a ?? b ?? null;
  const valueOf = ({ kWh, ownDollars, apiDollars }: Candidate) =>
    question.sortBy === "price"
      ? Math.min(ownDollars?.estimate ?? Infinity, apiDollars?.estimate ?? Infinity)
      : kWh.estimate;
  return valueOf(b) < valueOf(a) ? b : a;
}

/** How two models compare. */
function comparisonWords({ one, other, energy, ownDollars, apiDollars }: Comparison): string {
  return comparisonSentence(withoutOrganisation(one), withoutOrganisation(other), [
    { less: "takes less energy", more: "takes more energy", ratio: energy },
    ...apiDollars === null ? [] : [{
      less: "is cheaper through an API",
      more: "is more expensive through an API",
      ratio: apiDollars,
    }],
    ...apiDollars === null && ownDollars !== null
      ? [{ less: "is cheaper", more: "is more expensive", ratio: ownDollars }]
      : [],
  ], DECISION_LEVEL);
}

/** What a month with the best model takes. */
function useWords(best: Candidate, sortBy: string): string[] {
  const { kWh, co2Kg, ownDollars, apiDollars, scorePercent } = best;
  const score = scorePercent === null ? "no score" : `score ${formatPlain(scorePercent)} %`;
  return [
    `${sortBy === "price" ? "Least cost" : sortBy === "CO2" ? "Least CO₂" : "Least energy"}: ` +
    `${withoutOrganisation(best.model)} (${formatParams(best.paramsB)}, ${score}), a month of it ` +
    [
      amount(kWh, "kWh"),
      amount(co2Kg, "kg") + " CO₂e",
      ...ownDollars === null ? [] : [`${amount(ownDollars, "$")} on a machine of your own`],
      ...apiDollars === null ? [] : [`${amount(apiDollars, "$")} through an API`],
    ].join(", ") + ".",
    BASIS[kWh.basis](kWh.rows) +
    (kWh.extrapolated ? " It lies outside what was measured, so take it as a guess." : ""),
  ];
}

const BASIS: Record<Estimate["basis"], (rows: number) => string> = {
  measured: (rows) =>
    `Its energy comes from ${
      rows === 1 ? "a measurement" : `${rows} measurements`
    } of this very model.`,
  fitted: (rows) =>
    `Nobody measured this model here: its energy comes from the fit over ${rows} measurements of others.`,
  listed: () => "",
};

/** What the choice costs if the worse end of the intervals comes true. */
function worstWords({ kWh, co2Kg, ownDollars, apiDollars }: Candidate): string {
  const dollars = apiDollars ?? ownDollars;
  return "If the worse end of each interval comes true: " +
    [
      formatQuantity(kWh.interval[1], "kWh"),
      `${formatQuantity(co2Kg.interval[1], "kg")} CO₂e`,
      ...dollars === null ? [] : [formatQuantity(dollars.interval[1], "$")],
    ].join(", ") +
    `, ${formatNumber(kWh.interval[1] / kWh.estimate, 2)} times the energy expected.`;
}

/** An estimate with its interval and unit. */
function amount({ estimate, interval }: Estimate, unit: string): string {
  const middle = formatQuantity(estimate, unit);
  return interval[0] === interval[1] ? middle : `${middle} (${formatInterval(interval)})`;
}
