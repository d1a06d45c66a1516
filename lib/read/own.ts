import type { Read } from "./left_out.ts";
import { parseServed, type Served, type ServedSource } from "./served.ts";
import { DATA } from "./shipped.ts";
import { readText, type TextFile } from "./text_file.ts";

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

/** The user's own served models, file by file; a row that is among the shipped ones too is left out. */
export function ownServed(shipped: readonly Served[], folder: URL = DATA): Read<Served>[] {
  const files = ownMeasurements("served", folder);
  const known = new Set(files.length === 0 ? [] : shipped.map(withoutLine));
  return files.map((file) => readServed(readText(file), "own")).map((read) => {
    const rows = read.rows.filter((row) => !known.has(withoutLine(row)));
    const count = read.rows.length - rows.length;
    const again = count === 0 ? [] : [{ why: "a row of your own that served.csv has too", count }];
    return { ...read, rows, leftOut: [...read.leftOut, ...again] };
  });
}

/** The rows of a file of served models. */
export function readServed({ text, file }: TextFile, source: ServedSource): Read<Served> {
  return parseServed(text, { file, source });
}

/** A row as text, wherever it stands and whoever has it. */
function withoutLine(row: Served): string {
  return JSON.stringify({ ...row, line: 0, source: null });
}
