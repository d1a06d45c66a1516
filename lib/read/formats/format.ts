import type { AnyTable } from "../any_table.ts";
import type { LeftOut } from "../left_out.ts";
import type { Field } from "./names.ts";
import type { EnergyUnit, PriceUnit } from "./units.ts";

/** How the file of another program is recognised and read, as data. Columns are theirs, `a.b` in JSON. */
export type Format = {
  name: string;
  /** The table that its rows become; null where it has no energy or price of a token. */
  as: "llm-perf" | "offers" | null;
  /** Columns that it has and others have not. */
  marks: readonly string[];
  /** Where the records stand in a JSON file, if not where they usually do: see `recordsAt`. */
  rows?: string;
  /** Its columns where they are called otherwise than in `NAMES`; the first that is not empty counts. */
  columns?: Partial<Record<Field, readonly string[]>>;
  /** Columns that together say which run it was. */
  experiment?: readonly string[];
  energy?: Readonly<Record<string, EnergyUnit>>;
  /** The price of tokens that come out, then that of tokens that go in. */
  price?: Readonly<Record<string, PriceUnit>>;
  /** Columns that must hold this, such as a unit. */
  units?: Readonly<Record<string, string>>;
  /** Columns that must be empty, and why a row is left out where they are not. */
  empty?: Readonly<Record<string, string>>;
  /** Rows in which a column holds this are no rows. */
  skip?: Readonly<Record<string, string>>;
  /** A list of single measures with `total`, none of which may be negative. */
  measures?: string;
  hardware?: string;
  provider?: string;
  /** What `--tokens` counts, where the file has none. */
  tokens?: string;
  /** Whose energy it is: "GPUs". */
  counts?: string;
  /** What rows mean together, where that takes more than a description. */
  rule?: (table: AnyTable, options: { sum: boolean }) => Ruled;
  /** What would help, where `as` is null. */
  instead?: string;
};

/** A table after a format's own rule. */
export type Ruled = { table: AnyTable; leftOut: LeftOut[]; notes: LeftOut[] };
