import { TooFewError } from "../filter/too_few_error.ts";
/** Different x that each side of a candidate needs, and the share of the points. */
export const BREAK_SIDE = { differentX: 3, share: 0.05 };

/** Candidates of the default grid. */
const STEPS = 200;

/** The smallest and largest x at which both sides hold enough to be fitted. */
export function breakLimits(xs: number[]): [number, number] {
  const sorted = Float64Array.from(xs).sort(), n = sorted.length;
  const different = [...new Set(sorted)], k = BREAK_SIDE.differentX;
  if (different.length < 2 * k) {
    throw new TooFewError(
      `Cannot profile the break: ${n} points have ${different.length} different x, ` +
        `need ${2 * k}, ${k} on each side; widen the filter`,
    );
  }
  const share = Math.ceil(BREAK_SIDE.share * n);
  // up to and including `low` lie enough x; `high` is the last x with enough beyond it
  const low = Math.max(different[k - 1], sorted[share - 1]);
  const before = different.filter((x) => x < sorted[n - share]);
  const high = Math.min(
    different[different.length - k - 1],
    before[before.length - 1] ?? -Infinity,
  );
  if (low > high) {
    throw new TooFewError(
      `Cannot profile the break: too many of the ${n} points share an x, ` +
        `need ${BREAK_SIDE.share * 100} % of them on each side of a break; widen the filter`,
    );
  }
  return [low, high];
}

/** From low to high in equal steps of the logarithm. */
export function breakGrid(low: number, high: number): number[] {
  if (low === high) return [low];
  return Array.from(
    { length: STEPS },
    (_, i) => i === STEPS - 1 ? high : low * (high / low) ** (i / (STEPS - 1)),
  );
}
