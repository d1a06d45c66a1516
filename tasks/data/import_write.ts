import { existsSync } from "node:fs";
import { type CsvTable, formatCsv, parseCsv } from "../../lib/read/csv.ts";
import { OWN } from "../../lib/read/own.ts";
import { ReadError } from "../../lib/read/read_error.ts";

/** Where a file of the user's own is to be. */
const placeOf = (name: string, data: URL) => new URL(`${OWN}/${encodeURIComponent(name)}`, data);

/** Refuses to take the place of a file that is there, unless that was asked for. */
export function refuseToReplace(
  name: string,
  file: string,
  data: URL,
  { replace, append }: { replace: boolean; append: boolean },
): void {
  const refuse = (found: string, mend: string) =>
    new ReadError({ file, found, expected: "a free place", mend });
  const measured = /^(?:input|served)-/.test(name);
  if (measured && existsSync(new URL(encodeURIComponent(name), data))) {
    throw refuse(
      `measurements on hardware that the shipped ${name} has too`,
      'give yours another name, such as --hardware "my A100"',
    );
  }
  if (append && !measured) {
    throw refuse(`${name}, to which nothing can be added`, "leave --append out");
  }
  if (replace || append || !existsSync(placeOf(name, data))) return;
  throw refuse(
    `data/${OWN}/${name}, which is there already`,
    measured
      ? "add --append to add to it, --replace to replace it, or name the hardware with --hardware"
      : "add --replace to replace it",
  );
}

/**
 * A file's text with its rows below those that are there already; a row that is there is not added again.
 *
 * @throws {ReadError} when all are there: it is the same file twice.
 */
export function joined(name: string, text: string, file: string, data: URL): string {
  const place = placeOf(name, data);
  if (!existsSync(place)) return text;
  const before = parseCsv(Deno.readTextFileSync(place), { file: name });
  const added = parseCsv(text, { file: name });
  const header = [...new Set([...before.header, ...added.header])];
  const rowsOf = ({ header: own, records }: CsvTable) =>
    records.map(({ cells }) => header.map((name) => cells[own.indexOf(name)] ?? ""));
  const old = rowsOf(before), there = new Set(old.map((row) => row.join("\n")));
  const fresh = rowsOf(added).filter((row) => !there.has(row.join("\n")));
  if (fresh.length > 0) return formatCsv([header, ...old, ...fresh]);
  throw new ReadError({
    file,
    found: `no row that data/${OWN}/${name} has not already`,
    expected: "new measurements",
    mend: "it was imported before: nothing is to be done",
  });
}
