/** What is known of a place where text could not be read; null where it does not apply. */
export type ReadProblem = {
  file: string;
  line?: number | null;
  column?: string | null;
  found: string;
  expected: string;
  /** What to do about it: the last words of the message. */
  mend: string;
};

/**
 * Text that cannot be read as the table it should be.
 *
 * The message names the place, what stands there, what was expected, and what to do; the same facts
 * are properties, so that a caller need not take the message apart.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const error = new ReadError({
 *   file: "prices.csv", line: 3, found: "2 cells", expected: "4 cells", mend: "add the missing commas",
 * });
 * assert.equal(
 *   error.message,
 *   "Cannot read prices.csv, line 3: found 2 cells, expected 4 cells; add the missing commas",
 * );
 * assert.equal(error.line, 3);
 * ```
 */
export class ReadError extends SyntaxError {
  override name = "ReadError";
  /** Name of the file, as the caller gave it. */
  readonly file: string;
  /** Line as an editor counts it, from 1; null when the whole file is meant. */
  readonly line: number | null;
  /** Header of the column; null when no single one is meant. */
  readonly column: string | null;
  /** What stands there. */
  readonly found: string;
  /** What should stand there. */
  readonly expected: string;

  constructor({ file, line = null, column = null, found, expected, mend }: ReadProblem) {
    const place = file + (line === null ? "" : `, line ${line}`) +
      (column === null ? "" : `, column "${column}"`);
    super(`Cannot read ${place}: found ${found}, expected ${expected}; ${mend}`);
    this.file = file;
    this.line = line;
    this.column = column;
    this.found = found;
    this.expected = expected;
  }
}
