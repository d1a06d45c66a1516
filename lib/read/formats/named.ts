import { normalHeader, type TextTable } from "../csv.ts";
import { nearest } from "../nearest.ts";
import { ReadError } from "../read_error.ts";
import { quoted } from "../table.ts";
import type { Format } from "./format.ts";
import { energyUnit, isTotal, priceUnit } from "./units.ts";

/** What is on both sides of the sign in `theirs=ours`. */
export type Assignment = readonly [left: string, right: string];

/** How a user names the columns of a file: see the options of `data:import`. */
export type Naming = {
  map: readonly Assignment[];
  fill: readonly Assignment[];
  where: readonly Assignment[];
};

/**
 * A table with only the rows that were asked for, its columns as the user names them, and those that it has
 * not behind its own, the same in each row.
 *
 * @throws {ReadError} when it has no such column or no such row, or would have two columns of one name.
 */
export function named(
  table: TextTable,
  format: Format | null,
  { map, fill, where }: Naming,
): TextTable {
  const header = table.header, notes = [...table.notes];
  const place = ([theirs, ours]: Assignment) => {
    const at = header.indexOf(normalHeader(theirs)), near = nearest(theirs, header);
    if (at >= 0) return at;
    throw new ReadError({
      file: table.file,
      line: 1,
      column: theirs,
      found: `only the columns ${quoted(header)}`,
      expected: `the column that is to be "${ours}"`,
      mend: near === null ? "check its name" : `perhaps --map "${near}=${ours}"`,
    });
  };
  const asked = where.map(([theirs, text]) => ({ at: place([theirs, theirs]), text }));
  const records = table.records.filter(({ cells }) =>
    asked.every(({ at, text }) => cells[at]?.trim() === text)
  );
  if (records.length === 0) {
    throw new ReadError({
      file: table.file,
      found: `no row where ${
        where.map(([theirs, text]) => `"${theirs}" is ${text}`).join(" and ")
      }`,
      expected: "one at least",
      mend: "check what the column holds",
    });
  }
  const renamed = [...header];
  for (const one of map) {
    const kept = unitKept(one, format, notes);
    if (kept !== null) renamed[place(kept)] = normalHeader(kept[1]);
  }
  const twice = renamed.find((name, at) => name !== "" && renamed.indexOf(name) < at);
  if (twice !== undefined) {
    throw new ReadError({
      file: table.file,
      line: 1,
      column: twice,
      found: "two columns of this name, with those that were renamed",
      expected: "one",
      mend: "map only one of them",
    });
  }
  return {
    ...table,
    header: [...renamed, ...fill.map(([ours]) => ours)],
    records: records.map(({ line, cells }) => ({
      line,
      cells: [...cells, ...fill.map(([, value]) => value)],
    })),
    notes,
  };
}

/**
 * An assignment whose column has not a unit of its own that says otherwise: a price per million tokens does
 * not become one per thousand by its name. Null where the column is best left as it is.
 */
function unitKept(one: Assignment, format: Format | null, notes: string[]): Assignment | null {
  const [theirs, ours] = one, said = priceUnit(ours);
  const known = format?.price?.[theirs];
  const price = known ?? (said === null ? null : priceUnit(theirs));
  if (price !== null && price !== said) {
    notes.push(`"${theirs}" is in ${price}, and so taken`);
    return known === undefined ? [theirs, `Output (${price})`] : null;
  }
  const energy = energyUnit(theirs), meant = energyUnit(ours);
  // a bare "joules" may well be those of a token
  if (energy === null || meant === null || isTotal(energy) || energy === meant) return one;
  notes.push(`"${theirs}" is in ${energy}, and so taken`);
  return null;
}
