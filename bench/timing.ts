/** What several runs of one thing took, in milliseconds. */
export type Timing = { what: string; runs: number[] };

/** Runs something `times` times, one after the other, and returns what each run took. */
export async function measure(
  what: string,
  times: number,
  work: () => Promise<void>,
): Promise<Timing> {
  const runs: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work();
    runs.push(performance.now() - start);
  }
  return { what, runs };
}

/** A row of the table in bench/README.md: median, least and most. */
export function row({ what, runs }: Timing): string {
  const sorted = [...runs].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const ms = (value: number) =>
    value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`;
  return `| ${what} | ${ms(median)} | ${ms(sorted[0])} to ${ms(sorted.at(-1)!)} | ${runs.length} |`;
}

/** Runs a command of Deno in the project's folder and throws what it said if it failed. */
export async function deno(...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: new URL("..", import.meta.url),
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = new TextDecoder();
  if (code !== 0) throw new Error(text.decode(stdout) + text.decode(stderr));
}
