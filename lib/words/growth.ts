import type { BrokenGrowthName } from "../fit/broken_growth.ts";
import type { BrokenLine } from "../fit/broken_line.ts";
import type { Fit, GrowthName } from "../fit/fit.ts";
import type { Growth } from "../fit/growth.ts";
import { type BrokenCandidate, type Candidate, predictsBest } from "../fit/growth_candidate.ts";
import { namedGrowth, widestGap } from "../fit/named_growth.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatInterval,
  formatLevel,
  formatList,
  formatNumber,
  formatParams,
  formatQuantity,
} from "./quantity.ts";

/** What a growth is called in a sentence. */
export const GROWTH_WORDS: Readonly<Record<GrowthName | BrokenGrowthName, string>> = {
  "linear": "a straight line",
  "power law": "a power law",
  "exponential": "an exponential",
  "power law, changing at the limit": "a power law that changes at the limit",
  "power law, changing where the rows choose": "a power law that changes where the rows choose",
};

/** Which growth wins, or which remain and where more rows would tell; `unit` is that of y. */
export function growthSentence(
  growth: Growth<Candidate | BrokenCandidate>,
  unit: string,
): string {
  const { candidates, remaining } = growth, named = namedGrowth(growth);
  const error = (one: Candidate | BrokenCandidate) =>
    `${formatQuantity(one.crossValidatedError, unit)}, ${
      formatNumber(10 ** one.crossValidatedLogError, 2)
    } times`;
  const others = candidates.filter((one) => one !== named);
  if (remaining.length === 1) {
    const next = predictsBest({ candidates: others });
    return `Of ${candidates.length} ways to grow, ${
      GROWTH_WORDS[named.growth]
    } describes the rows ` +
      `and predicts unseen models best, by more than noise (typical error ${
        error(named)
      }; the next, ` +
      `${GROWTH_WORDS[next.growth]}, ${error(next)}).`;
  }
  const rest = others.filter((one) => remaining.includes(one.growth));
  return `Of ${candidates.length} ways to grow, these rows cannot tell ${
    formatList([named, ...rest].map((one) => GROWTH_WORDS[one.growth]))
  } apart; the first is the simplest of them that predicts unseen models well (typical error ` +
    `${error(named)}). ${gapWords(widestGap(growth))}`;
}

/** From such a factor on a difference between growths matters to somebody who chooses a model. */
const MATTERS = 1.25;

function gapWords(gap: ReturnType<typeof widestGap>): string {
  if (gap === null) return "The straight line among them goes below 0, which no model can.";
  const times = `${formatNumber(gap.factor, 2)} times`;
  return gap.factor < MATTERS
    ? `They hardly differ, ${times} at most.`
    : `They differ most at ${formatParams(gap.x)}, ${times}: models there would tell.`;
}

/** The candidate of a name. */
export function candidate(
  { candidates }: Growth<Candidate | BrokenCandidate>,
  name: GrowthName,
): Candidate {
  return candidates.find((c) => c.growth === name) as Candidate;
}

/** An exponent with two decimals, another slope with two digits: `0.66 (95 % interval 0.62 to 0.71)`. */
export function slopeWithInterval({ growth, level, slope, slopeInterval }: Fit): string {
  const [value, interval] = growth === "power law"
    ? [formatDecimals(slope), formatDecimalInterval(slopeInterval)]
    : [formatNumber(slope, 2), formatInterval(slopeInterval, 2)];
  return `${value} (${formatLevel(level)} interval ${interval})`;
}

/** Both exponents of a power law that changes, with intervals and the place of the change. */
export function changeWords({ breakAt, level, ...line }: BrokenLine): string {
  const words = (slope: number, interval: [number, number]) =>
    `${formatDecimals(slope)} (${formatLevel(level)} interval ${formatDecimalInterval(interval)})`;
  return `${words(line.slopeBelow, line.slopeBelowInterval)} up to ${formatParams(breakAt)} and ` +
    `${words(line.slopeAbove, line.slopeAboveInterval)} above it`;
}

/** How much more twice the quantity takes, under a power law of this exponent: `1.58 times`. */
export function timesWhenDoubled(exponent: number, significantDigits = 3): string {
  return `${formatNumber(2 ** exponent, significantDigits)} times`;
}

/** What rows belong to that are not independent: a model or its family, or two kinds of groups. */
export type Dependence = { one: string; several: string; crossed?: string };

/** Standard errors of fits that stand together, as a caption or a text says it. */
export function errorsWords(
  fits: readonly Pick<Fit, "errors" | "clusters" | "degreesOfFreedom">[],
  { one, several, crossed }: Dependence,
): string {
  const kinds = new Set(fits.map(({ errors }) => errors)), [first] = fits;
  const range = (values: readonly number[], format: (value: number) => string) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(format);
    return low === high ? low : `${low} to ${high}`;
  };
  const clusters = range(fits.map((fit) => fit.clusters ?? 0), formatCount);
  const free = range(fits.map((fit) => fit.degreesOfFreedom), (df) => formatNumber(df, 2));
  const degrees = `t with ${free} degrees of freedom`;
  if (kinds.size > 1) {
    return `clustered by ${one} (${clusters} ${several}; CR2 where they are few, else CR1)`;
  }
  switch (first?.errors) {
    case "cluster":
      return `clustered by ${one} (CR1, ${clusters} ${several})`;
    case "CR2":
      return `clustered by ${one} and corrected for few clusters (CR2, ${clusters} ${several}, ` +
        `${degrees})`;
    case "two-way":
      return `clustered two ways, by ${crossed ?? one} (${degrees})`;
    default:
      return first?.errors ?? "not needed";
  }
}

/** How the standard errors treat the rows, in a sentence. */
export function errorsSentence(
  fits: readonly Pick<Fit, "errors" | "clusters" | "degreesOfFreedom">[],
  dependence: Dependence,
): string {
  switch (fits[0]?.errors) {
    case "HC3":
      return "Standard errors are HC3: the scatter need not be the same at every size.";
    case "classical":
      return "Standard errors are classical: they take all rows as independent, with one scatter.";
    default:
      return `Standard errors are ${errorsWords(fits, dependence)}: rows of one ` +
        `${dependence.crossed ?? dependence.one} are not independent.`;
  }
}
