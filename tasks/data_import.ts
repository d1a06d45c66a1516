/**
 * `deno task data:import <folder>`: copies the tables of a folder into data/, but only the columns that
 * the analyses and their filters use. Every row is kept, every cell as it is.
 *
 * `deno task data:import <file>`: takes over the user's own data, see `--help`.
 */
import { resolve } from "node:path";
import { DATA } from "../lib/read/shipped.ts";
import { fileName, isFolder } from "../lib/read/text_file.ts";
import { refused, runCommand } from "./arguments.ts";
import { importFile } from "./data/import_file.ts";
import { importTables } from "./data/import_folder.ts";
import { IMPORT } from "./data/import_options.ts";

if (import.meta.main) {
  await runCommand(IMPORT, async ({ words, values }) => {
    if (words.length !== 1) {
      throw refused(IMPORT, `Need one folder or file, found ${words.join(" ") || "none"}`);
    }
    const [typed] = words;
    // the path is meant from where the command was typed, which `deno task` leaves for the project's
    const path = resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), typed);
    console.log(`Importing from ${typed} into ${fileName(DATA)}`);
    try {
      const report = isFolder(path)
        ? importTables(path, DATA)
        : await importFile(path, values, DATA);
      for (const line of report) console.log(`  ${line}`);
      return 0;
    } catch (error) {
      console.error("Nothing was changed.");
      throw error;
    }
  });
}
