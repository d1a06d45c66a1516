import { TooFewError } from "../filter/too_few_error.ts";
/** Different x that each side of a candidate needs, and the share of the points. */
export const BREAK_SIDE = { differentX: 3, share: 0.05 };

/** Candidates of the default grid. */
const STEPS = 200;

/** The smallest and largest x at which both sides hold enough to be fitted. */
export function breakLimits(xs: number[]): [number, number] {
  const counts = new Map<number, number>();
  for (const x of xs) counts.set(x, (counts.get(x) ?? 0) + 1);
  const different = [...counts.keys()].sort((a, b) => a - b);
  return breakLimitsOf(different, different.map((x) => counts.get(x)!));
}

/** The same from the different x, smallest first, and how many points have each. */
export function breakLimitsOf(
  different: readonly number[],
  counts: readonly number[],
): [number, number] {
  const n = counts.reduce((sum, c) => sum + c, 0), k = BREAK_SIDE.differentX;
  if (different.length < 2 * k) {
    throw new TooFewError(
      `Cannot profile the break: ${n} points have ${different.length} different x, ` +
        `need ${2 * k}, ${k} on each side; widen the filter`,
    );
  }
  const share = Math.ceil(BREAK_SIDE.share * n);
  // up to and including the x at `first` lie enough points; beyond the one at `last` too
  let first = 0, last = different.length - 1;
  for (let below = counts[first]; below < share;) below += counts[++first];
  for (let above = 0; above < share;) above += counts[last--];
  const low = different[Math.max(first, k - 1)];
  const high = different[Math.min(last, different.length - k - 1)] ?? -Infinity;
  if (low > high) {
    throw new TooFewError(
      `Cannot profile the break: too many of the ${n} points share an x, ` +
        `need ${BREAK_SIDE.share * 100} % of them on each side of a break; widen the filter`,
    );
  }
  return [low, high];
}

/** From low to high in equal steps of the logarithm. */
export function breakGrid(low: number, high: number, steps = STEPS): number[] {
  if (low === high) return [low];
  return Array.from(
    { length: steps },
    (_, i) => i === steps - 1 ? high : low * (high / low) ** (i / (steps - 1)),
  );
}

/** A line broken somewhere, and how much of y it leaves. */
type Broken = { breakAt: number; rss: number };

/** The break of least rss, found by golden section between the neighbours of the grid's best. */
export function refineBreak<B extends Broken>(fits: readonly B[], fitAt: (x: number) => B): B {
  let best = fits.reduce((a, b) => (b.rss < a.rss ? b : a));
  const i = fits.indexOf(best), ratio = (Math.sqrt(5) - 1) / 2;
  let a = Math.log(fits[Math.max(0, i - 1)].breakAt);
  let b = Math.log(fits[Math.min(fits.length - 1, i + 1)].breakAt);
  let left = fitAt(Math.exp(b - ratio * (b - a))), right = fitAt(Math.exp(a + ratio * (b - a)));
  for (let step = 0; step < 40; step++) {
    for (const fit of [left, right]) if (fit.rss < best.rss) best = fit;
    if (left.rss < right.rss) {
      b = Math.log(right.breakAt), right = left, left = fitAt(Math.exp(b - ratio * (b - a)));
    } else {
      a = Math.log(left.breakAt), left = right, right = fitAt(Math.exp(a + ratio * (b - a)));
    }
  }
  return best;
}
