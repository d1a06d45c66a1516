/**
 * There are too few rows, sizes or models for what was asked: nothing is broken, and other rows or a
 * wider filter mend it. Whoever turns errors into a sentence for the reader catches this one alone.
 */
export class TooFewError extends RangeError {}

/** A result, or the reason why there are too few rows for it. */
export function orWhy<Result>(make: () => Result): Result | { why: string } {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooFewError) return { why: error.message };
    throw error;
  }
}

/** A result, or null where there are too few rows for it. */
export function orNull<Result>(make: () => Result): Result | null {
  const found = orWhy(() => ({ found: make() }));
  return "found" in found ? found.found : null;
}
