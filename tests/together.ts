/**
 * Unit tests in one module graph: `deno test` loads all modules anew for each file, which takes longer
 * than the tests. `deno task test` runs this; plain `deno test` runs the files one by one. With the
 * argument "tasks" those of tasks/, without one all others.
 */
import { fileURLToPath } from "node:url";

const tests = new URL("./", import.meta.url), tasks = new URL("tasks/", tests);

/** Imports all test files below a folder, in the order of their names. */
async function load(folder: URL, apart?: URL): Promise<void> {
  if (folder.href === apart?.href) return;
  const entries = Array.from(Deno.readDirSync(fileURLToPath(folder)));
  for (const { name, isDirectory } of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    if (isDirectory) await load(new URL(`${name}/`, folder), apart);
    else if (name.endsWith("_test.ts")) await import(new URL(name, folder).href);
  }
}

await (Deno.args.includes("tasks") ? load(tasks) : load(tests, tasks));
