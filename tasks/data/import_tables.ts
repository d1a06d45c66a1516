import { parseCsv } from "../../lib/read/csv.ts";
import type { OwnRow } from "../../lib/read/formats/fields.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { TABLES } from "../../lib/tables/all.ts";
import { text } from "../../lib/tables/columns.ts";
import { EVALUATION_COLUMNS } from "../../lib/tables/evaluations.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { csvOf } from "./sources/source.ts";
import { oddItem, ownKind, tableOf } from "./tables.ts";

/** The last column of a file of measurements: whose energy they count. */
const COUNTS = text("Counts");
/** Whether a file holds measurements of energy, by its name. */
export const isMeasured = (name: string) => /^(input|served)-/.test(name);

/** The table that a file of the user's own is, by its name, and what reads it in a notebook. */
export function ownTable(name: string) {
  const table = tableOf(name)!, kind = ownKind(table)!;
  if (isMeasured(name)) return { kind, columns: { ...table.columns, counts: COUNTS } };
  const load = `load${table.name[0].toUpperCase()}${table.name.slice(1)}`;
  return { kind, load, columns: table === TABLES.evaluations ? EVALUATION_COLUMNS : table.columns };
}

/**
 * Checks rows as the analyses will read them: a usable one at least, and no value that cannot be, which is
 * what a wrong unit looks like.
 *
 * @returns lines of a report.
 * @throws {ReadError} naming the row of the file that it comes from.
 */
export function check(
  name: string,
  rows: readonly OwnRow[],
  from: {
    file: string;
    place: (line: number) => string;
    /** Its rows that were of no use before. */
    leftOut: readonly LeftOut[];
    confirmed: boolean;
  },
): string[] {
  const { kind, columns } = ownTable(name), csv = csvOf(rows.map(({ cells }) => cells), columns);
  const { items, leftOut } = kind.read(csv, name), odd = oddItem(kind, items);
  if (items.length === 0) throw noneUsable(from.file, [...from.leftOut, ...leftOut]);
  if (odd !== null && !from.confirmed) {
    const { item, found, expected } = odd;
    const row = parseCsv(csv).records.findIndex(({ line }) => line === item.line);
    const mend = found.includes("parameters")
      ? 'for plain counts, --map "theirs=params"; where it is no size of a model, ' +
        '--map "theirs=other" --params BILLIONS'
      : kind.unit.startsWith("$")
      ? '--map "theirs=Output ($ per token)"'
      : '--map "theirs=Energy (Wh per token)", or another unit there';
    throw new ReadError({
      file: `${from.place(rows[row].line)}, ${item.model}`,
      found,
      expected,
      mend: `this row is wrong, or the column has another unit: ${mend}; ` +
        "--confirm takes it as it is",
    });
  }
  return [`${name}: ${formatCounted(items.length, "usable row")}`, ...counted(leftOut)];
}

/** What was left out, as lines of a report. */
export function counted(leftOut: readonly LeftOut[]): string[] {
  return leftOut.map(({ why, count }) => `  ${count} left out: ${why}`);
}

/** The error for a file of which no row is of use. */
export function noneUsable(file: string, unused: readonly LeftOut[]): ReadError {
  const reasons = unused.map(({ why, count }) => `${count}: ${why}`).join("; ");
  return new ReadError({
    file,
    found: `no row that can be used (${reasons})`,
    expected: "one at least",
    mend: unused.some(({ why }) => why.includes("says no size"))
      ? "give the parameters in billions with --params"
      : "check the columns and their units",
  });
}
