import { choleskyOf, dot, solveLower, solveUpper } from "./matrix.ts";
import { aboutCentres, checkCollinear, checkCount, INTERCEPT, twofoldDot } from "./ols.ts";

/** Σ t · tᵀ over rows, of a whole table or of one cluster: t = (1, x − its centre, …, e). */
type Products = readonly Float64Array[];

/** What is known of a table whose rows are elsewhere; a constant is not among its columns. */
type TableSums = {
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

/** A least-squares fit from sums; it has no residuals and fitted values. */
export type FromSums = ReturnType<typeof olsFromSums>;

/**
 * The fit of `ols` from sums over the rows: for tables that stay in a database. It agrees with `ols` to 10
 * digits unless columns nearly depend on each other; NIST's Longley keeps 9.
 */
export function olsFromSums(sums: TableSums) {
  const { products, centres, near } = sums, names = [INTERCEPT, ...sums.names];
  const k = names.length, n = products[0][0], last = products[k];
  checkCount(n, names);
  const scales = names.map((_, j) => Math.sqrt(products[j][j]));
  const scaled = (v: ArrayLike<number>) => Float64Array.from(scales, (scale, j) => v[j] / scale);
  const r = choleskyOf(scales.map((scale, i) => scaled(products[i].map((v) => v / scale))));
  checkCollinear(r, names, 1e-6); // normal equations square what columns have in common
  const inCoordinates = (v: ArrayLike<number>) => solveLower(r, scaled(v));
  const turned = (square: Products) => {
    const half = names.map((_, a) => inCoordinates(square[a]));
    return half.map((_, a) => inCoordinates(half.map((row) => row[a])));
  };
  const change = scaled(solveUpper(r, inCoordinates(last)));
  const slopes = near.map((slope, j) => slope + change[j + 1]);
  const residualSquares = Math.max(0, last[k] - dot(change, last));
  return {
    names,
    residuals: new Float64Array(),
    fitted: new Float64Array(),
    coefficients: [
      twofoldDot([sums.yCentre, change[0], ...slopes], [1, 1, ...centres.map((c) => -c)]),
      ...slopes,
    ],
    residualSquares,
    rSquared: sums.ySquares === 0 ? 0 : Math.max(0, 1 - residualSquares / sums.ySquares),
    inBasis: (weights: ArrayLike<number>) => inCoordinates(aboutCentres(weights, centres)),
    /** What CR2 needs of clusters. */
    partsOf: (clusters: readonly Products[]) => ({
      scores: clusters.map((own) =>
        inCoordinates(Float64Array.from(change, (_, j) => own[k][j] - dot(change, own[j])))
      ),
      squares: clusters.map(turned),
    }),
    /** Σ t · tᵀ, without e and however weighted, in the coordinates of the basis. */
    turned,
  };
}
