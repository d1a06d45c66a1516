import type { Columns } from "../../lib/read/column.ts";
import { parseCsv } from "../../lib/read/csv.ts";
import { readRows } from "../../lib/read/row.ts";

/** The columns of family_sample.csv. */
export const FAMILY_SAMPLE_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  base: { headers: ["Base"], unit: "", kind: "text" },
} as const satisfies Columns;

/**
 * Reads the models whose bases were looked up by hand (family_sample.csv); "other" is none of the known.
 *
 * @throws {ReadError} when the text is no such table.
 */
export function parseFamilySample(text: string): { model: string; base: string }[] {
  const table = parseCsv(text, { file: "family_sample.csv" });
  return Array.from(
    readRows(table, FAMILY_SAMPLE_COLUMNS, () => {}),
    ({ model, base }) => ({ model, base }),
  );
}
