/**
 * `deno run -A bench/large.ts [gigabytes] [csv|parquet] [duckdb|spark]`: makes a file of that size (default 1
 * GB of CSV) in a temporary folder, lets `deno task data:regress` fit it, tells time, memory and processor
 * time, and removes it. DuckDB is measured beside its own `count(*)` over the same file; Spark, which
 * tests/engines fetches, on one core and on two.
 */
import { fileURLToPath } from "node:url";
import { installSpark } from "../tests/engines/spark_client.ts";
import { makeFile } from "./large_file.ts";
import { openDatabase } from "../lib/big/database.ts";
import { quotedText } from "../lib/big/dialects.ts";
import { cells, row } from "./timing.ts";

/** What a run took, of the clock and of the processors, and the most memory that it held at a time. */
type Run = { ms: number; megabytes: number; cpuSeconds: number; output: string };

/** A command to be measured. */
type Way = { what: string; args: string[]; env?: Record<string, string>; runs: number };

const task = fileURLToPath(new URL("../tasks/data_regress.ts", import.meta.url));
const here = fileURLToPath(import.meta.url);

/** Runs a script of ours once, in a process of its own, and watches it and what it starts. */
async function measureRun({ args, env }: Way, cwd: string): Promise<Run> {
  const start = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", ...args],
    cwd,
    env: { INIT_CWD: cwd, ...env },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let megabytes = 0, cpuSeconds = 0;
  const watching = setInterval(() => {
    const used = [child.pid, ...childrenOf(child.pid)].map(usageOf);
    megabytes = Math.max(megabytes, used.reduce((sum, { megabytes }) => sum + megabytes, 0));
    cpuSeconds = Math.max(cpuSeconds, used.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0));
  }, 20);
  const { code, stdout } = await child.output();
  clearInterval(watching);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with status ${code}`);
  const output = new TextDecoder().decode(stdout);
  return { ms: performance.now() - start, megabytes, cpuSeconds, output };
}

/** What a process started, and what that started, where the system tells (Linux). */
function childrenOf(pid: number): number[] {
  try {
    const children = Deno.readTextFileSync(`/proc/${pid}/task/${pid}/children`);
    return children.trim().split(" ").filter(Boolean).map(Number)
      .flatMap((child) => [child, ...childrenOf(child)]);
  } catch {
    return []; // ended, or no such folder
  }
}

/** The most memory that a process has held so far, and its processor time in hundredths of a second. */
function usageOf(pid: number): { megabytes: number; cpuSeconds: number } {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(Deno.readTextFileSync(`/proc/${pid}/status`))?.[1];
    const fields = Deno.readTextFileSync(`/proc/${pid}/stat`).replace(/^.*\) /, "").split(" ");
    return {
      megabytes: Number(kilobytes ?? 0) * 1024 / 1e6,
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
    };
  } catch {
    return { megabytes: 0, cpuSeconds: 0 };
  }
}

/** The commands for an engine, each with what it is called in the table. */
async function waysOf(engine: string, path: string, size: string): Promise<Way[]> {
  const ask = [task, "--from", path], runs = Deno.statSync(path).size > 2e9 ? 1 : 5;
  if (engine === "duckdb") {
    return [
      { what: `DuckDB's own \`count(*)\`, ${size}`, args: [here, "count", path], runs },
      { what: `\`data:regress\`, DuckDB, ${size}`, args: ask, runs },
    ];
  }
  const env = await installSpark();
  return [1, 2].map((cores) => ({
    what: `\`data:regress\`, Spark on ${cores} ${cores === 1 ? "core" : "cores"}, ${size}`,
    args: [...ask, "--engine", "spark", "--", "--master", `local[${cores}]`],
    env,
    runs: 1,
  }));
}

/** DuckDB's own count(*), the limit for what reads the file. */
async function count(path: string): Promise<void> {
  await using database = openDatabase(path);
  console.log(await database.query(`SELECT count(*) AS rows FROM ${quotedText(path)}`));
}

if (Deno.args[0] === "count") await count(Deno.args[1]);
else {
  const [gigabytes = "1", kind = "csv", engine = "duckdb"] = Deno.args;
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/large.${kind}`, rows = await makeFile(path, Number(gigabytes));
    const bytes = Deno.statSync(path).size;
    const size = `${(bytes / 1e9).toFixed(2)} GB of ${kind}, ${(rows / 1e6).toFixed(1)} M rows`;
    for (const way of await waysOf(engine, path, size)) {
      const all: Run[] = [];
      for (let i = 0; i < way.runs; i++) all.push(await measureRun(way, folder));
      const megabytes = Math.round(Math.max(...all.map(({ megabytes }) => megabytes)));
      const cpuSeconds = Math.min(...all.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1);
      const used = `${megabytes} MB of memory, ${cpuSeconds} s of processors`;
      console.log(all[0].output.replace(/^/gm, "  "));
      console.log(row(cells({ what: `${way.what}: ${used}`, runs: all.map(({ ms }) => ms) })));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
