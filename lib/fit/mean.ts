/** The mean, summed from the first value so that equal values have no spread. */
export function meanOf(values: readonly number[]): number {
  const [first] = values;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** The mean of each predictor. */
export function meansOf(xs: readonly (readonly number[])[]): number[] {
  return xs[0].map((_, j) => meanOf(xs.map((x) => x[j])));
}
