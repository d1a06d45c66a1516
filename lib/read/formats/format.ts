import type { TextRecord, TextTable } from "../csv.ts";
import { type LeftOut, tally } from "../left_out.ts";
import type { Field } from "./names.ts";
import type { EnergyUnit, PriceUnit } from "./units.ts";

/**
 * How the file of another program is recognised and read, as data. Columns are theirs, `a.b` in JSON. It
 * has energy or prices of tokens, or neither: then `instead` says what would help.
 */
export type Format = {
  name: string;
  /** Columns that it has and others have not. */
  marks: readonly string[];
  /** Where the records stand in a JSON file, if not where they usually do: see `recordsAt`. */
  rows?: string;
  /** Its columns where they are called otherwise than in `NAMES`; the first that is not empty counts. */
  columns?: Partial<Record<Field, readonly string[]>>;
  /** What a field holds where the file does not say it. */
  values?: Partial<Record<Field, string>>;
  energy?: Readonly<Record<string, EnergyUnit>>;
  /** The price of tokens that come out, then that of tokens that go in. */
  price?: Readonly<Record<string, PriceUnit>>;
  /** Rows of no use: a column, what is in it then, and why; `$1` stands for what was found. */
  leaveOut?: readonly LeaveOut[];
  /** What `--tokens` counts, where the file has none. */
  tokens?: string;
  /** What rows mean together, where that takes more than a description. */
  rule?: (table: TextTable, options: { sum?: boolean }) => Ruled;
  instead?: string;
};

export type LeaveOut = readonly [column: string, like: RegExp, why: string];

/** A table after a format's own rules. */
export type Ruled = { table: TextTable; leftOut: LeftOut[]; notes: LeftOut[] };

/** The table as its format has it: without rows of no use, and after its rule. */
export function ruled(table: TextTable, format: Format | null, options: { sum?: boolean }): Ruled {
  const header = table.header, leftOut = tally();
  const why = ({ cells }: TextRecord) => {
    for (const [column, like, why] of format?.leaveOut ?? []) {
      const found = like.exec(cells[header.indexOf(column)]?.trim() ?? "");
      if (found !== null) return why.replace("$1", found[1] || "empty");
    }
    return null;
  };
  const records = table.records.filter((record) => {
    const unused = why(record);
    if (unused !== null) leftOut.add(unused);
    return unused === null;
  });
  const own = { ...table, records }, none: Ruled = { table: own, leftOut: [], notes: [] };
  const read = format?.rule?.(own, options) ?? none;
  return { ...read, leftOut: [...leftOut.list(), ...read.leftOut] };
}
