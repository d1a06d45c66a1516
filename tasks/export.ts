/** `deno task export`: the notebooks as pages, figures and tables. */
import { runCommand } from "./arguments.ts";
import { command } from "./export/arguments.ts";

if (import.meta.main) {
  await runCommand(command, async (asked) => {
    // loaded here, so that --help need not wait for what runs and draws notebooks
    const { exportAll } = await import("./export/export_all.ts");
    return await exportAll(asked);
  });
}
