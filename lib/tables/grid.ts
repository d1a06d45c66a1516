import { number, text } from "./columns.ts";
import { described } from "./load.ts";
import { leaveOut } from "./rows.ts";
import { choices } from "./settings.ts";

export const gridTable = described({
  name: "grid",
  noun: "grid",
  files: ["grid.csv"],
  columns: {
    country: text("Country"),
    // WORLD and EU are codes too
    code: text("Code"),
    // over the life cycle, in CO2e
    gramsPerKWh: number("Intensity (g CO2e/kWh)", "g/kWh", { above: 0 }),
    year: number("Year", "", { above: 1900 }),
    source: text("Source"),
  },
  all: (rows, { leftOut }) =>
    leaveOut(rows, ({ code }, i) => {
      const isFirst = rows.findIndex((row) => row.code === code) === i;
      return isFirst ? null : "its code is there already";
    }, leftOut),
  shown: ["country", "code", "gramsPerKWh", "year"],
  key: ["code"],
  filters: {
    country: choices("Country", "country"),
  },
  source: {
    source: "Ember, by way of co2.js",
    url: "https://github.com/thegreenwebfoundation/co2.js",
    licence: "CC BY 4.0",
  },
});

/**
 * Loads what a kWh emits by country: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadGrid().rows.find(({ code }) => code === "FR")?.gramsPerKWh, 44.18);
 * ```
 */
export const loadGrid = gridTable.load;
