/** The mean, summed from the first value so that equal values have no spread. */
export function meanOf(values: readonly number[]): number {
  const [first] = values;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}
