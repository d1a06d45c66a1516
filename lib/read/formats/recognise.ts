import { type CsvTable, normalHeader } from "../csv.ts";
import { AI_ENERGY_SCORE } from "./ai_energy_score.ts";
import { CODE_CARBON } from "./code_carbon.ts";
import type { ForeignFormat } from "./foreign.ts";

const FORMATS: readonly ForeignFormat[] = [CODE_CARBON, ...AI_ENERGY_SCORE];

/**
 * Tells by its columns which tool's output a table is, or null when it is none that is known.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const header = ["duration", "emissions", "emissions_rate", "energy_consumed"];
 * const name = recogniseFormat({ file: "emissions.csv", header, records: [] })?.name;
 * assert.equal(name, "CodeCarbon's emissions.csv");
 * assert.equal(recogniseFormat({ file: "a.csv", header: ["model", "kWh"], records: [] }), null);
 * ```
 */
export function recogniseFormat(table: CsvTable): ForeignFormat | null {
  const header = table.header.map(normalHeader);
  return FORMATS.find(({ marks }) => marks.every((mark) => header.includes(mark))) ?? null;
}
