import { described, type RowOf } from "./load.ts";

/** The table of grids: grid.csv. */
export const gridTable = described({
  name: "grid",
  noun: "grid",
  files: ["grid.csv"],
  columns: {
    country: { headers: ["Country"], unit: "", kind: "text" },
    // WORLD and EU are codes too
    code: { headers: ["Code"], unit: "", kind: "text" },
    // over the life cycle, in CO2e
    gramsPerKWh: {
      headers: ["Intensity (g CO2e/kWh)"],
      unit: "g/kWh",
      kind: "number",
      above: 0,
    },
    year: { headers: ["Year"], unit: "", kind: "number", above: 1900 },
    source: { headers: ["Source"], unit: "", kind: "text" },
  },
  all: (rows, { leftOut }) =>
    rows.filter(({ code }, i) => {
      const isFirst = rows.findIndex((row) => row.code === code) === i;
      if (!isFirst) leftOut.add("its code is there already");
      return isFirst;
    }),
  shown: ["country", "code", "gramsPerKWh", "year"],
  label: "country",
  key: ["code"],
  filters: {
    country: { kind: "choices", label: "Country", field: "country", values: [] },
  },
  source: {
    source: "Ember, by way of co2.js",
    url: "https://github.com/thegreenwebfoundation/co2.js",
    licence: "CC BY 4.0",
  },
});

/** What a kWh of a country's grid emits. */
export type GridRow = RowOf<typeof gridTable>;

/**
 * Loads what a kWh emits by country: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadGrid().rows.find(({ code }) => code === "FR")?.gramsPerKWh, 44.18);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadGrid(path?: string | URL) {
  return gridTable.load(path);
}
