import { loadGrid as readGrid } from "../read/load.ts";
import type { Grid } from "../read/grid.ts";
import type { Description } from "../settings/description.ts";
import { originOf } from "./origin.ts";
import type { Table } from "./table.ts";

/** What a kWh of a country's grid emits: see `Grid`. */
export type GridRow = Grid;

/** The settings of the table. */
export const GRID_FILTERS = {
  country: { kind: "choices", label: "Country", field: "country", values: [] },
} as const satisfies Description;

/**
 * Loads what a kWh emits by country: the shipped table, or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(loadGrid().rows.find(({ code }) => code === "FR")?.gramsPerKWh, 44.18);
 * ```
 * @throws {ReadError} when the file is missing or is no such table.
 */
export function loadGrid(path?: string | URL): Table<GridRow, typeof GRID_FILTERS> {
  return {
    name: "grid",
    noun: "grid",
    ...readGrid(path),
    columns: ["country", "code", "gramsPerKWh", "year"],
    label: "country",
    key: ["code"],
    filters: GRID_FILTERS,
    origin: originOf(
      {
        source: "Ember, by way of co2.js",
        url: "https://github.com/thegreenwebfoundation/co2.js",
        licence: "CC BY 4.0",
      },
      ["grid.csv"],
      path,
    ),
  };
}
