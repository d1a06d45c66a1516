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
  formatQuantity,
} from "./quantity.ts";

/**
 * "Small models are cheaper": supported when Cliff's delta of small against large is below 0 with
 * its whole interval. Where the two were not measured alike, no verdict can be given.
 *
 * @param incomparable why small and large rows cannot be compared, if they cannot.
 */
export function claimSmallIsCheaper(
  claim: string,
  ranks: RankComparison | null,
  { unit, incomparable }: { unit: string; incomparable?: string },
): Claim {
  if (ranks === null) {
    return {
      claim,
      verdict: "cannot tell",
      because: "The filters leave fewer than two small or two large models.",
    };
  }
  const [low, high] = ranks.cliffsDeltaInterval;
  const numbers = `The median is ${formatQuantity(ranks.medianA, unit)} for small models and ` +
    `${formatQuantity(ranks.medianB, unit)} for large ones; a small one taken at random takes ` +
    `less in ${formatPercent(ranks.probabilityBelow)} of pairs (Cliff's delta ` +
    `${formatDecimals(ranks.cliffsDelta)}, ${formatDecimalInterval([low, high])}).`;
  if (incomparable) {
    return { claim, verdict: "cannot tell", because: `${numbers} But ${incomparable}.` };
  }
  return {
    claim,
    verdict: high < 0 ? "supported" : low > 0 ? "not supported" : "cannot tell",
    because: numbers,
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
      : `The same model in the same configuration takes, against ${known[0].baseline}, ${
        formatList(known.map((r) =>
          `${formatNumber(r.ratio, 2)} times on ${r.group} (${formatInterval(r.interval!, 2)}, ` +
          `${formatCounted(r.n, "pair")})`
        ))
      }.`,
  };
}
