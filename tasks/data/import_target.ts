import { fileURLToPath } from "node:url";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { OWN } from "../../lib/read/own.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { replaceFiles } from "../replace_files.ts";

/** A file of the user's own: its name, rows, and where each stood in the file it comes from. */
export type Target = { name: string; text: string; lines: number[]; leftOut: LeftOut[] };

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

/** A file with its rows below those that are there already. */
export function joined(target: Target, data: URL): Target {
  const place = placeOf(target.name, data);
  if (!isThere(place)) return target;
  const before = Deno.readTextFileSync(place), added = target.text.indexOf("\n") + 1;
  return { ...target, text: before.replace(/\n*$/, "\n") + target.text.slice(added) };
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
