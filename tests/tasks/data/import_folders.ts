import { fileURLToPath, pathToFileURL } from "node:url";
import { readArguments } from "../../../tasks/arguments.ts";
import { importFile } from "../../../tasks/data/import_file.ts";
import { IMPORT } from "../../../tasks/data/import_options.ts";

/** The tables of the project. */
export const shipped = new URL("../../../data/", import.meta.url);

/** Imports a file, one of tests/cases/files by its name, as `deno task data:import` does. */
export async function importing(
  data: URL,
  path: string,
  ...args: string[]
): Promise<string[]> {
  const file = fileURLToPath(new URL(path, new URL("../../cases/files/", import.meta.url)));
  return await importFile(file, readArguments(IMPORT, args)!.values, data);
}

/** Runs a test with a folder for files and one for tables, some shipped ones in it. */
export async function withFolders(
  test: (files: string, data: URL) => Promise<void>,
): Promise<void> {
  const files = Deno.makeTempDirSync(), data = pathToFileURL(Deno.makeTempDirSync() + "/");
  try {
    for (const name of ["leaderboard.csv", "financier.csv", "input-A100.csv", "served.csv"]) {
      Deno.copyFileSync(new URL(name, shipped), new URL(name, data));
    }
    await test(files, data);
  } finally {
    Deno.removeSync(files, { recursive: true });
    Deno.removeSync(data, { recursive: true });
  }
}
