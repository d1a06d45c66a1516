type ReadProblem = {
  file: string;
  /** As an editor counts it, from 1; null when the whole file is meant. */
  line?: number | null;
  /** A header; null when no single one is meant. */
  column?: string | null;
  found: string;
  expected: string;
  mend: string;
};

/** Text that cannot be read as the table it should be. What the message says is in properties, too. */
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
