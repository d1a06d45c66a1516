import { detectableEffect } from "../fit/detectable_effect.ts";
import { tCdf, tPValue } from "../fit/distributions.ts";
import { equivalence } from "../fit/equivalence.ts";
import type { Fit } from "../fit/fit.ts";
import type { Growth } from "../fit/growth.ts";
import {
  beats,
  type BrokenCandidate,
  type Candidate,
  errorDifference,
} from "../fit/growth_candidate.ts";
import { type Claim, untested, type Verdict } from "./claim.ts";
import { candidate, GROWTH_WORDS, slopeWithInterval } from "./growth.ts";
import {
  formatCount,
  formatList,
  formatNumber,
  formatQuantity,
  formatRSquared,
} from "./quantity.ts";

/**
 * Exponents that still count as "almost in proportion": doubling costs 1.74 to 2.30 times. As far below 1
 * as above it, because the error of an exponent is symmetric: 0.8 to 1.25 would let more pass above.
 */
export const ALMOST_PROPORTIONAL: readonly [number, number] = [0.8, 1.2];

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
  const degreesOfFreedom = exponential.foldErrors.length - 1;
  const aicc = exponential.aicc - rival.aicc;
  return {
    claim,
    verdict,
    because:
      `On ${formatCount(growth.n)} rows ${GROWTH_WORDS[rival.growth]} predicts unseen rows ` +
      `with an error of ${formatQuantity(rival.crossValidatedError, unit)}, the exponential with ` +
      `${formatQuantity(exponential.crossValidatedError, unit)}; AICc prefers ` +
      `${aicc > 0 ? GROWTH_WORDS[rival.growth] : "the exponential"} by ` +
      `${formatNumber(Math.abs(aicc))}.`,
    test: "growths",
    pValue: standardError > 0 ? tPValue(difference / standardError, degreesOfFreedom) : 1,
    detectable: `a difference of the errors of ${
      formatQuantity(detectableEffect({ standardError, degreesOfFreedom }), unit, 2)
    }`,
  };
}

/**
 * "It grows almost in proportion to the size": supported when two one-sided tests show that the exponent
 * of the power law lies within 0.8 to 1.2 (see `equivalence`), and the straight line does not hang on a few rows. Where the
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
  const known = fits.filter((fit) => fit !== null);
  const tests = fits.map((fit) => fit && almostProportional(fit));
  const verdicts = new Set(tests.map((test) => test?.verdict ?? "cannot tell"));
  const [agreed] = verdicts.size === 1 ? verdicts : ["cannot tell" as const];
  return {
    claim,
    verdict: agreed === "supported" && hangsOnFew ? "cannot tell" : agreed,
    because: `In proportion would be an exponent of 1; over all rows it is ` +
      `${slopeWithInterval(powerLaw)}. The straight line explains R² ` +
      `${formatRSquared(linear.rSquared)}, without the ${removed.length} most ` +
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
    test: "equivalence",
    // All kinds must agree, so the weakest of the tests counts.
    pValue: tests.every((test) => test !== null)
      ? Math.max(...tests.map((test) => test!.pValue))
      : null,
    detectable: known.length === 0
      ? null
      : `an exponent ${formatNumber(Math.max(...known.map(detectableSlope)), 2)} away from 1`,
  };
}

/** The smallest distance of a slope from a value that its rows would have shown. */
export function detectableSlope({ slopeStandardError, degreesOfFreedom }: Fit): number {
  return detectableEffect({ standardError: slopeStandardError, degreesOfFreedom });
}

/** Whether one exponent is shown to be almost 1, or not to be, and the p-value of that. */
function almostProportional(
  { slope, slopeInterval: [low, high], slopeStandardError, degreesOfFreedom }: Fit,
): { verdict: Verdict; pValue: number } {
  const [from, to] = ALMOST_PROPORTIONAL;
  const { pValue } = equivalence(
    { estimate: slope, standardError: slopeStandardError, degreesOfFreedom },
    ALMOST_PROPORTIONAL,
  );
  if (pValue < 0.05) return { verdict: "supported", pValue };
  if (high >= from && low <= to) return { verdict: "cannot tell", pValue };
  const beyond = Math.max(from - slope, slope - to) / slopeStandardError;
  return { verdict: "not supported", pValue: 2 * tCdf(-beyond, degreesOfFreedom) };
}

/** What can be said when the rows left by the filters are too few. */
export function tooFew(claim: string): Claim {
  return untested(claim, "The filters leave too few rows to compare growths.");
}
