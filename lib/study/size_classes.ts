import { compareRanks, type RankComparison } from "../fit/rank_comparison.ts";
import { average } from "../fit/averages.ts";
import { type SizeClass, sizeClass } from "../filter/size_class.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatP,
  formatParams,
  formatPercent,
  formatQuantity,
  unbroken,
} from "../words/quantity.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import type { Metric, Study, StudyPoint } from "./study.ts";

/** A limit at which the models that everybody calls "7B" (up to 7.7 B) count as small. */
const LIMIT_OF_NAMES_B = 8;

/**
 * Small against large models, by ranks; null with fewer than two models on a side. Each model counts
 * once, with the median of its rows: rows of one model are not independent.
 */
export function smallAgainstLarge(
  points: readonly StudyPoint[],
  limitB: number,
): RankComparison | null {
  const of = (size: SizeClass) =>
    [
      ...Map.groupBy(
        points.filter(({ x }) => sizeClass(x, limitB) === size),
        ({ model }) => model,
      ).values(),
    ].map((rows) => average(rows.map(({ y }) => y), "median"));
  const small = of("SLM"), large = of("LLM");
  return small.length < 2 || large.length < 2 ? null : compareRanks(small, large);
}

/** How many models are of a size class. */
export function modelsOf(points: readonly StudyPoint[], size: SizeClass, limitB: number): number {
  const those = points.filter(({ x }) => sizeClass(x, limitB) === size);
  return new Set(those.map(({ model }) => model)).size;
}

/** Medians of small and large models and how often a small one takes less, at several limits. */
export const sizeClassTable = explained((study: Study): Table => {
  const { metric, parts, settings, unfitted } = study;
  const limits = [...new Set([settings.slmLimitB, 3, 7, LIMIT_OF_NAMES_B, 13])]
    .sort((a, b) => a - b);
  // Prices of one kind are all small or all large, so the kinds are compared with each other.
  const groups = metric.apart ? [...parts, ...unfitted] : [study.pooled];
  return tableOf(
    `Small against large models at several limits (${metric.axis}). Each model counts once, with ` +
      "the median of its rows. Chance: that a small model taken at random takes less than a large " +
      "one. Cliff's delta: from −1, where every small one takes less, over 0 to 1",
    {
      limit: "Small means at most",
      rows: "Rows",
      small: "Small models",
      large: "Large models",
      medianSmall: "Median of small",
      medianLarge: "Median of large",
      chance: "Chance",
      delta: "Cliff's delta (95 % interval)",
      p: "Mann–Whitney p",
    },
    limits.flatMap((limitB) => {
      const chosen = limitB === settings.slmLimitB;
      return groups.flatMap(({ label, points }) => {
        const ranks = smallAgainstLarge(points, limitB);
        // A limit that nobody chose, and that has no two sides, tells nothing.
        if (ranks === null && !chosen) return [];
        return [{
          limit: unbroken(`${formatParams(limitB)}${chosen ? " (chosen)" : ""}`),
          rows: label,
          ...limitRow(metric, points, limitB, ranks),
        }];
      });
    }),
    ["small", "large", "medianSmall", "medianLarge", "chance", "delta", "p"],
  );
});

function limitRow(
  metric: Metric,
  points: readonly StudyPoint[],
  limitB: number,
  ranks: RankComparison | null,
) {
  const dash = "–";
  return {
    small: formatCount(modelsOf(points, "SLM", limitB)),
    large: formatCount(modelsOf(points, "LLM", limitB)),
    medianSmall: ranks ? beside(metric, ranks.medianA) : dash,
    medianLarge: ranks ? beside(metric, ranks.medianB) : dash,
    chance: ranks ? formatPercent(ranks.probabilityBelow) : dash,
    delta: ranks
      ? `${formatDecimals(ranks.cliffsDelta)} (${
        unbroken(formatDecimalInterval(ranks.cliffsDeltaInterval))
      })`
      : dash,
    p: ranks ? unbroken(formatP(ranks.pValue).replace(/^p (= )?/, "")) : dash,
  };
}

/** A value with its unit and, in brackets, in other units: kilograms and hours. */
export function beside({ unit, also = [] }: Metric, value: number): string {
  const others = also.map(({ unit, perUnit }) => formatQuantity(value * perUnit, unit, 2));
  const main = formatQuantity(value, unit);
  return unbroken(others.length > 0 ? `${main} (${others.join(", ")})` : main);
}
