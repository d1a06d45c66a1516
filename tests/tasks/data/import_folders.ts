import { fileURLToPath } from "node:url";
import { readArguments } from "../../../tasks/arguments.ts";
import { importFile } from "../../../tasks/data/import_file.ts";
import { IMPORT } from "../../../tasks/data/import_options.ts";
import { withFolder } from "../../with_folder.ts";

export const shipped = new URL("../../../data/", import.meta.url);

/** Imports a file, one of tests/cases/files by its name, as `deno task data:import` does. */
export async function importing(data: URL, path: string, ...args: string[]): Promise<string[]> {
  const file = fileURLToPath(new URL(path, new URL("../../cases/files/", import.meta.url)));
  return await importFile(file, readArguments(IMPORT, args)!.values, data);
}

const STUDIES = Object.fromEntries(
  ["leaderboard.csv", "financier.csv", "input-A100.csv", "served.csv"]
    .map((name) => [name, Deno.readTextFileSync(new URL(name, shipped))]),
);

/** Runs a test with a folder for files and one for tables, some shipped ones in it. */
export const withFolders = (test: (files: string, data: URL) => Promise<void>) =>
  withFolder({}, (files) => withFolder(STUDIES, (data) => test(fileURLToPath(files), data)));
