import { compareRanks, type RankComparison } from "../fit/rank_comparison.ts";
import { sizeClass } from "../filter/size_class.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatNumber,
  formatP,
  formatParams,
  formatPercent,
  unbroken,
} from "../words/quantity.ts";
import { type Table, tableOf } from "./exhibit.ts";
import type { Study, StudyPoint } from "./study.ts";

/** A limit at which the models that everybody calls "7B" (up to 7.7 B) count as small. */
const LIMIT_OF_NAMES_B = 8;

/** Small against large, by ranks; null with fewer than two rows on a side. */
export function smallAgainstLarge(
  points: readonly StudyPoint[],
  limitB: number,
): RankComparison | null {
  const small = points.filter(({ x }) => sizeClass(x, limitB) === "SLM").map(({ y }) => y);
  const large = points.filter(({ x }) => sizeClass(x, limitB) === "LLM").map(({ y }) => y);
  return small.length < 2 || large.length < 2 ? null : compareRanks(small, large);
}

/** Medians of small and large models and how often a small one takes less, at several limits. */
export function sizeClassTable(study: Study): Table {
  const { metric, points, settings } = study;
  const limits = [...new Set([settings.slmLimitB, 3, 7, LIMIT_OF_NAMES_B, 13])]
    .sort((a, b) => a - b);
  return tableOf(
    `Small against large at several limits (${metric.axis}). Chance: that a small model taken at ` +
      "random takes less than a large one. Rows of one model are taken as independent here.",
    {
      limit: "Small means at most",
      small: "Small rows",
      large: "Large rows",
      medianSmall: `Median of small (${metric.unit})`,
      medianLarge: `Median of large (${metric.unit})`,
      chance: "Chance",
      delta: "Cliff's delta",
      interval: "95 % interval",
      p: "Mann–Whitney p",
    },
    limits.map((limitB) => limitRow(points, limitB, limitB === settings.slmLimitB)),
    ["small", "large", "medianSmall", "medianLarge", "chance", "delta", "interval", "p"],
  );
}

function limitRow(points: readonly StudyPoint[], limitB: number, chosen: boolean) {
  const ranks = smallAgainstLarge(points, limitB);
  const small = points.filter(({ x }) => sizeClass(x, limitB) === "SLM").length;
  const dash = "–";
  return {
    limit: `${formatParams(limitB)}${chosen ? " (chosen)" : ""}`,
    small: formatCount(small),
    large: formatCount(points.length - small),
    medianSmall: ranks ? formatNumber(ranks.medianA) : dash,
    medianLarge: ranks ? formatNumber(ranks.medianB) : dash,
    chance: ranks ? formatPercent(ranks.probabilityBelow) : dash,
    delta: ranks ? formatDecimals(ranks.cliffsDelta) : dash,
    interval: ranks ? unbroken(formatDecimalInterval(ranks.cliffsDeltaInterval)) : dash,
    p: ranks ? unbroken(formatP(ranks.pValue).replace(/^p (= )?/, "")) : dash,
  };
}
