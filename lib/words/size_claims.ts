import type { Fit } from "../fit/fit.ts";
import type { PairedRatio } from "../fit/paired_ratio.ts";
import type { RankComparison } from "../fit/rank_comparison.ts";
import type { Claim } from "./claim.ts";
import { slopeWithInterval } from "./growth.ts";
import {
  formatCounted,
  formatDecimalInterval,
  formatDecimals,
  formatInterval,
  formatList,
  formatNumber,
  formatPercent,
} from "./quantity.ts";
import { capitalised } from "./sentence.ts";

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
    return {
      claim,
      verdict: "cannot tell",
      because: `These rows have ${formatCounted(models.small, "small model")} and ` +
        `${formatCounted(models.large, "large one")}: too few to compare.`,
    };
  }
  const numbers = known.map(({ label, ranks }) =>
    `${known.length > 1 ? `${label}: ` : ""}median ${
      quantityOf(ranks.medianA)
    } for small models, ` +
    `${quantityOf(ranks.medianB)} for large ones; a small one taken at random takes less in ` +
    `${formatPercent(ranks.probabilityBelow)} of pairs (Cliff's delta ` +
    `${formatDecimals(ranks.cliffsDelta)}, ${formatDecimalInterval(ranks.cliffsDeltaInterval)})`
  ).join(". ");
  const because = `${capitalised(numbers)}.`;
  if (incomparable) {
    return { claim, verdict: "cannot tell", because: `${because} But ${incomparable}.` };
  }
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
  };
}

/** "It depends on the size": supported when every part's exponent is above 0 with its interval. */
export function claimDependsOnSize(
  claim: string,
  parts: readonly { label: string; fit: Fit }[],
): Claim {
  const grows = parts.filter(({ fit }) => fit.slopeInterval[0] > 0);
  const flat = parts.filter(({ fit }) => fit.slopeInterval[1] <= 0);
  return {
    claim,
    verdict: parts.length > 0 && grows.length === parts.length
      ? "supported"
      : parts.length > 0 && flat.length === parts.length
      ? "not supported"
      : "cannot tell",
    because: parts.length === 0
      ? "The filters leave no hardware with enough rows for a fit."
      : `The exponents: ${
        formatList(parts.map(({ label, fit }) => `${label} ${slopeWithInterval(fit)}`))
      }; 0 would mean that size does not matter.`,
  };
}

/**
 * "It depends on the hardware": supported when the same model in the same configuration takes more
 * on one hardware than on another, by more than the interval of the ratio.
 */
export function claimDependsOnHardware(claim: string, ratios: readonly PairedRatio[]): Claim {
  const known = ratios.filter(({ interval }) => interval !== null);
  const differ = known.filter(({ interval }) => interval![0] > 1 || interval![1] < 1);
  return {
    claim,
    verdict: differ.length > 0 ? "supported" : "cannot tell",
    because: known.length === 0
      ? "The filters leave no configuration that was measured on two kinds of hardware."
      : `The same model in the same configuration takes, against the ${known[0].baseline}, ${
        formatList(known.map((r) =>
          `${formatNumber(r.ratio, 2)} times on ${r.group} (${formatInterval(r.interval!, 2)}, ` +
          `${formatCounted(r.clusters, "model")})`
        ))
      }.`,
  };
}
