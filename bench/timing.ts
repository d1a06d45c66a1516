import { join } from "node:path";
import { program as programOf, root } from "../tasks/jupyter/places.ts";
import { findMaker } from "../tasks/jupyter/python.ts";
import { run } from "../tasks/process.ts";

/** What several runs of one thing took, in milliseconds, and what else is to be said of them. */
export type Timing = { what: string; runs: number[]; note?: string };

/** Runs works in turn, `times` times round: what slows the machine down meanwhile slows all of them. */
export async function alternating(
  times: number,
  works: { what: string; run: () => Promise<unknown> }[],
): Promise<Timing[]> {
  const timings = works.map(({ what }): Timing => ({ what, runs: [] }));
  for (let i = 0; i < times; i++) {
    for (const [at, { run }] of works.entries()) {
      const start = performance.now();
      await run();
      timings[at].runs.push(performance.now() - start);
    }
  }
  return timings;
}

/** The run in the middle. */
export function medianOf(runs: readonly number[]): number {
  return runs.toSorted((a, b) => a - b)[Math.floor(runs.length / 2)];
}

/** Runs a program to its end, or throws what it said if it failed. */
export async function program(
  path: string,
  args: string[],
  { cwd = root, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<void> {
  const { code, output } = await run(path, args, { cwd, env });
  if (code !== 0) throw new Error(output);
}

/** Runs a command of Deno in the project's folder. */
export const deno = (...args: string[]) => program(Deno.execPath(), args);

/** Makes a Python environment of exact packages where it is not there whole; gives its Python. */
export async function pythonWith(requirements: string, environment: string): Promise<string> {
  const stamp = join(environment, "whole"), python = programOf("python", environment);
  if (await Deno.readTextFile(stamp).catch(() => "") === requirements) return python;
  await Deno.remove(environment, { recursive: true }).catch(() => {});
  const { kind, command: [path, ...args] } = await findMaker(), uv = kind === "uv";
  const packages = requirements.split("\n").filter((line) => /^\w/.test(line));
  await program(path, uv ? ["venv", environment] : [...args, "-m", "venv", environment]);
  await (uv
    ? program(path, ["pip", "install", "--python", python, ...packages])
    : program(python, ["-m", "pip", "install", "--quiet", ...packages]));
  await Deno.writeTextFile(stamp, requirements);
  return python;
}
