import { withoutMostInfluential } from "../fit/influence.ts";
import { pairedRatios } from "../fit/paired_ratio.ts";
import { sizeClass } from "../filter/size_class.ts";
import type { Evaluation } from "../read/evaluations.ts";
import type { Measurement } from "../read/measurements.ts";
import type { Price } from "../read/prices.ts";
import type { Claim, Verdict } from "../words/claim.ts";
import { claimExponential, claimProportional } from "../words/growth_claims.ts";
import { formatParams, unbroken } from "../words/quantity.ts";
import {
  claimDependsOnHardware,
  claimDependsOnSize,
  claimSmallIsCheaper,
} from "../words/size_claims.ts";
import { type Table, tableOf } from "./exhibit.ts";
import { smallAgainstLarge } from "./size_classes.ts";
import { growthOrNull, type Study } from "./study.ts";

/** The claims that the study made of CO₂. */
export function co2Claims(study: Study<Evaluation>): Claim[] {
  const { metric, points, settings } = study, limit = settings.slmLimitB;
  const above = points.filter(({ x }) => x > limit);
  return [
    claimExponential(
      `CO₂ grows exponentially above ${formatParams(limit)}`,
      growthOrNull(above, settings.errors),
      metric.unit,
    ),
    claimSmallIsCheaper("Small models emit less", smallAgainstLarge(points, limit), metric),
  ];
}

/** The claims that the study made of energy. */
export function energyClaims(study: Study<Measurement>): Claim[] {
  const { metric, parts, points, rows, settings } = study;
  const first = rows[0].hardware;
  return [
    claimDependsOnSize(
      "Energy depends on the size",
      parts.map(({ label, powerLaw }) => ({ label, fit: powerLaw })),
    ),
    claimDependsOnHardware(
      "Energy depends on the hardware",
      pairedRatios(rows, {
        key: (row) => [row.model, row.experiment, row.backend].join("\n"),
        group: ({ hardware }) => hardware,
        baseline: first,
        value: ({ kWhPerMillionTokens }) => kWhPerMillionTokens,
      }),
    ),
    claimSmallIsCheaper(
      "Small models take less energy",
      smallAgainstLarge(points, settings.slmLimitB),
      metric,
    ),
  ];
}

/** The claims that the study made of prices. */
export function financeClaims(study: Study<Price>): Claim[] {
  const { metric, parts, points, pooled, rows, settings } = study;
  const { fit, removed } = withoutMostInfluential(points, 2, { errors: settings.errors });
  return [
    claimProportional("The price grows almost linearly with the parameters", {
      powerLaw: pooled.powerLaw,
      linear: pooled.linear,
      without: fit,
      removed: removed.map((index) => points[index].cluster),
      parts,
    }),
    claimSmallIsCheaper("Small models cost less", smallAgainstLarge(points, settings.slmLimitB), {
      ...metric,
      incomparable: shareNoKind(rows, settings.slmLimitB)
        ? "every small row is a self-hosting cost and every large one an API price: the comparison " +
          "cannot separate size from the way of paying"
        : undefined,
    }),
  ];
}

/** Whether no kind of price occurs among both small and large models. */
function shareNoKind(rows: readonly Price[], limitB: number): boolean {
  const kinds = (size: string) =>
    new Set(rows.filter((r) => sizeClass(r.paramsB, limitB) === size).map(({ kind }) => kind));
  return kinds("SLM").isDisjointFrom(kinds("LLM"));
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
