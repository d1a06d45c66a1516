import { type Column, type Columns, missingColumns } from "../column.ts";
import type { AnyTable } from "../any_table.ts";
import { type CsvTable, normalHeader } from "../csv.ts";
import { numberIn } from "../decimal_mark.ts";
import { nearest } from "../nearest.ts";
import { ReadError } from "../read_error.ts";
import type { Assignment } from "./columns.ts";
import type { Format } from "./format.ts";
import { energyUnit, isTotal, priceUnit } from "./units.ts";

/**
 * The assignments whose columns have not a unit of their own that says otherwise: a price per million
 * tokens does not become one per thousand by its name.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { mapping } = unitsKept([{ theirs: "out_per_1M", ours: "Coût ($) pour 1K token" }], null);
 * assert.equal(mapping[0].ours, "Output ($/10⁶ tokens)");
 * ```
 */
export function unitsKept(
  mapping: readonly Assignment[],
  format: Format | null,
): { mapping: Assignment[]; notes: string[] } {
  const notes: string[] = [];
  const kept = mapping.flatMap((one): Assignment[] => {
    const { theirs, ours } = one, said = priceUnit(ours);
    const price = format?.price?.[theirs] ?? (said === null ? null : priceUnit(theirs));
    const energy = energyUnit(theirs), meant = energyUnit(ours);
    if (price !== null && price !== said) {
      notes.push(`"${theirs}" is in ${price}, and so taken`);
      return format?.price?.[theirs] === undefined ? [{ theirs, ours: `Output (${price})` }] : [];
    }
    // a bare "joules" may well be those of a token
    if (energy !== null && meant !== null && !isTotal(energy) && energy !== meant) {
      notes.push(`"${theirs}" is in ${energy}, and so taken`);
      return [];
    }
    return [one];
  });
  return { mapping: kept, notes };
}

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
 * import { tableOfRecords } from "../json.ts";
 * const table = tableOfRecords([{ kg: "1.50" }], "a.csv");
 * const columns = { kg: { headers: ["CO₂ cost (kg)"], unit: "kg", kind: "number" } } as const;
 * const mapped = renameColumns(table, [{ theirs: "kg", ours: "CO₂ cost (kg)" }]);
 * assert.deepEqual(ownTable({ ...table, ...mapped }, columns).rows, [["CO₂ cost (kg)"], ["1.5"]]);
 * assert.throws(() => ownTable({ ...table, header: ["CO2 cost (kg)"] }, columns),
 *   /perhaps --map "CO2 cost \(kg\)=CO₂ cost \(kg\)"/);
 * ```
 * @throws {ReadError} for columns that are missing, with the ones that are probably meant.
 */
export function ownTable(table: AnyTable, columns: Columns): OwnTable {
  const header = table.header.map(normalHeader);
  const absent: string[] = [], missing: Column[] = [];
  const places = Object.values(columns).map((column) => {
    const names = column.headers.map(normalHeader);
    const at = header.findIndex((name) => names.includes(name));
    if (at < 0) {
      if (column.whenEmpty === undefined) missing.push(column);
      else absent.push(column.headers[0]);
    }
    return { column, at };
  });
  if (missing.length > 0) {
    throw missingColumns(table.file, header, missing, (near) => {
      const maps = near.map((name, i) => `--map "${name ?? "…"}=${missing[i].headers[0]}"`);
      return `perhaps ${
        maps.join(" ")
      }; for a value that all rows share, --fill "our column=value"`;
    });
  }
  return {
    rows: [
      places.map(({ column }) => column.headers[0]),
      ...table.records.map(({ cells }) =>
        places.map(({ column, at }) => plain(cells[at] ?? "", column, table.decimal))
      ),
    ],
    notes: absent.length === 0 ? [] : [`without ${quoted(absent)}: left empty`],
  };
}

/** A cell in its shortest form. */
function plain(cell: string, { kind }: Column, decimal: "." | ","): string {
  const text = cell.trim();
  if (kind === "number") return String(numberIn(text, decimal) ?? text);
  if (kind === "flag") {
    return /^(true|false)$/i.test(text)
      ? text[0].toUpperCase() + text.slice(1).toLowerCase()
      : text;
  }
  return text;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
