/** Times the export of all three notebooks, with `.venv` in place. */
import { ensureEnvironment } from "../tasks/jupyter/environment.ts";
import { deno, measure, row, type Timing } from "./timing.ts";

/** The export as a user starts it, into a folder of its own. */
export async function exportTiming(times = 5): Promise<Timing> {
  await ensureEnvironment();
  const out = await Deno.makeTempDir();
  try {
    return await measure(
      "`deno task export`, three notebooks",
      times,
      () => deno("task", "export", "--out", out),
    );
  } finally {
    await Deno.remove(out, { recursive: true });
  }
}

if (import.meta.main) console.log(row(await exportTiming()));
