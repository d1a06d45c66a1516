import type { TextTable } from "../csv.ts";
import type { Remarks } from "../table.ts";
import NAMES from "./names.json" with { type: "json" };

/**
 * What is read of a file. names.json has the usual names of each field's column, ours among them, as `snake`
 * writes them; the first one counts, so bare "tokens", which may be those of the prompts too, come last.
 */
export type Field = keyof typeof NAMES;

/**
 * How the file of another program is recognised and read, as data. Columns are theirs, `a.b` in JSON. It
 * has energy or prices of tokens.
 */
export type Format = {
  name: string;
  /** Columns that it has and others have not. */
  marks: readonly string[];
  /** Where the records stand in a JSON file that has them elsewhere than usual: see `recordsAt`. */
  rows?: readonly string[];
  /** Its columns where they are called otherwise than in `NAMES`; the first that is not empty counts. */
  columns?: Partial<Record<Field, readonly string[]>>;
  /** What a field holds where the file does not say it. */
  values?: Partial<Record<Field, string>>;
  /** Its columns of energy with their units, as `energyUnit` reads them. */
  energy?: Readonly<Record<string, string>>;
  /** The price of tokens that come out, then that of tokens that go in. */
  price?: Readonly<Record<string, string>>;
  /** Rows of no use: a column, what is in it then, and why; `$1` stands for what was found. */
  leaveOut?: readonly LeaveOut[];
  /** What `--tokens` counts, where the file has none. */
  tokens?: string;
  /** What rows mean together, where that takes more than a description. */
  rule?: (table: TextTable, remarks: Remarks) => TextTable;
};

export type LeaveOut = readonly [column: string, like: RegExp, why: string];

/** A file of the user's own on its way into a table of ours, its program known or not, and what is said of it. */
export type Source = {
  table: TextTable;
  format: Format | null;
  remarks: Remarks;
  /** The columns that options have put behind those of the file. */
  said?: readonly string[];
};
