import { normalHeader, type TextTable } from "../csv.ts";
import { nearest } from "../nearest.ts";
import { ReadError } from "../read_error.ts";
import { quoted } from "../table.ts";
import type { Format, Source } from "./format.ts";
import { energyUnit, priceUnit } from "./units.ts";

/** What is on both sides of the sign in `theirs=ours`. */
export type Assignment = readonly [left: string, right: string];

/** What a user says of a file, as the options of `data:import` are called. */
type Naming =
  & Readonly<Record<"map" | "fill" | "where", readonly Assignment[]>>
  & { readonly [Option in typeof SAID[number]]?: string | number };

/** Options that say the same of each row: columns under their own names, as `fieldsOf` looks for them. */
const SAID = ["model", "params", "tokens", "hardware", "concurrency"] as const;

/**
 * A table with only the rows that were asked for, its columns as the user names them, what `fill` says in
 * their empty cells, and behind them the columns that it has not (`said`), the same in each row.
 */
export function named(
  { table, format, remarks }: Source,
  { map, fill, where, ...options }: Naming,
): { table: TextTable; said: string[] } {
  const { file } = table, header = [...table.header];
  const place = (theirs: string, ours = theirs) => {
    const at = table.header.indexOf(normalHeader(theirs)), near = nearest(theirs, table.header);
    if (at >= 0) return at;
    throw new ReadError({
      file,
      line: 1,
      column: theirs,
      found: `only the columns ${quoted(table.header)}`,
      expected: `the column that is to be "${ours}"`,
      mend: near === null ? "check its name" : `perhaps --map "${near}=${ours}"`,
    });
  };
  const records = table.records.filter(({ cells }) =>
    where.every(([theirs, text]) => cells[place(theirs)].trim() === text)
  );
  if (records.length === 0) {
    const asked = where.map(([theirs, text]) => `"${theirs}" is ${text}`).join(" and ");
    const [found, expected] = [`no row where ${asked}`, "one at least"];
    throw new ReadError({ file, found, expected, mend: "check what the column holds" });
  }
  for (const [theirs, ours] of map) {
    const { name, unit } = nameOf(theirs, ours, format);
    if (unit !== null) remarks.notes.add(`"${theirs}" is in ${unit}, and so taken`);
    header[place(theirs, ours)] = normalHeader(name);
  }
  const twice = header.find((name, at) => name !== "" && header.indexOf(name) < at);
  if (twice !== undefined) {
    throw new ReadError({
      file,
      line: 1,
      column: twice,
      found: "two columns of this name, with those that were renamed",
      expected: "one",
      mend: "map only one of them",
    });
  }
  const told = SAID.filter((option) => options[option] !== undefined)
    .map((option): Assignment => [`--${option}`, numberText(options[option]!, table.decimal)]);
  const filling = new Map(fill.map(([ours, value]) => [header.indexOf(normalHeader(ours)), value]));
  for (const [at, value] of filling) {
    if (at < 0 || records.some(({ cells }) => cells[at].trim() === "")) continue;
    remarks.notes.add(`--fill "${header[at]}=${value}" changed nothing: the file says it`);
  }
  const same = [...told, ...fill.filter(([ours]) => !header.includes(normalHeader(ours)))];
  const said = same.map(([ours]) => ours);
  const own = records.map(({ line, cells }) => ({
    line,
    cells: [
      ...cells.map((cell, at) => cell.trim() === "" ? filling.get(at) ?? cell : cell),
      ...same.map(([, value]) => value),
    ],
  }));
  return { table: { ...table, header: [...header, ...said], records: own }, said };
}

/** A value as a cell of the file would have it. */
function numberText(value: string | number, decimal: string): string {
  return typeof value === "number" ? String(value).replace(".", decimal) : value;
}

/**
 * What a column is called then, and its unit where that is another one than the name says: a price per
 * million tokens does not become one per thousand by its name.
 */
function nameOf(
  theirs: string,
  ours: string,
  format: Format | null,
): { name: string; unit: string | null } {
  const energy = energyUnit(theirs), meant = energyUnit(ours);
  const known = format?.price?.[theirs], said = priceUnit(ours);
  const price = said === null && known === undefined ? null : priceUnit(known ?? theirs);
  if (price !== null && price.name !== said?.name) {
    return { name: known === undefined ? `Output (${price.name})` : theirs, unit: price.name };
  }
  // a bare "joules" may well be those of a token
  const other = meant !== null && energy !== null && energy.tokens !== null &&
    energy.name !== meant.name;
  return other ? { name: theirs, unit: energy.name } : { name: ours, unit: null };
}
