import { fileURLToPath } from "node:url";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { OWN } from "../../lib/read/own.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { replaceFiles } from "../replace_files.ts";
import { commitTables } from "./update_manifest.ts";

/** A file to be written: where, with which rows, and where each stood in the file it comes from. */
export type Target = {
  name: string;
  own: boolean;
  text: string;
  lines: number[];
  leftOut: LeftOut[];
};

/** Refuses to take the place of a file that is there, unless that was asked for. */
export function refuseToReplace(
  { name, own }: Target,
  file: string,
  data: URL,
  { replace, append }: { replace: boolean; append: boolean },
): void {
  const refuse = (found: string, mend: string) =>
    new ReadError({ file, found, expected: "a free place", mend });
  if (own && isThere(new URL(encodeURIComponent(name), data))) {
    throw refuse(
      `measurements on hardware that the shipped ${name} has too`,
      'give yours another name, such as --hardware "my A100"',
    );
  }
  if (append && !own) {
    throw refuse(`${name}, to which nothing can be added`, "leave --append out");
  }
  const place = `${own ? `${OWN}/` : ""}${name}`;
  if (replace || append || !isThere(placeOf({ name, own }, data))) return;
  throw refuse(
    `data/${place}, which is there already`,
    own
      ? "add --append to add to it, --replace to replace it, or name the hardware with --hardware"
      : "add --replace to put yours in its place; `git checkout data` brings the shipped one back",
  );
}

/** Where a file is to be. */
function placeOf({ name, own }: Pick<Target, "name" | "own">, data: URL): URL {
  return new URL(`${own ? `${OWN}/` : ""}${encodeURIComponent(name)}`, data);
}

/** A file with its rows below those that are there already. */
export function joined(target: Target, data: URL): Target {
  const place = placeOf(target, data);
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
  const texts = (own: boolean) =>
    new Map(targets.filter((target) => target.own === own).map(({ name, text }) => [name, text]));
  if (texts(true).size > 0) {
    replaceFiles(fileURLToPath(new URL(`${OWN}/`, data)), texts(true));
  }
  if (texts(false).size > 0) {
    commitTables(data, texts(false), () => ({
      source: "a file of the user's own, by data:import",
      revision: null,
      taken: new Date().toISOString(),
    }));
  }
}
