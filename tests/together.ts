/**
 * Unit tests in one module graph: `deno test` loads all modules anew for each file, which takes longer
 * than the tests. `deno task test` runs this; plain `deno test` runs the files one by one. With the
 * argument "tasks" those of tasks/, without one all others.
 */
import { modulesIn } from "./modules_in.ts";

const tasks = new URL("./tasks/", import.meta.url).href, wanted = Deno.args.includes("tasks");

for (const { href } of modulesIn(new URL("./", import.meta.url))) {
  if (href.endsWith("_test.ts") && href.startsWith(tasks) === wanted) await import(href);
}
