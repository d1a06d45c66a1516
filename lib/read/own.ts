import { DATA } from "./shipped.ts";

/** The folder of the user's own measurements, below that of the shipped tables. */
export const OWN = "own";

/**
 * The files of the user's own measurements, `data/own/input-<hardware>.csv` with one request at a time or
 * `data/own/served-<hardware>.csv` with many, by name; none in a fresh clone. `deno task data:import`
 * writes them, and deleting one takes its rows out of the energy figure.
 */
export function ownMeasurements(kind: "input" | "served", folder: URL = DATA): URL[] {
  const own = new URL(`${OWN}/`, folder);
  let names: string[];
  try {
    names = Array.from(Deno.readDirSync(own), ({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return [];
    }
    throw error;
  }
  return names.filter((name) => name.startsWith(`${kind}-`) && name.endsWith(".csv")).sort()
    .map((name) => new URL(encodeURIComponent(name), own));
}
