import { type Column, type Columns } from "../column.ts";
import { type CsvTable, normalHeader } from "../csv.ts";
import { nearest } from "../nearest.ts";
import { parseNumber } from "../number.ts";
import { ReadError } from "../read_error.ts";

/** A column of theirs that is one of ours, or a value for a column of ours that they have not. */
export type Assignment = { readonly theirs: string; readonly ours: string };

/**
 * Gives the columns of a table the names they are given here; the others keep theirs.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const table = { file: "a.csv", header: ["size", "kg"], records: [] };
 * const { header } = renameColumns(table, [{ theirs: "size", ours: "#Params (B)" }]);
 * assert.deepEqual(header, ["#Params (B)", "kg"]);
 * ```
 * @throws {ReadError} when the table has no such column, with the one that is probably meant.
 */
export function renameColumns(table: CsvTable, mapping: readonly Assignment[]): CsvTable {
  const header = table.header.map(normalHeader);
  const renamed = [...header];
  for (const { theirs, ours } of mapping) {
    const at = header.indexOf(normalHeader(theirs));
    if (at < 0) {
      const near = nearest(theirs, header);
      throw new ReadError({
        file: table.file,
        line: 1,
        column: theirs,
        found: `only the columns ${quoted(header)}`,
        expected: `the column that is to be "${ours}"`,
        mend: near === null ? "check its name" : `perhaps --map "${near}=${ours}"`,
      });
    }
    renamed[at] = normalHeader(ours);
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
  return { ...table, header: renamed };
}

/** A table in our columns, and what had to be done for it. */
export type OwnTable = { rows: string[][]; notes: string[] };

/**
 * Brings a table into our columns, in our order: the header and the cells of each row.
 *
 * A column that may be empty in ours may be missing in theirs; each such is noted. Numbers are written
 * in their shortest form and flags as True or False, so that a CSV and a parquet file of the same rows
 * become the same table; a cell that is no number stays as it is, for the reader to count out.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const table = { file: "a.csv", header: ["kg"], records: [{ line: 2, cells: ["1.50"] }] };
 * const columns = { kg: { headers: ["CO₂ cost (kg)"], unit: "kg", kind: "number" } } as const;
 * const mapped = renameColumns(table, [{ theirs: "kg", ours: "CO₂ cost (kg)" }]);
 * assert.deepEqual(ownTable(mapped, columns).rows, [["CO₂ cost (kg)"], ["1.5"]]);
 * assert.throws(() => ownTable({ ...table, header: ["CO2 cost (kg)"] }, columns),
 *   /perhaps --map "CO2 cost \(kg\)=CO₂ cost \(kg\)"/);
 * ```
 * @throws {ReadError} for columns that are missing, with the ones that are probably meant.
 */
export function ownTable(
  table: CsvTable,
  columns: Columns,
  { fill = [], hint }: { fill?: readonly Assignment[]; hint?: string } = {},
): OwnTable {
  const header = table.header.map(normalHeader);
  const absent: string[] = [], missing: Column[] = [];
  const places = Object.values(columns).map((column) => {
    const names = column.headers.map(normalHeader);
    const at = header.findIndex((name) => names.includes(name));
    const given = fill.find(({ ours }) => names.includes(normalHeader(ours)))?.theirs;
    if (at < 0 && given === undefined) {
      if (column.whenEmpty === undefined) missing.push(column);
      else absent.push(column.headers[0]);
    }
    return { column, at, given };
  });
  if (missing.length > 0) throw missingColumns(table.file, header, missing, hint);
  return {
    rows: [
      places.map(({ column }) => column.headers[0]),
      ...table.records.map(({ cells }) =>
        places.map(({ column, at, given }) => plain(given ?? cells[at] ?? "", column))
      ),
    ],
    notes: absent.length === 0 ? [] : [`without ${quoted(absent)}: left empty`],
  };
}

/** A cell in its shortest form. */
function plain(cell: string, { kind }: Column): string {
  const text = cell.trim();
  if (kind === "number") return String(parseNumber(text) ?? text);
  if (kind === "flag") {
    return /^(true|false)$/i.test(text)
      ? text[0].toUpperCase() + text.slice(1).toLowerCase()
      : text;
  }
  return text;
}

/** The error for columns that are not there, with the option that names each. */
function missingColumns(
  file: string,
  header: string[],
  missing: readonly Column[],
  hint?: string,
): ReadError {
  const maps = missing.map(({ headers }) => {
    const near = headers.map((name) => nearest(name, header)).find((name) => name !== null);
    return `--map "${near ?? "…"}=${headers[0]}"`;
  });
  return new ReadError({
    file,
    line: 1,
    column: missing.length === 1 ? missing[0].headers[0] : null,
    found: `only the columns ${quoted(header)}`,
    expected: missing.map(({ headers }) => quoted([...headers]).replaceAll(", ", " or ")).join(
      ", ",
    ),
    mend: `perhaps ${maps.join(" ")}; for a value that all rows share, --fill "our column=value"` +
      (hint === undefined ? "" : `; ${hint}`),
  });
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
