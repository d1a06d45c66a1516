import type { ClusterSums } from "./cr2.ts";
import { checkCollinear, checkCount, INTERCEPT, type Ols } from "./ols.ts";
import { dot, solveLower, solveUpper } from "./qr.ts";
import { twofoldDot } from "./refine.ts";

/** Σ t · tᵀ over rows, of a whole table or of one cluster: t = (1, x − its centre, …, e). */
export type Products = readonly Float64Array[];

/** What is known of a table whose rows are elsewhere. */
export type TableSums = {
  /** Of the columns; a constant is not among them. */
  names: readonly string[];
  /** A number near each column's mean, and one near that of y: so digits survive a large mean. */
  centres: readonly number[];
  yCentre: number;
  /** Slopes near those of the fit, e = y − its centre − Σ near · (x − its centre): so residuals keep theirs. */
  near: readonly number[];
  products: Products;
  /** Σ (y − its mean)². */
  ySquares: number;
};

/** A least-squares fit from sums. */
export type FromSums =
  & Pick<Ols, "names" | "coefficients" | "residualSquares" | "rSquared" | "inBasis">
  & Pick<Ols, "residuals" | "fitted"> // none
  & {
    /** What CR2 needs of clusters. */
    partsOf: (clusters: readonly Products[]) => Pick<ClusterSums, "scores" | "squares">;
    /** Σ t · tᵀ, without e and however weighted, in the coordinates of the basis. */
    turned: (square: Products) => Float64Array[];
    /** Of each column, by how much the others swell the variance of its coefficient: 1 / (1 − R² on them). */
    vifs: number[];
  };

/** Normal equations square what columns have in common, so that more must be left than of rows. */
const LEAST_LEFT = 1e-6;

/**
 * The fit of `ols` from sums over the rows: for tables that stay in a database. It agrees with `ols` to 10
 * digits unless columns nearly depend on each other; NIST's Longley keeps 9.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * // y = 1 + 2x at x = 1, 2, 3, about x = 2 and y = 5, nearly 1.9x
 * const products = [[3, 0, 0], [0, 2, 0.2], [0, 0.2, 0.02]].map((row) => Float64Array.from(row));
 * const about = { names: ["x"], centres: [2], yCentre: 5, near: [1.9] };
 * const { coefficients } = olsFromSums({ ...about, products, ySquares: 8 });
 * assert.deepEqual(coefficients, [1, 2]);
 * ```
 * @throws {TooFewError} with fewer rows than coefficients and one more, or a column that follows from
 * those before it.
 */
export function olsFromSums(sums: TableSums): FromSums {
  const { products, centres, near } = sums, names = [INTERCEPT, ...sums.names];
  const k = names.length, n = products[0][0], last = products[k];
  checkCount(n, names);
  const scales = names.map((_, j) => Math.sqrt(products[j][j]));
  const scaled = (v: ArrayLike<number>) => Float64Array.from(scales, (scale, j) => v[j] / scale);
  const r = choleskyOf(scales.map((scale, i) => scaled(products[i].map((v) => v / scale))));
  checkCollinear(r, names, LEAST_LEFT);
  const inCoordinates = (v: ArrayLike<number>) => solveLower(r, scaled(v));
  const turned = (square: Products) => {
    const half = names.map((_, a) => inCoordinates(square[a]));
    return half.map((_, a) => inCoordinates(half.map((row) => row[a])));
  };
  const change = scaled(solveUpper(r, inCoordinates(last)));
  const slopes = near.map((slope, j) => slope + change[j + 1]);
  const intercept = twofoldDot(
    [sums.yCentre, change[0], ...slopes.map((slope) => -slope)],
    [1, 1, ...centres],
  );
  const residualSquares = Math.max(0, last[k] - dot(change, last));
  const inBasis = (weights: ArrayLike<number>) =>
    inCoordinates(names.map((_, j) => weights[j] - (j === 0 ? 0 : weights[0] * centres[j - 1])));
  return {
    names,
    residuals: new Float64Array(),
    fitted: new Float64Array(),
    coefficients: [intercept, ...slopes],
    residualSquares,
    rSquared: sums.ySquares === 0 ? 0 : Math.max(0, 1 - residualSquares / sums.ySquares),
    inBasis,
    partsOf: (clusters) => ({
      scores: clusters.map((own) =>
        inCoordinates(Float64Array.from(change, (_, j) => own[k][j] - dot(change, own[j])))
      ),
      squares: clusters.map(turned),
    }),
    turned,
    vifs: sums.names.map((_, j) => {
      const unit = inBasis(names.map((_, i) => Number(i === j + 1)));
      return dot(unit, unit) * (products[j + 1][j + 1] - products[0][j + 1] ** 2 / n);
    }),
  };
}

/** The upper triangle R with RᵀR = the matrix; 0 from where nothing is left of a column (Golub and Van Loan, 4.2). */
function choleskyOf(square: readonly Float64Array[]): Float64Array[] {
  const k = square.length, r = square.map(() => new Float64Array(k));
  for (let i = 0; i < k; i++) {
    for (let j = i; j < k; j++) {
      let rest = square[i][j];
      for (let h = 0; h < i; h++) rest -= r[h][i] * r[h][j];
      if (i === j) r[i][i] = Math.sqrt(Math.max(0, rest));
      else r[i][j] = r[i][i] === 0 ? 0 : rest / r[i][i];
    }
  }
  return r;
}
