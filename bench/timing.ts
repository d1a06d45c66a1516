import { root } from "../tasks/jupyter/places.ts";

/** What several runs of one thing took, in milliseconds. */
export type Timing = { what: string; runs: number[] };

/** Something to be timed. */
export type Work = { what: string; run: () => Promise<unknown> };

/** Runs works in turn, `times` times round: what slows the machine down meanwhile slows all of them. */
export async function alternating(times: number, ...works: Work[]): Promise<Timing[]> {
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

/** A table's cells for what was measured: median, range and number of runs. */
export function cells({ what, runs }: Timing): string[] {
  const sorted = [...runs].sort((a, b) => a - b);
  const ms = (value: number) =>
    value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`;
  const range = `${ms(sorted[0])} to ${ms(sorted.at(-1)!)}`;
  return [what, ms(medianOf(runs)), range, String(runs.length)];
}

/** The run in the middle. */
export function medianOf(runs: readonly number[]): number {
  return [...runs].sort((a, b) => a - b)[Math.floor(runs.length / 2)];
}

/** A row of a table in Markdown. */
export const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** Runs a program and gives its output, or throws what it said if it failed. */
export async function program(
  path: string,
  args: readonly string[],
  { cwd = root, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(path, {
    args: [...args],
    cwd,
    env,
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = new TextDecoder();
  if (code !== 0) throw new Error(text.decode(stdout) + text.decode(stderr));
  return text.decode(stdout);
}

/** Runs a command of Deno in the project's folder. */
export const deno = (...args: string[]) => program(Deno.execPath(), args);
