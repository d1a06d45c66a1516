/** What a finished program left: its status, and both its streams as one text. */
export type Finished = { code: number; output: string };
type RunOptions = { cwd?: string; env?: Record<string, string> };

/** Variables that would change what our programs do or say. */
const unwanted = ["RUST_BACKTRACE", "PYTHONPATH", "PYTHONHOME", "JUPYTER_PATH", "VIRTUAL_ENV"];

/** How a program of ours is started: with the caller's environment but for what would disturb it. */
function started(args: string[], { cwd, env }: RunOptions) {
  const kept = Object.entries(Deno.env.toObject()).filter(([name]) => !unwanted.includes(name));
  return { args, cwd, clearEnv: true, env: { ...Object.fromEntries(kept), ...env } };
}

/** Runs a program to its end and returns what it printed, uncoloured; its status is the caller's to judge. */
export async function run(
  path: string,
  args: string[],
  { cwd, env }: RunOptions = {},
): Promise<Finished> {
  const { code, stdout, stderr } = await new Deno.Command(path, {
    ...started(args, { cwd, env: { NO_COLOR: "1", ...env } }),
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = new TextDecoder();
  return { code, output: text.decode(stdout) + text.decode(stderr) };
}

/** Runs a program on the caller's terminal and returns its status; Ctrl-C is the program's to answer. */
export async function hand(path: string, args: string[], options: RunOptions): Promise<number> {
  const child = new Deno.Command(path, started(args, options)).spawn();
  Deno.addSignalListener("SIGINT", () => {});
  if (Deno.build.os !== "windows") {
    for (const signal of ["SIGTERM", "SIGHUP"] as const) {
      Deno.addSignalListener(signal, () => child.kill(signal));
    }
  }
  return (await child.status).code;
}
