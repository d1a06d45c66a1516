import type { Fit, GrowthName } from "../fit/fit.ts";
import type { Growth } from "../fit/growth.ts";
import { type Candidate, predictsBest } from "../fit/growth_candidate.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatInterval,
  formatLevel,
  formatNumber,
  formatQuantity,
} from "./quantity.ts";

/** What a growth is called in a sentence. */
export const GROWTH_WORDS: Readonly<Record<GrowthName, string>> = {
  "linear": "a straight line",
  "power law": "a power law",
  "exponential": "an exponential",
};

/** Which growth wins, and whether by more than noise; `unit` is that of y. */
export function growthSentence(growth: Growth, unit: string): string {
  const best = candidate(growth, growth.best);
  const predicted = predictsBest(growth);
  if (predicted.growth !== best.growth) {
    return `The two yardsticks disagree: ${GROWTH_WORDS[best.growth]} describes the rows best ` +
      `(AICc lower by ${formatNumber(secondBest(growth).deltaAicc)}), ` +
      `${GROWTH_WORDS[predicted.growth]} predicts unseen rows best (error ` +
      `${formatQuantity(predicted.crossValidatedError, unit)} against ` +
      `${formatQuantity(best.crossValidatedError, unit)}). None of the three wins.`;
  }
  const runnerUp = candidate(growth, growth.runnerUp);
  return `Of the three, ${GROWTH_WORDS[best.growth]} fits best and predicts unseen rows best ` +
    `(error ${formatQuantity(best.crossValidatedError, unit)} against ` +
    `${formatQuantity(runnerUp.crossValidatedError, unit)} for ` +
    `${GROWTH_WORDS[runnerUp.growth]}), ${
      growth.decisive ? "by more than noise." : "but not by more than noise."
    }`;
}

/** The candidate of a name. */
export function candidate(growth: Growth, name: GrowthName): Candidate {
  return growth.candidates.find((c) => c.growth === name)!;
}

function secondBest(growth: Growth): Candidate {
  return growth.candidates[1];
}

/** An exponent with two decimals, another slope with two digits: `0.66 (95 % interval 0.62 to 0.71)`. */
export function slopeWithInterval({ growth, level, slope, slopeInterval }: Fit): string {
  const [value, interval] = growth === "power law"
    ? [formatDecimals(slope), formatDecimalInterval(slopeInterval)]
    : [formatNumber(slope, 2), formatInterval(slopeInterval, 2)];
  return `${value} (${formatLevel(level)} interval ${interval})`;
}

/** How much more a model of twice the size takes, under a power law: `1.58 times`. */
export function timesWhenDoubled(powerLaw: Fit): string {
  return `${formatNumber(2 ** powerLaw.slope)} times`;
}

/** How the standard errors treat the rows, for a caption. */
export function errorsSentence(fit: Fit): string {
  switch (fit.errors) {
    case "cluster":
      return `Standard errors are clustered by model (${
        formatCount(fit.clusters!)
      } models): rows of one model ` +
        "are not independent.";
    case "HC3":
      return "Standard errors are HC3: the scatter need not be the same at every size.";
    default:
      return "Standard errors are classical: they take all rows as independent, with one scatter.";
  }
}
