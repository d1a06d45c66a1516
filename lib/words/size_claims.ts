import { detectableDelta, detectableEffect } from "../fit/detectable_effect.ts";
import { tPValue, tQuantile } from "../fit/distributions.ts";
import type { Fit } from "../fit/fit.ts";
import type { PairedRatio } from "../fit/paired_ratio.ts";
import type { RankComparison } from "../fit/rank_comparison.ts";
import { type Claim, untested } from "./claim.ts";
import { slopeWithInterval } from "./growth.ts";
import { detectableSlope } from "./growth_claims.ts";
import {
  formatCounted,
  formatDecimalInterval,
  formatDecimals,
  formatInterval,
  formatList,
  formatNumber,
  formatPercent,
} from "./quantity.ts";

/**
 * "Small models take less": supported when Cliff's delta of small against large is below 0 with its
 * whole interval, in each group of rows that was measured alike. Where small and large were not
 * measured alike, no verdict can be given.
 *
 * @param groups the comparison of each group; null for one with too few models.
 * @param incomparable why small and large rows cannot be compared, if they cannot.
 */
export function claimSmallTakesLess(
  claim: string,
  groups: readonly { label: string; ranks: RankComparison | null }[],
  { quantityOf, models, incomparable }: {
    /** A value in words, with its unit. */
    quantityOf: (value: number) => string;
    /** How many models are small, and how many large. */
    models: { small: number; large: number };
    incomparable?: string;
  },
): Claim {
  const known = groups.flatMap(({ label, ranks }) => ranks ? [{ label, ranks }] : []);
  if (known.length === 0) {
    return untested(
      claim,
      `These rows have ${formatCounted(models.small, "small model")} and ` +
        `${formatCounted(models.large, "large one")}: too few to compare.`,
    );
  }
  const [{ ranks: first }] = known;
  const delta = ({ cliffsDelta, cliffsDeltaInterval }: RankComparison) =>
    `${formatDecimals(cliffsDelta)}, ${formatDecimalInterval(cliffsDeltaInterval)}`;
  const because = known.length > 1
    ? `A small model taken at random takes less than a large one in ${
      formatList(known.map(({ label, ranks }) =>
        `${formatPercent(ranks.probabilityBelow)} of pairs on ${label} (Cliff's delta ${
          delta(ranks)
        })`
      ))
    }.`
    : `Median ${quantityOf(first.medianA)} for small models, ${
      quantityOf(first.medianB)
    } for large ` +
      `ones; a small one taken at random takes less in ${formatPercent(first.probabilityBelow)} ` +
      `of pairs (Cliff's delta ${delta(first)}).`;
  if (incomparable) return untested(claim, `${because} But ${incomparable}.`);
  const all = (test: (interval: readonly [number, number]) => boolean) =>
    known.every(({ ranks }) => test(ranks.cliffsDeltaInterval));
  return {
    claim,
    verdict: all(([, high]) => high < 0)
      ? "supported"
      : all(([low]) => low > 0)
      ? "not supported"
      : "cannot tell",
    because,
    test: "ranks",
    // All groups must agree, so the weakest of them counts.
    pValue: Math.max(...known.map(({ ranks }) => ranks.pValue)),
    detectable: `a Cliff's delta of ${
      formatDecimals(-Math.max(...known.map(({ ranks }) => detectableDelta(ranks))))
    }`,
  };
}

/** "It depends on the size": supported when every part's exponent is above 0 with its interval. */
export function claimDependsOnSize(
  claim: string,
  parts: readonly { label: string; fit: Fit }[],
): Claim {
  if (parts.length === 0) {
    return untested(claim, "The filters leave no hardware with enough rows for a fit.");
  }
  const grows = parts.filter(({ fit }) => fit.slopeInterval[0] > 0);
  const flat = parts.filter(({ fit }) => fit.slopeInterval[1] <= 0);
  return {
    claim,
    verdict: grows.length === parts.length
      ? "supported"
      : flat.length === parts.length
      ? "not supported"
      : "cannot tell",
    because: `The exponents: ${
      formatList(parts.map(({ label, fit }) => `${label} ${slopeWithInterval(fit)}`))
    }; 0 would mean that size does not matter.`,
    test: "exponent",
    // All parts must agree, so the weakest of them counts.
    pValue: Math.max(...parts.map(({ fit }) => fit.pValue)),
    detectable: `an exponent of ${
      formatNumber(Math.max(...parts.map(({ fit }) => detectableSlope(fit))), 2)
    }`,
  };
}

/**
 * "It depends on the hardware": supported when the same model in the same configuration takes more
 * on one hardware than on another, by more than the interval of the ratio.
 */
export function claimDependsOnHardware(claim: string, ratios: readonly PairedRatio[]): Claim {
  const known = ratios.filter(({ interval }) => interval !== null);
  if (known.length === 0) {
    return untested(
      claim,
      "The filters leave no configuration that was measured on two kinds of hardware.",
    );
  }
  const noises = known.map(noiseOf);
  const differ = known.filter(({ interval }) => interval![0] > 1 || interval![1] < 1);
  return {
    claim,
    verdict: differ.length > 0 ? "supported" : "cannot tell",
    because: `The same model in the same configuration takes, against the ${known[0].baseline}, ${
      formatList(known.map((r) =>
        `${formatNumber(r.ratio, 2)} times on ${r.group} (${formatInterval(r.interval!, 2)}, ` +
        `${formatCounted(r.clusters, "model")})`
      ))
    }.`,
    test: "ratios",
    // One difference is enough, so each of them had its chance.
    pValue: Math.min(1, known.length * Math.min(...noises.map(({ pValue }) => pValue))),
    detectable: `a factor of ${
      formatNumber(Math.exp(Math.min(...noises.map((noise) => detectableEffect(noise)))), 2)
    }`,
  };
}

/** The log of a ratio: its standard error, degrees of freedom and two-sided p of no difference. */
function noiseOf({ ratio, interval, clusters, level }: PairedRatio) {
  const degreesOfFreedom = clusters - 1, [low, high] = interval!;
  const standardError = Math.log(high / low) / 2 / tQuantile((1 + level) / 2, degreesOfFreedom);
  const pValue = standardError > 0
    ? tPValue(Math.log(ratio) / standardError, degreesOfFreedom)
    : ratio === 1
    ? 1
    : 0;
  return { standardError, degreesOfFreedom, pValue };
}
