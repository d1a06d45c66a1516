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

/** Refuses what depends, by more than half, on one row or cluster. */
export function refuseAlone(what: string, one: string): never {
  throw new TooFewError(
    `Cannot say how sure ${what} is: ${one} alone decides it, so that nothing shows how much it ` +
      `varies; need 2 or more like it; widen the filter or leave it out`,
  );
}
