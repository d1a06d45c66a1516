import { parseAnyCsv } from "./any_csv.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";

/** The columns of grid.csv. */
export const GRID_COLUMNS = {
  country: { headers: ["Country"], unit: "", kind: "text" },
  code: { headers: ["Code"], unit: "", kind: "text" },
  gramsPerKWh: {
    headers: ["Intensity (g CO2e/kWh)"],
    unit: "g/kWh",
    kind: "number",
    above: 0,
  },
  year: { headers: ["Year"], unit: "", kind: "number", above: 1900 },
  source: { headers: ["Source"], unit: "", kind: "text" },
} as const satisfies Columns;

/** What a kWh of a country's grid emits over its life cycle, in g CO2e; WORLD and EU are codes too. */
export type Grid = { line: number } & Values<typeof GRID_COLUMNS>;

/**
 * Reads the text of the table of grids (grid.csv). A code that is there twice is left out from the
 * second on.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseGrid("Country,Code,Intensity (g CO2e/kWh),Year,Source\nFrance,FR,44.18,2024,Ember\n");
 * assert.equal(rows[0].gramsPerKWh, 44.18);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parseGrid(text: string, { file }: { file?: string } = {}): Read<Grid> {
  const seen = new Set<string>();
  return readTable(parseAnyCsv(text, file), GRID_COLUMNS, (row): Grid | string => {
    if (seen.has(row.code)) return "its code is there already";
    seen.add(row.code);
    return row;
  });
}
