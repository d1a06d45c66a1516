import assert from "node:assert/strict";
import { parseCsv } from "../../../lib/read/csv.ts";
import { parseDisclosedSizes } from "../../../lib/read/disclosed_sizes.ts";
import { parseModelFamilies } from "../../../lib/read/model_families.ts";
import { parsePrices } from "../../../lib/read/prices.ts";
import { modelSizes } from "../../../tasks/data/sources/model_sizes.ts";

const text = (path: string) => Deno.readTextFileSync(new URL(`../../../${path}`, import.meta.url));

Deno.test("modelSizes() knows sizes by table, name and rumour, guesses none, and whose weights are open", () => {
  const sizeOf = modelSizes(
    parseDisclosedSizes(text("data/disclosed_sizes.csv")).rows,
    parseModelFamilies(text("data/model_families.csv")).rows,
    parsePrices(text("data/financier.csv")).rows,
  );
  // empty: not compared; "none": unknown; a source by its beginning
  const { header, records } = parseCsv(text("tests/cases/model_sizes.csv"));
  for (const { cells: [model, ...cells] } of records) {
    const found: Record<string, unknown> = sizeOf(model);
    cells.slice(0, -1).forEach((expected, i) => {
      const value = found[header[i + 1]],
        shown = value === null || value === "" ? "none" : `${value}`;
      const same = header[i + 1] === "sizeSource"
        ? shown.startsWith(expected)
        : ["", shown, shown[0].toUpperCase() + shown.slice(1)].includes(expected);
      assert(same, `${model}, ${header[i + 1]}: ${shown}, expected ${expected} (${cells.at(-1)})`);
    });
  }
});
