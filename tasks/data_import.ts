/**
 * `deno task data:import <folder>`: copies the tables of a folder into data/, but only the columns that
 * the analyses and their filters use. Every row is kept, every cell as it is.
 *
 * `deno task data:import <file>`: takes over the user's own data, see `--help`.
 */
import { resolve } from "node:path";
import { ReadError } from "../lib/read/read_error.ts";
import { DATA } from "../lib/read/shipped.ts";
import { fileName, isFolder } from "../lib/read/text_file.ts";
import { HELP, parseImportArguments } from "./data/import_arguments.ts";
import { importFile } from "./data/import_file.ts";
import { importTables } from "./data/import_folder.ts";
import { TaskError } from "./task_error.ts";

/** Runs the task and gives its exit status. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const asked = parseImportArguments(args);
    if (asked.help) {
      console.log(HELP);
      return 0;
    }
    // the path is meant from where the command was typed, which `deno task` leaves for the project's
    const typedIn = Deno.env.get("INIT_CWD") ?? Deno.cwd();
    const path = resolve(typedIn, asked.path);
    console.log(`Importing from ${asked.path} into ${fileName(DATA)}`);
    const report = isFolder(path)
      ? importTables(path, DATA)
      : await importFile(path, asked.options, DATA);
    for (const line of report) console.log(`  ${line}`);
    return 0;
  } catch (error) {
    if (error instanceof TaskError) console.error(`${error.message}\n\n${HELP}`);
    else if (error instanceof ReadError) console.error(error.message);
    else console.error(`Cannot import: ${error instanceof Error ? error.message : error}`);
    console.error("Nothing was changed.");
    return 1;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
