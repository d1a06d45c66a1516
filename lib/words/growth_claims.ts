import type { Fit } from "../fit/fit.ts";
import type { Growth } from "../fit/growth.ts";
import {
  beats,
  type BrokenCandidate,
  type Candidate,
  errorDifference,
} from "../fit/growth_candidate.ts";
import { type Claim, type Verdict, verdictOf } from "./claim.ts";
import { candidate, GROWTH_WORDS, slopeWithInterval } from "./growth.ts";
import {
  formatCount,
  formatList,
  formatNumber,
  formatQuantity,
  formatRSquared,
} from "./quantity.ts";

/** Exponents that still count as "almost in proportion": doubling costs 1.74 to 2.38 times. */
export const ALMOST_PROPORTIONAL: readonly [number, number] = [0.8, 1.25];

/**
 * "It grows exponentially": supported when the exponential beats both others, by more than noise, in
 * AICc and in prediction; not supported when one of the others beats it so.
 */
export function claimExponential(
  claim: string,
  growth: Growth<Candidate | BrokenCandidate> | null,
  unit: string,
): Claim {
  if (growth === null) return tooFew(claim);
  const exponential = candidate(growth, "exponential");
  const others = growth.candidates.filter((one) => one.growth !== "exponential");
  const beaten = others.filter((other) => beats(exponential, other));
  const beatenBy = others.filter((other) => beats(other, exponential))
    .sort((a, b) => a.crossValidatedError - b.crossValidatedError);
  const verdict: Verdict = beaten.length === others.length
    ? "supported"
    : beatenBy.length > 0
    ? "not supported"
    : "cannot tell";
  const rival = beatenBy[0] ??
    others.reduce((a, b) => b.crossValidatedError < a.crossValidatedError ? b : a);
  const { difference, standardError } = errorDifference(rival, exponential);
  const aicc = exponential.aicc - rival.aicc;
  return {
    claim,
    verdict,
    because:
      `On ${formatCount(growth.n)} rows ${GROWTH_WORDS[rival.growth]} predicts unseen rows ` +
      `with an error of ${formatQuantity(rival.crossValidatedError, unit)}, the exponential with ` +
      `${formatQuantity(exponential.crossValidatedError, unit)} (difference ` +
      `${formatQuantity(difference, unit, 2)}, standard error ` +
      `${formatQuantity(standardError, unit, 2)}; 2 standard errors count as more than noise). ` +
      `AICc prefers ${aicc > 0 ? GROWTH_WORDS[rival.growth] : "the exponential"} by ` +
      `${formatNumber(Math.abs(aicc))}.`,
  };
}

/**
 * "It grows almost in proportion to the size": supported when the exponent of the power law lies,
 * with its interval, within 0.8 to 1.25, and the straight line does not hang on a few rows. Where the
 * rows are of kinds that cannot be compared, each kind is judged by itself, and they must agree.
 */
export function claimProportional(
  claim: string,
  { powerLaw, linear, without, removed, kinds }: {
    powerLaw: Fit;
    linear: Fit;
    /** The straight line without the most influential rows. */
    without: Fit;
    removed: readonly string[];
    /** The fits of each kind, where the kinds cannot be compared: null without a fit. */
    kinds: readonly { label: string; powerLaw: Fit | null }[] | null;
  },
): Claim {
  const hangsOnFew = without.rSquared < linear.rSquared / 2;
  const fits = kinds === null ? [powerLaw] : kinds.map((kind) => kind.powerLaw);
  const verdicts = new Set(
    fits.map((fit) => fit ? verdictOf(fit.slopeInterval, ALMOST_PROPORTIONAL) : "cannot tell"),
  );
  const [agreed] = verdicts.size === 1 ? verdicts : ["cannot tell" as const];
  return {
    claim,
    verdict: agreed === "supported" && hangsOnFew ? "cannot tell" : agreed,
    because: `In proportion would be an exponent of 1; over all rows it is ` +
      `${slopeWithInterval(powerLaw)}. The straight line explains R² ` +
      `${formatRSquared(linear.rSquared)} of the variance, without the ${removed.length} most ` +
      `influential rows (${removed.join(", ")}) ${formatRSquared(without.rSquared)}.` +
      (kinds === null ? "" : " But the rows are of kinds that cannot share a line. By itself: " +
        formatList(
          kinds.map(({ label, powerLaw }) =>
            `${label} ${
              powerLaw
                ? `${slopeWithInterval(powerLaw)}, n = ${formatCount(powerLaw.n)}`
                : "too few sizes"
            }`
          ),
        ) + "."),
  };
}

/** What can be said when the rows left by the filters are too few. */
export function tooFew(claim: string): Claim {
  return {
    claim,
    verdict: "cannot tell",
    because: "The filters leave too few rows to compare growths.",
  };
}
