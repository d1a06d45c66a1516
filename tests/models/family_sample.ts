import { parseCsv } from "../../lib/read/csv.ts";
import { type Columns, readRows } from "../../lib/read/table.ts";

export const FAMILY_SAMPLE_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  base: { headers: ["Base"], unit: "", kind: "text" },
} as const satisfies Columns;

/** The models whose bases were looked up by hand; "other" is none of the known. */
export function familySample(): { model: string; base: string }[] {
  const file = new URL("../../data/family_sample.csv", import.meta.url);
  return [...readRows(parseCsv(Deno.readTextFileSync(file)), FAMILY_SAMPLE_COLUMNS)];
}
