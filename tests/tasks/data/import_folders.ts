import { pathToFileURL } from "node:url";
import type { ImportOptions } from "../../../tasks/data/import_file.ts";

/** The tables of the project. */
export const shipped = new URL("../../../data/", import.meta.url);
/** An import for which nothing was said. */
export const ASKED: ImportOptions = {
  as: null,
  mapping: [],
  fill: [],
  where: [],
  extras: {},
  replace: false,
  append: false,
  confirm: false,
  dryRun: false,
};

/** Runs a test with a folder for files and one for tables, the shipped ones in it. */
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

/** All files of a folder of tables, with what they hold. */
export function contents(data: URL): Record<string, string> {
  const files: Record<string, string> = {};
  for (const folder of ["", "own/"]) {
    try {
      for (const { name, isFile } of Deno.readDirSync(new URL(folder, data))) {
        if (isFile && name !== ".update.lock") {
          files[folder + name] = Deno.readTextFileSync(
            new URL(folder + encodeURIComponent(name), data),
          );
        }
      }
    } catch {
      // no such folder
    }
  }
  return files;
}
