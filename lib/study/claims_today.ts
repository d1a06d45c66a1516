import { pairedRatios } from "../fit/paired_ratio.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import type { Served } from "../read/served.ts";
import type { Claim } from "../words/claim.ts";
import { claimExponential, claimProportional, tooFew } from "../words/growth_claims.ts";
import { claimDependsOnHardware, claimDependsOnSize } from "../words/size_claims.ts";
import { orNull } from "../filter/too_few_error.ts";
import { CLAIMS, smallTakesLess } from "./claims.ts";
import { withoutTop } from "./influence.ts";
import { firstLine, onceEach } from "./once_each.ts";
import { compareForClaims, type CompareGrowths } from "./any_growth.ts";
import type { Study } from "./study.ts";

/** The study's claims of CO₂, asked of today's servers. */
export function carbonClaims(
  study: Study<Served>,
  compare: CompareGrowths = compareForClaims,
): Claim[] {
  const { metric, parts, points, settings } = study, limit = settings.slmLimitB;
  return [
    claimExponential(
      CLAIMS.exponential(limit),
      compare(points.filter(({ x }) => x > limit)),
      metric.unit,
    ),
    smallTakesLess(CLAIMS.emitLess, study, parts),
  ];
}

/** The study's claims of energy, asked of today's servers. */
export function servedEnergyClaims(study: Study<Served>): Claim[] {
  const { parts, rows } = study;
  return [
    claimDependsOnSize(
      CLAIMS.energyBySize,
      parts.map(({ label, powerLaw }) => ({ label, fit: powerLaw })),
    ),
    claimDependsOnHardware(CLAIMS.energyByHardware, hardwareRatios(rows)),
    smallTakesLess(CLAIMS.takeLess, study, parts),
  ];
}

/** The study's claims of prices, asked of today's list. */
export function apiPriceClaims(study: Study<ApiPrice>): Claim[] {
  const { pooled } = study, top = orNull(() => withoutTop(study, pooled, 2));
  return [
    top === null
      ? tooFew(CLAIMS.linearPrice)
      : claimProportional(CLAIMS.linearPrice, { ...pooled, ...top, kinds: null }),
    smallTakesLess(CLAIMS.costLess, study, [pooled]),
  ];
}

/** What stays the same where only the hardware differs. */
const settingOf = onceEach(({ model, task, precision, maxConcurrency, gpus }: Served) =>
  [model, task, precision, maxConcurrency, gpus].join("\n")
);

/** How many times the first machine's energy the others take: same model, task, weights, limit, GPUs. */
function hardwareRatios(rows: readonly Served[]) {
  return orNull(() =>
    pairedRatios(rows, {
      key: settingOf,
      cluster: firstLine,
      group: ({ hardware }) => hardware,
      baseline: rows.some(({ hardware }) => hardware === "H100") ? "H100" : rows[0].hardware,
      value: ({ kWhPerMillionTokens }) => kWhPerMillionTokens,
    })
  ) ?? [];
}
