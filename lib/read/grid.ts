import type { Columns } from "./column.ts";
import { parseCsv } from "./csv.ts";
import { type Read, tally } from "./left_out.ts";
import { readRows } from "./row.ts";

/** What a kWh of a country's grid emits. */
export type Grid = {
  /** Line of the file, as an editor counts it. */
  line: number;
  country: string;
  /** ISO 3166-1 alpha-2 in capitals; WORLD and EU for the two that are no countries. */
  code: string;
  /** Life-cycle emissions of the electricity generated in the year, in g CO2e for a kWh. */
  gramsPerKWh: number;
  year: number;
  /** Address of the source. */
  source: string;
};

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
  const table = parseCsv(text, { file });
  const rows: Grid[] = [], leftOut = tally(), seen = new Set<string>();
  for (const row of readRows(table, GRID_COLUMNS, (why) => leftOut.add(why))) {
    if (seen.has(row.code)) leftOut.add("its code is there already");
    else {
      seen.add(row.code);
      rows.push(row);
    }
  }
  return { rows, leftOut: leftOut.list(), notes: [] };
}
