import { TooFewError } from "./too_few_error.ts";

/** Which cluster each row is in, counted from 0 by first appearance. */
export type Clusters = { of: Int32Array; names: string[] };

/**
 * Numbers the clusters of rows.
 *
 * @param column what their field is called, for the error.
 * @throws {TooFewError} with 1 cluster.
 */
export function clustersOf(values: readonly string[], column: string): Clusters {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(values, (value) => {
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, number = numbers.size);
    return number;
  });
  if (numbers.size < 2) {
    throw new TooFewError(
      `Cannot compute errors: all ${values.length} rows have the same ${column} (${values[0]}), ` +
        `need 2 different ones; widen the filter`,
    );
  }
  return { of, names: [...numbers.keys()] };
}

/** The pairs of both kinds of clusters. */
export function pairsOf(one: Clusters, other: Clusters): Clusters {
  const pairs = Array.from(one.of, (a, i) => `${a} ${other.of[i]}`);
  return clustersOf(pairs, "pair of clusters");
}

/** Σ basis · residual over the rows of each cluster. */
export function scoresOf(
  { of, names }: Clusters,
  basis: readonly Float64Array[],
  residuals: Float64Array,
): Float64Array[] {
  const scores = names.map(() => new Float64Array(basis.length));
  basis.forEach((column, j) => {
    for (let i = 0; i < of.length; i++) scores[of[i]][j] += column[i] * residuals[i];
  });
  return scores;
}
