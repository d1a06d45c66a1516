import { pairedRatios } from "../fit/paired_ratio.ts";
import { sizeClass } from "../filter/size_class.ts";
import type { Evaluation } from "../read/evaluations.ts";
import { HARDWARE, type Measurement } from "../read/measurements.ts";
import type { Price } from "../read/prices.ts";
import type { Claim } from "../words/claim.ts";
import { claimExponential, claimProportional, tooFew } from "../words/growth_claims.ts";
import { formatParams } from "../words/quantity.ts";
import {
  claimDependsOnHardware,
  claimDependsOnSize,
  claimSmallTakesLess,
} from "../words/size_claims.ts";
import { orNull } from "../filter/too_few_error.ts";
import { withoutTop } from "./influence.ts";
import { firstLine, onceEach } from "./once_each.ts";
import type { Part } from "./part.ts";
import { compareForClaims, type CompareGrowths } from "./any_growth.ts";
import { beside, modelsOf, smallAgainstLarge } from "./size_classes.ts";
import type { Study } from "./study.ts";

/** What the study claimed, in its words: both sets of rows are asked the same. */
export const CLAIMS = {
  exponential: (limitB: number) => `CO₂ grows exponentially above ${formatParams(limitB)}`,
  emitLess: "Small models emit less",
  energyBySize: "Energy depends on the size",
  energyByHardware: "Energy depends on the hardware",
  takeLess: "Small models take less energy",
  linearPrice: "The price grows almost linearly with the parameters",
  costLess: "Small models cost less",
} as const;

/** The claims that the study made of CO₂. */
export function co2Claims(
  study: Study<Evaluation>,
  compare: CompareGrowths = compareForClaims,
): Claim[] {
  const { metric, points, pooled, settings } = study, limit = settings.slmLimitB;
  return [
    claimExponential(
      CLAIMS.exponential(limit),
      compare(points.filter(({ x }) => x > limit)),
      metric.unit,
    ),
    smallTakesLess(CLAIMS.emitLess, study, [pooled]),
  ];
}

/** What stays the same where only the hardware differs. */
const settingOf = onceEach(({ model, experiment, backend }: Measurement) =>
  [model, experiment, backend].join("\n")
);

/** The claims that the study made of energy. */
export function energyClaims(study: Study<Measurement>): Claim[] {
  const { parts, rows } = study;
  const there = new Set<string>(rows.map(({ hardware }) => hardware));
  const baseline = HARDWARE.find((hardware) => there.has(hardware)) ?? rows[0].hardware;
  return [
    claimDependsOnSize(
      CLAIMS.energyBySize,
      parts.map(({ label, powerLaw }) => ({ label, fit: powerLaw })),
    ),
    claimDependsOnHardware(
      CLAIMS.energyByHardware,
      orNull(() =>
        pairedRatios(rows, {
          key: settingOf,
          cluster: firstLine,
          group: ({ hardware }) => hardware,
          baseline,
          value: ({ kWhPerMillionTokens }) => kWhPerMillionTokens,
        })
      ) ?? [],
    ),
    smallTakesLess(CLAIMS.takeLess, study, parts),
  ];
}

/** The claims that the study made of prices. */
export function financeClaims(study: Study<Price>): Claim[] {
  const { parts, pooled, rows, settings, unfitted } = study;
  const top = orNull(() => withoutTop(study, pooled, 2));
  const apart = shareNoKind(rows, settings.slmLimitB);
  return [
    top === null ? tooFew(CLAIMS.linearPrice) : claimProportional(CLAIMS.linearPrice, {
      powerLaw: pooled.powerLaw,
      linear: pooled.linear,
      ...top,
      kinds: apart ? [...parts, ...unfitted.map(({ label }) => ({ label, powerLaw: null }))] : null,
    }),
    smallTakesLess(
      CLAIMS.costLess,
      study,
      [pooled],
      apart
        ? "every small row is a self-hosting cost and every large one an API price: the comparison " +
          "cannot separate size from the way of paying"
        : undefined,
    ),
  ];
}

/** Small against large in each of some parts. */
export function smallTakesLess(
  claim: string,
  { metric, points, settings }: Study,
  parts: readonly Part[],
  incomparable?: string,
): Claim {
  return claimSmallTakesLess(
    claim,
    parts.map(({ label, points }) => ({
      label,
      ranks: smallAgainstLarge(points, settings.slmLimitB),
    })),
    {
      quantityOf: (value) => beside(metric, value),
      models: {
        small: modelsOf(points, "SLM", settings.slmLimitB),
        large: modelsOf(points, "LLM", settings.slmLimitB),
      },
      incomparable,
    },
  );
}

/** Whether there are two kinds of price, of which none occurs among both small and large models. */
function shareNoKind(rows: readonly Price[], limitB: number): boolean {
  const kinds = (size: string) =>
    new Set(rows.filter((r) => sizeClass(r.paramsB, limitB) === size).map(({ kind }) => kind));
  const small = kinds("SLM"), large = kinds("LLM");
  return small.size > 0 && large.size > 0 && small.isDisjointFrom(large);
}
