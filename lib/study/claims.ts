import { pairedRatios } from "../fit/paired_ratio.ts";
import { sizeClass } from "../filter/size_class.ts";
import type { Evaluation } from "../read/evaluations.ts";
import { HARDWARE, type Measurement } from "../read/measurements.ts";
import type { Price } from "../read/prices.ts";
import type { Claim, Verdict } from "../words/claim.ts";
import { claimExponential, claimProportional, tooFew } from "../words/growth_claims.ts";
import { formatParams, unbroken } from "../words/quantity.ts";
import {
  claimDependsOnHardware,
  claimDependsOnSize,
  claimSmallTakesLess,
} from "../words/size_claims.ts";
import { type Table, tableOf } from "./exhibit.ts";
import { withoutTop } from "./influence.ts";
import { growthOrNull, orNull, type Part } from "./part.ts";
import { beside, smallAgainstLarge } from "./size_classes.ts";
import type { Study } from "./study.ts";

/** The claims that the study made of CO₂. */
export function co2Claims(study: Study<Evaluation>): Claim[] {
  const { metric, points, pooled, settings } = study, limit = settings.slmLimitB;
  return [
    claimExponential(
      `CO₂ grows exponentially above ${formatParams(limit)}`,
      growthOrNull(points.filter(({ x }) => x > limit)),
      metric.unit,
    ),
    smallTakesLess("Small models emit less", study, [pooled]),
  ];
}

/** The claims that the study made of energy. */
export function energyClaims(study: Study<Measurement>): Claim[] {
  const { parts, rows } = study;
  const there = new Set<string>(rows.map(({ hardware }) => hardware));
  const baseline = HARDWARE.find((hardware) => there.has(hardware)) ?? rows[0].hardware;
  return [
    claimDependsOnSize(
      "Energy depends on the size",
      parts.map(({ label, powerLaw }) => ({ label, fit: powerLaw })),
    ),
    claimDependsOnHardware(
      "Energy depends on the hardware",
      orNull(() =>
        pairedRatios(rows, {
          key: (row) => [row.model, row.experiment, row.backend].join("\n"),
          cluster: (key) => key.split("\n")[0],
          group: ({ hardware }) => hardware,
          baseline,
          value: ({ kWhPerMillionTokens }) => kWhPerMillionTokens,
        })
      ) ?? [],
    ),
    smallTakesLess("Small models take less energy", study, parts),
  ];
}

/** The claims that the study made of prices. */
export function financeClaims(study: Study<Price>): Claim[] {
  const { parts, pooled, rows, settings, unfitted } = study;
  const linearly = "The price grows almost linearly with the parameters";
  const top = orNull(() => withoutTop(study, pooled, 2));
  const apart = shareNoKind(rows, settings.slmLimitB);
  return [
    top === null ? tooFew(linearly) : claimProportional(linearly, {
      powerLaw: pooled.powerLaw,
      linear: pooled.linear,
      ...top,
      kinds: apart ? [...parts, ...unfitted.map(({ label }) => ({ label, powerLaw: null }))] : null,
    }),
    smallTakesLess(
      "Small models cost less",
      study,
      [pooled],
      apart
        ? "every small row is a self-hosting cost and every large one an API price: the comparison " +
          "cannot separate size from the way of paying"
        : undefined,
    ),
  ];
}

function smallTakesLess(
  claim: string,
  { metric, settings }: Study,
  parts: readonly Part[],
  incomparable?: string,
): Claim {
  return claimSmallTakesLess(
    claim,
    parts.map(({ label, points }) => ({
      label,
      ranks: smallAgainstLarge(points, settings.slmLimitB),
    })),
    { quantityOf: (value) => beside(metric, value), incomparable },
  );
}

/** Whether there are two kinds of price, of which none occurs among both small and large models. */
function shareNoKind(rows: readonly Price[], limitB: number): boolean {
  const kinds = (size: string) =>
    new Set(rows.filter((r) => sizeClass(r.paramsB, limitB) === size).map(({ kind }) => kind));
  const small = kinds("SLM"), large = kinds("LLM");
  return small.size > 0 && large.size > 0 && small.isDisjointFrom(large);
}

/** A sign for each verdict, for the eye that skims. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  "supported": "✓",
  "not supported": "✗",
  "cannot tell": "?",
};

/** The claims with their verdicts, which follow the filters. */
export function claimsTable(claims: readonly Claim[]): Table {
  return tableOf(
    "What the study claimed and what these rows say",
    { claim: "Claim", verdict: "Verdict", because: "Because" },
    claims.map(({ claim, verdict, because }) => ({
      claim,
      verdict: `${SIGNS[verdict]}\u00a0${unbroken(verdict)}`,
      because,
    })),
  );
}
