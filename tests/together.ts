/**
 * The unit tests of lib/ and of the notebooks in one module graph: `deno test` loads all modules anew
 * for each file, which takes longer than the tests. `deno task test` runs this; plain `deno test` runs
 * the files one by one.
 */
import { fileURLToPath } from "node:url";

const tests = new URL("./", import.meta.url);

/** Those of tasks/ wait for servers of their own, and start programs: they stay apart. */
const APART = new URL("tasks/", tests).href;

/** Imports all test files below a folder, in the order of their names. */
async function load(folder: URL): Promise<void> {
  if (folder.href === APART) return;
  const entries = Array.from(Deno.readDirSync(fileURLToPath(folder)));
  for (const { name, isDirectory } of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    if (isDirectory) await load(new URL(`${name}/`, folder));
    else if (name.endsWith("_test.ts")) await import(new URL(name, folder).href);
  }
}

await load(tests);
