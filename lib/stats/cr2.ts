import type { Noise } from "./estimate.ts";
import { dot, eigenOf } from "./matrix.ts";
import { refuseAlone } from "./too_few_error.ts";

/** Below this, a cluster's own part of a direction is all of it: it says nothing of the residuals there. */
const NOTHING = 1e-9;

/**
 * CR2 variance of a weighted sum of the coefficients and its Satterthwaite degrees of freedom, for few
 * or unequal clusters: each cluster's residuals are stretched by (1 − H)^−½, H its part of the hat
 * matrix, so that the variance is unbiased where rows are alike and independent, and t has the degrees
 * of freedom that match the variance of that variance (Bell and McCaffrey 2002; Imbens and Kolesár 2016;
 * Pustejovsky and Tipton 2018). A direction that one cluster alone decides is left out (generalized
 * inverse), as in R's clubSandwich. In the coordinates of the orthonormal basis no matrix is larger than
 * the columns are many: O(rows · k² + clusters · k³), once for all weights.
 *
 * @param scores of each cluster Σ basis · residual over its rows.
 * @param squares of each Σ of the basis' rows times themselves; changed in place.
 */
export function cr2Noise(
  names: readonly string[],
  scores: readonly Float64Array[],
  squares: readonly Float64Array[][],
): Noise {
  const k = scores[0].length, alone: { vector: Float64Array; name: string }[] = [];
  // of each cluster the directions in which it pulls, with its share and how hard it pulls
  const parts = squares.map((square, g) =>
    eigenOf(square).flatMap(({ value, vector }) => {
      if (1 - value > NOTHING) {
        return [{ vector, value, stretch: 1 / Math.sqrt(1 - value), pull: dot(vector, scores[g]) }];
      }
      alone.push({ vector, name: names[g] });
      return [];
    })
  );
  return (u, what) => {
    const whole = dot(u, u), lone = alone.find(({ vector }) => dot(vector, u) ** 2 > whole / 2);
    if (lone) refuseAlone(what, lone.name);
    const shared = new Float64Array(k * k);
    let variance = 0, own = 0, diagonal = 0;
    for (const directions of parts) {
      const b = new Float64Array(k);
      let pulled = 0, length = 0;
      for (const { vector, value, stretch, pull } of directions) {
        const along = stretch * dot(vector, u), turned = value * along;
        pulled += along * pull;
        length += turned * along;
        for (let i = 0; i < k; i++) b[i] += turned * vector[i];
      }
      // P_gh = [g = h] · length − b_g · b_h: its trace, and the sum of its squares
      const bb = dot(b, b);
      for (let i = 0; i < k; i++) {
        for (let j = 0; j < k; j++) shared[k * i + j] += b[i] * b[j];
      }
      variance += pulled ** 2;
      own += length - bb;
      diagonal += (length - bb) ** 2 - bb * bb;
    }
    const df = own * own / (diagonal + dot(shared, shared));
    return Number.isFinite(df) ? { variance, df } : refuseAlone(what, "one cluster");
  };
}
