/**
 * There are too few rows, sizes or models for what was asked: nothing is broken, and a wider filter
 * mends it. Whoever catches errors to explain them catches this one alone.
 */
export class TooFewError extends RangeError {}
