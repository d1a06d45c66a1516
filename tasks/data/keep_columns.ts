import { type Columns, findColumns } from "../../lib/read/column.ts";
import { type CsvTable, formatCsv } from "../../lib/read/csv.ts";

/**
 * Writes a table as CSV with the described columns only, in the order of the file, cells untouched.
 *
 * @throws {ReadError} when a described column is missing.
 */
export function keepColumns(table: CsvTable, columns: Columns): string {
  const places = Object.values(findColumns(table, columns)).sort((a, b) => a - b);
  return formatCsv(
    [table.header, ...table.records.map(({ cells }) => cells)]
      .map((cells) => places.map((place) => cells[place])),
  );
}
