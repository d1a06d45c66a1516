import { fileURLToPath } from "node:url";
import deno from "../../deno.json" with { type: "json" };

export const TASKS: Readonly<Record<string, { command: string }>> = deno.tasks;

/** Runs a command as its task in deno.json does, with its permissions and no more. */
export async function command(name: string, args: string[], env: Record<string, string> = {}) {
  const [, run, ...words] = TASKS[name].command.split(" ");
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [run, "--no-check", ...words, ...args],
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    env: { NO_COLOR: "1", ...env },
  }).output();
  const [out, err] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, out, err };
}
