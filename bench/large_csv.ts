/**
 * `deno run -A bench/large_csv.ts [megabytes]`: makes a CSV file of that size (default 1,000) in a
 * temporary folder, lets `deno task data:regress` fit it, with and without the figure, tells time and
 * memory, and removes it.
 */
import { row, type Timing } from "./timing.ts";

/** Bytes that a row of the made file has, about. */
const ROW_BYTES = 146;

/** What a run took, of the clock and of the processors, and the most memory that it held at a time. */
type Run = { ms: number; megabytes: number; cpuSeconds: number; output: string };

/** Regresses a made file some times, and returns what each way took, with the most memory. */
export async function largeCsvTimings(
  { megabytes = 1000, runs = 5 }: { megabytes?: number; runs?: number } = {},
): Promise<{ timing: Timing; megabytes: number; cpuSeconds: number; output: string }[]> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/large.csv`;
    await makeCsv(path, Math.round(megabytes * 1e6 / ROW_BYTES));
    const size = `${(Deno.statSync(path).size / 1e9).toFixed(2)} GB of CSV`;
    const ways: [string, string[]][] = [
      [`\`deno task data:regress\`, ${size}: three fits`, [path]],
      [`the same with the figure in bins`, [path, "--figure", `${folder}/figure.svg`]],
    ];
    const timings = [];
    for (const [what, args] of ways) {
      const all: Run[] = [];
      for (let i = 0; i < runs; i++) all.push(await regress(args));
      timings.push({
        timing: { what, runs: all.map(({ ms }) => ms) },
        megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
        cpuSeconds: Math.min(...all.map(({ cpuSeconds }) => cpuSeconds)),
        output: all[0].output,
      });
    }
    return timings;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * Writes a leaderboard with made-up numbers: kg = 0.1 · B^0.9 times a bounded noise; one row in a
 * thousand has -1 parameters, one `n/a`, and one no kg.
 */
async function makeCsv(path: string, rows: number): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { preserve_insertion_order: "false" });
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT 'org-' || (h % 997) || '/model-' || i || '-' || round(b, 1) || 'b' AS fullname,
      'bfloat16' AS "Precision", '💬 chat models (RLHF, DPO, IFT, ...)' AS "Type",
      'LlamaForCausalLM' AS "Architecture", 20 + (h % 1000) / 50 AS "Average ⬆️",
      CASE h % 1000 WHEN 0 THEN '-1' WHEN 1 THEN 'n/a' ELSE b::VARCHAR END AS "#Params (B)",
      'False' AS "MoE",
      CASE h % 1000 WHEN 2 THEN ''
        ELSE (0.1 * pow(b, 0.9) * pow(10, 0.3 * sin(h % 100003)))::VARCHAR END AS "CO₂ cost (kg)"
    FROM (SELECT i, h, 0.1 * pow(10, 3 * (h % 1000003) / 1000003) AS b
      FROM (SELECT i, hash(i) % 1000000007 AS h FROM range(${rows}) r(i)))
  ) TO '${path.replaceAll("'", "''")}' (HEADER)`);
  connection.closeSync();
  instance.closeSync();
}

/** Runs the task once, in a process of its own. */
async function regress(args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "tasks/data_regress.ts", ...args],
    cwd: new URL("..", import.meta.url),
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let megabytes = NaN, cpuSeconds = NaN;
  const watching = setInterval(() => {
    megabytes = peakMegabytes(child.pid) ?? megabytes;
    cpuSeconds = usedSeconds(child.pid) ?? cpuSeconds;
  }, 20);
  const { code, stdout } = await child.output();
  clearInterval(watching);
  if (code !== 0) throw new Error(`data:regress ended with status ${code}`);
  const ms = performance.now() - start;
  return { ms, megabytes, cpuSeconds, output: new TextDecoder().decode(stdout) };
}

/** The most memory that a process has held so far, where the system tells (Linux). */
function peakMegabytes(pid: number): number | null {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(Deno.readTextFileSync(`/proc/${pid}/status`))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024 / 1e6;
  } catch {
    return null; // ended, or no such folder
  }
}

/** Processor time that a process has used so far, where the system tells (Linux: in hundredths). */
function usedSeconds(pid: number): number | null {
  try {
    const fields = Deno.readTextFileSync(`/proc/${pid}/stat`).replace(/^.*\) /, "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const megabytes = Number(Deno.args[0] ?? 1000);
  const timings = await largeCsvTimings({ megabytes });
  console.log(timings[0].output);
  for (const { timing, megabytes, cpuSeconds } of timings) {
    const used = `${Math.round(megabytes)} MB of memory, ${cpuSeconds.toFixed(1)} s of processors`;
    console.log(row({ ...timing, what: `${timing.what}, ${used}` }));
  }
}
