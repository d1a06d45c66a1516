import { modelKey } from "../read/model_key.ts";
import { withoutOrganisation } from "../read/model_name.ts";
import { nearest } from "../read/nearest.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import type { FoundGrid } from "./decision.ts";
import type { DecisionData, Machine } from "./decision_data.ts";

/**
 * The machine of a name, however it is written.
 *
 * @throws {RangeError} naming the machines that are known.
 */
export function machineOf({ machines }: DecisionData, hardware: string): Machine {
  const found = machines.find((machine) =>
    machine.hardware.toLowerCase() === hardware.toLowerCase()
  );
  if (found !== undefined) return found;
  throw new RangeError(
    `Nobody measured on "${hardware}"; known are: ${
      machines.map(({ hardware }) => hardware).join(", ")
    }`,
  );
}

/**
 * The grid of a country's code or name, or of a number.
 *
 * @throws {RangeError} with the codes that are known.
 */
export function gridOf({ grids }: DecisionData, grid: string | number): FoundGrid {
  if (typeof grid === "number") return { gramsPerKWh: grid, country: null, year: null };
  const wanted = grid.trim().toLowerCase();
  const found = grids.find(({ code, country }) =>
    code.toLowerCase() === wanted || country.toLowerCase() === wanted
  );
  if (found) {
    const { gramsPerKWh, country, year } = found;
    return { gramsPerKWh, country, year };
  }
  throw new RangeError(
    `There is no grid "${grid}"; give g CO2e for a kWh, or a code of: ${
      grids.map(({ code }) => code).join(", ")
    }`,
  );
}

/** The model of a name, as a table has it or by its key; undefined where there is none. */
export function findEntry({ entries }: DecisionData, name: string): CatalogueEntry | undefined {
  const key = modelKey(name);
  return entries.find((entry) => entry.model === name) ??
    entries.find((entry) => entry.key === key);
}

/** Names longer than this are no misspelt ones, and comparing them would take long. */
const LONGEST_NAME = 100;

/**
 * As `findEntry`.
 *
 * @throws {RangeError} where there is none, with the model that is perhaps meant.
 */
export function entryOf(data: DecisionData, name: string): CatalogueEntry {
  const found = findEntry(data, name);
  if (found !== undefined) return found;
  const near = name.length > LONGEST_NAME ? null : nearest(
    withoutOrganisation(name),
    data.entries.map(({ model }) => withoutOrganisation(model)),
  );
  const meant = data.entries.find(({ model }) => withoutOrganisation(model) === near)?.model;
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  throw new RangeError(
    `There is no model "${shown}" of known size in the tables` +
      (meant === undefined ? "; give its name on the Hugging Face Hub" : `; perhaps "${meant}"`),
  );
}
