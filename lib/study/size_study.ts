import { fitPart, fitParts, together } from "./part.ts";
import type { Study } from "./study.ts";
import { onlySize } from "./study_point.ts";

/** What a study begins with: rows as points, and how they are called. */
type Observed<Row> = Pick<Study<Row>, "metric" | "settings" | "rows" | "points" | "titleOf">;

/**
 * A study of rows of which nothing but the size is known to rule the quantity: with `groupOf` one part for
 * each group of rows, else one part of all; `all` is what all rows together are called.
 *
 * @throws {TooFewError} when no line can be fitted.
 */
export function sizeStudy<Row>(
  observed: Observed<Row>,
  { all, groupOf }: { all: string; groupOf?: (row: Row) => string },
): Study<Row> {
  return {
    ...observed,
    ...fitsOf(observed, all, groupOf),
    observed: observed.points.map(onlySize),
    powerLaws: null,
  };
}

/** All points together, and what is fitted apart. */
function fitsOf<Row>(
  { points, rows, settings }: Observed<Row>,
  all: string,
  groupOf: ((row: Row) => string) | undefined,
): Pick<Study, "pooled" | "parts" | "unfitted"> {
  if (groupOf === undefined) {
    const pooled = fitPart(all, points, settings);
    return { pooled, parts: [pooled], unfitted: [] };
  }
  const groups = fitParts(points, (_, i) => groupOf(rows[i]), settings);
  return { pooled: together(all, points, settings, groups), ...groups };
}
