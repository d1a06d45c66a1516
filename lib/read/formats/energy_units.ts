import { type CsvTable, normalHeader } from "../csv.ts";
import { MEASUREMENT_COLUMNS } from "../measurements.ts";
import { parseNumber } from "../number.ts";

/** Our column: tokens for a kWh. */
const OURS = MEASUREMENT_COLUMNS.tokensPerKWh.headers[0];

/** Other ways to say how much energy tokens took; each is that many kWh per token. */
export const ENERGY_COLUMNS: Readonly<Record<string, number>> = {
  "Energy (kWh per million tokens)": 1e-6,
  "Energy (Wh per 1000 tokens)": 1e-6,
  "Energy (Wh per token)": 1e-3,
  "Energy (J per token)": 1 / 3.6e6,
};

/**
 * Turns a column of energy for tokens into LLM-Perf's tokens for energy, where the table has the former
 * and not the latter. A cell that is no number above 0 stays as it is.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const table = { file: "a.csv", header: ["Energy (kWh per million tokens)"], records: [{ line: 2, cells: ["2"] }] };
 * const turned = tokensPerKWh(table);
 * assert.deepEqual(turned.header, ["Energy (tokens/kWh)"]);
 * assert.deepEqual(turned.records[0].cells, ["500000"]);
 * ```
 */
export function tokensPerKWh(table: CsvTable): CsvTable {
  const header = table.header.map(normalHeader);
  const at = header.findIndex((name) => Object.hasOwn(ENERGY_COLUMNS, name));
  if (at < 0 || header.includes(OURS)) return table;
  const kWhPerToken = ENERGY_COLUMNS[header[at]];
  const turned = (cell: string) => {
    const value = parseNumber(cell);
    return value === null || value <= 0 ? cell : String(1 / (value * kWhPerToken));
  };
  return {
    ...table,
    header: header.with(at, OURS),
    records: table.records.map(({ line, cells }) => ({
      line,
      cells: cells.with(at, turned(cells[at])),
    })),
  };
}
