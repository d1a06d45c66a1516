/**
 * There are too few rows, sizes or models for what was asked: nothing is broken, and a wider filter
 * mends it. Whoever catches errors to explain them catches this one alone.
 */
export class TooFewError extends RangeError {}

/** A result, or null where there are too few points for it. */
export function orNull<Result>(make: () => Result): Result | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooFewError) return null;
    throw error;
  }
}
