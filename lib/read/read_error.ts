/** What is known of a place where text could not be read; null where it does not apply. */
type ReadProblem = {
  /** Name of the file, as the caller gave it. */
  file: string;
  /** Line as an editor counts it, from 1; null when the whole file is meant. */
  line?: number | null;
  /** Header of the column; null when no single one is meant. */
  column?: string | null;
  found: string;
  expected: string;
  /** What to do about it: the last words of the message. */
  mend: string;
};

/**
 * Text that cannot be read as the table it should be. The message names the place, what stands there,
 * what was expected, and what to do; the same facts are properties, so that a caller need not take the
 * message apart.
 */
export class ReadError extends SyntaxError {
  override name = "ReadError";
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly found: string;
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
