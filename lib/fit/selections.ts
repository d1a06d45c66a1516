import type { Point } from "./point.ts";

/** One way to make a choice. */
export type SpecificationOption<Row> = {
  label: string;
  /** Which rows stay; all, when missing. */
  keep?: (row: Row) => boolean;
  /** Makes other rows of those that stay, say one per model; runs after each `keep`. */
  reduce?: (rows: Row[]) => Row[];
};

/** A choice that somebody had to make, and the ways to make it. */
export type SpecificationDimension<Row> = {
  name: string;
  options: readonly SpecificationOption<Row>[];
};

/** Rows under one combination of choices. */
export type Selection<Row> = {
  /** One label per dimension, in their order. */
  labels: string[];
  rows: Row[];
  /** Whether this is the combination that the reader chose. */
  chosen: boolean;
};

/**
 * The rows under every combination of one option per dimension, the chosen one first: all `keep` run
 * first, then each `reduce` in the order of the dimensions.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const dimensions = [{ name: "sign", options: [{ label: "all" }, { label: "+", keep: (x: number) => x > 0 }] }];
 * const found = selections([-1, 2], { dimensions, chosen: ["all"] });
 * assert.deepEqual([...found].map(({ rows }) => rows), [[-1, 2], [2]]);
 * ```
 * @throws {RangeError} when `chosen` names no option.
 */
export function* selections<Row>(
  rows: readonly Row[],
  { dimensions, chosen }: {
    dimensions: readonly SpecificationDimension<Row>[];
    /** One label per dimension. */
    chosen: readonly string[];
  },
): Generator<Selection<Row>> {
  checkChosen(dimensions, chosen);
  const kept = dimensions.map(({ options }) =>
    options.map(({ keep }) => keep && Uint8Array.from(rows, (row) => keep(row) ? 1 : 0))
  );
  const isChosen = (picks: number[]) =>
    picks.every((pick, d) => dimensions[d].options[pick].label === chosen[d]);
  // The chosen one first: where others leave the same points, they count as this one.
  const ordered = [...combinations(dimensions.map((d) => d.options.length))]
    .sort((a, b) => Number(isChosen(b)) - Number(isChosen(a)));
  for (const picks of ordered) {
    const options = picks.map((pick, d) => dimensions[d].options[pick]);
    const masks = picks.map((pick, d) => kept[d][pick]).filter((mask) => mask !== undefined);
    let subset = rowsIn(masks, rows);
    for (const { reduce } of options) if (reduce) subset = reduce(subset);
    yield { labels: options.map(({ label }) => label), rows: subset, chosen: isChosen(picks) };
  }
}

/** The rows that every mask keeps. */
function rowsIn<Row>(masks: readonly Uint8Array[], rows: readonly Row[]): Row[] {
  const kept = new Uint8Array(rows.length).fill(1);
  for (const mask of masks) for (let i = 0; i < kept.length; i++) kept[i] &= mask[i];
  return rows.filter((_, i) => kept[i] === 1);
}

/** All ways to pick one number below each of the sizes, the last changing fastest. */
function* combinations(sizes: number[]): Generator<number[]> {
  const total = sizes.reduce((product, size) => product * size, 1);
  for (let k = 0; k < total; k++) {
    let rest = k;
    const picks = sizes.map(() => 0);
    for (let d = sizes.length - 1; d >= 0; d--) {
      picks[d] = rest % sizes[d];
      rest = Math.floor(rest / sizes[d]);
    }
    yield picks;
  }
}

/** Refuses a chosen combination that is none of the combinations. */
function checkChosen<Row>(
  dimensions: readonly SpecificationDimension<Row>[],
  chosen: readonly string[],
): void {
  if (chosen.length !== dimensions.length) {
    throw new RangeError(
      `Cannot mark the chosen combination: found ${chosen.length} labels, ` +
        `need ${dimensions.length}, one per dimension`,
    );
  }
  dimensions.forEach(({ name, options }, d) => {
    const labels = options.map((option) => option.label);
    if (!labels.includes(chosen[d])) {
      throw new RangeError(
        `Cannot mark the chosen combination: "${chosen[d]}" is no option of "${name}", ` +
          `need one of ${labels.map((label) => `"${label}"`).join(", ")}`,
      );
    }
  });
}

/** Sums that two different sets of points do not share but by chance. */
export function fingerprint(points: readonly Point[]): string {
  let x = 0, y = 0, xy = 0;
  for (const point of points) x += point.x, y += point.y, xy += point.x * point.y;
  return [points.length, x, y, xy].join(" ");
}
