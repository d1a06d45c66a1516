import { type CsvRecord, type CsvTable, normalHeader } from "../csv.ts";
import { parseNumber } from "../number.ts";

/** Columns that a table may have: each by name, asked for record by record. */
export type OptionalColumns = {
  has(name: string): boolean;
  /** The cell's text; empty when the column is not there. */
  text(record: CsvRecord, name: string): string;
  /** The cell's number, or null. */
  number(record: CsvRecord, name: string): number | null;
};

/** Finds those of the named columns that a table has. */
export function optionalColumns(table: CsvTable, names: readonly string[]): OptionalColumns {
  const header = table.header.map(normalHeader);
  const places = new Map(names.map((name) => [name, header.indexOf(name)]));
  const text = (record: CsvRecord, name: string) => {
    const place = places.get(name) ?? -1;
    return place < 0 ? "" : record.cells[place].trim();
  };
  return {
    has: (name) => (places.get(name) ?? -1) >= 0,
    text,
    number: (record, name) => parseNumber(text(record, name)),
  };
}
