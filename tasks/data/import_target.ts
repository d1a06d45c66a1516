import { fileURLToPath } from "node:url";
import { type CsvTable, formatCsv, parseCsv } from "../../lib/read/csv.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { OWN } from "../../lib/read/own.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { replaceFiles } from "../replace_files.ts";

/** A file of the user's own: its name, rows, and where each stood in the file it comes from. */
export type Target = {
  name: string;
  text: string;
  lines: number[];
  leftOut: LeftOut[];
  /** Rows with those that were there, where it was added to them. */
  total?: number;
};

/** Refuses to take the place of a file that is there, unless that was asked for. */
export function refuseToReplace(
  { name }: Target,
  file: string,
  data: URL,
  { replace, append }: { replace: boolean; append: boolean },
): void {
  const refuse = (found: string, mend: string) =>
    new ReadError({ file, found, expected: "a free place", mend });
  const measured = /^(?:input|served)-/.test(name);
  if (measured && isThere(new URL(encodeURIComponent(name), data))) {
    throw refuse(
      `measurements on hardware that the shipped ${name} has too`,
      'give yours another name, such as --hardware "my A100"',
    );
  }
  if (append && !measured) {
    throw refuse(`${name}, to which nothing can be added`, "leave --append out");
  }
  if (replace || append || !isThere(placeOf(name, data))) return;
  throw refuse(
    `data/${OWN}/${name}, which is there already`,
    measured
      ? "add --append to add to it, --replace to replace it, or name the hardware with --hardware"
      : "add --replace to replace it",
  );
}

/** Where a file is to be. */
function placeOf(name: string, data: URL): URL {
  return new URL(`${OWN}/${encodeURIComponent(name)}`, data);
}

/**
 * A file with its rows below those that are there already; a row that is there is not added again.
 *
 * @throws {ReadError} when all are there: it is the same file twice.
 */
export function joined(target: Target, file: string, data: URL): Target {
  const place = placeOf(target.name, data);
  if (!isThere(place)) return target;
  const before = parseCsv(Deno.readTextFileSync(place), { file: target.name });
  const added = parseCsv(target.text, { file: target.name });
  const header = [...new Set([...before.header, ...added.header])];
  const rowsOf = ({ header: own, records }: CsvTable) =>
    records.map(({ cells }) => header.map((name) => cells[own.indexOf(name)] ?? ""));
  const old = rowsOf(before), there = new Set(old.map((row) => row.join("\n")));
  const fresh = rowsOf(added).filter((row) => !there.has(row.join("\n")));
  if (fresh.length === 0) {
    throw new ReadError({
      file,
      found: `no row that data/${OWN}/${target.name} has not already`,
      expected: "new measurements",
      mend: "it was imported before: nothing is to be done",
    });
  }
  const rows = [...old, ...fresh];
  return { ...target, text: formatCsv([header, ...rows]), total: rows.length };
}

/** Whether a file is there. */
function isThere(path: URL): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Writes the files, all or none. */
export function write(targets: readonly Target[], data: URL): void {
  const texts = new Map(targets.map(({ name, text }) => [name, text]));
  replaceFiles(fileURLToPath(new URL(`${OWN}/`, data)), texts);
}
