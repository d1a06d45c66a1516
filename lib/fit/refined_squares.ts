import { inverseOfSquare, times, triangleOf } from "./matrix.ts";
import { TwofoldSum } from "./twofold_sum.ts";

/** A plane y = height + Σ slope · (x − mean), and what it leaves of each y. */
export type Plane = {
  height: number;
  slopes: number[];
  /** At xs = 0. */
  intercept: number;
  residuals: Float64Array;
  /** Of each row, its xs less their means, over the scales: columns of length 1. */
  scaled: number[][];
  /** Lengths of the centred columns. */
  scales: number[];
  /** (ZᵀZ)⁻¹ of the scaled columns: its diagonal are the variance inflation factors. */
  inverse: number[][];
};

/** The plane is found after three or four rounds; no more are tried. */
const MOST_ROUNDS = 10;

/**
 * Least squares of y on centred columns whose triangle R is given, to the last digits: the normal
 * equations RᵀR · δ = Zᵀ(residuals) are solved for corrections δ, with residuals and products summed
 * in twice the digits of a double, until nothing changes (Björck 1987, "Stability Analysis of the
 * Method of Seminormal Equations for Linear Least Squares Problems"; the sums as in Björck 1967,
 * "Iterative Refinement of Linear Least Squares Solutions"). O(rows · columns · rounds).
 *
 * @param check gets R before it is inverted: it refuses columns that depend on each other.
 */
export function refinedPlane(
  y: readonly number[],
  xs: readonly (readonly number[])[],
  means: readonly number[],
  check: (triangle: number[][]) => void,
): Plane {
  const n = y.length, k = means.length;
  // x − mean, exactly, as the rounded difference and what the rounding lost
  const heads = means.map(() => new Float64Array(n)), tails = means.map(() => new Float64Array(n));
  const scales = means.map((mean, j) => {
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const d = xs[i][j] - mean, part = d - xs[i][j];
      heads[j][i] = d, tails[j][i] = (xs[i][j] - (d - part)) + (-mean - part);
      squares += d * d;
    }
    return Math.sqrt(squares);
  });
  const scaled = y.map((_, i) => scales.map((scale, j) => heads[j][i] / scale));
  const triangle = triangleOf(scaled);
  check(triangle);
  const inverse = inverseOfSquare(triangle);
  let height = y[0];
  const slopes = new Array<number>(k).fill(0);
  const residuals = new Float64Array(n), lost = new Float64Array(n);
  const leave = () => {
    for (let i = 0; i < n; i++) {
      const sum = new TwofoldSum();
      sum.add(y[i], 1), sum.add(-height, 1);
      for (let j = 0; j < k; j++) {
        sum.add(-slopes[j], heads[j][i]);
        sum.tail -= slopes[j] * tails[j][i];
      }
      residuals[i] = sum.head + sum.tail;
      lost[i] = (sum.head - residuals[i]) + sum.tail;
    }
  };
  leave();
  const intercept = new TwofoldSum();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const rise = total(residuals, lost) / n;
    const turns = times(
      inverse,
      heads.map((head, j) => total(residuals, lost, head, tails[j]) / scales[j]),
    ).map((turn, j) => turn / scales[j]);
    if (height + rise === height && slopes.every((slope, j) => slope + turns[j] === slope)) {
      // too small for height and slopes themselves, but the intercept may be their small difference
      intercept.add(rise, 1), turns.forEach((turn, j) => intercept.add(-turn, means[j]));
      break;
    }
    height += rise;
    turns.forEach((turn, j) => slopes[j] += turn);
    leave();
  }
  intercept.add(height, 1), slopes.forEach((slope, j) => intercept.add(-slope, means[j]));
  return {
    height,
    slopes,
    intercept: intercept.head + intercept.tail,
    residuals,
    scaled,
    scales,
    inverse,
  };
}

/** Σ (head + tail) · (residual + lost), or of the residuals alone. */
function total(
  residuals: Float64Array,
  lost: Float64Array,
  heads?: Float64Array,
  tails?: Float64Array,
): number {
  const sum = new TwofoldSum();
  for (let i = 0; i < residuals.length; i++) {
    const head = heads ? heads[i] : 1, tail = tails ? tails[i] : 0;
    sum.add(head, residuals[i]);
    sum.tail += head * lost[i] + tail * residuals[i];
  }
  return sum.head + sum.tail;
}
