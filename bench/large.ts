/** `deno task data:regress` on made files, beside DuckDB's own count of their rows. */
import { openDatabase } from "../lib/big/database.ts";
import { quotedText } from "../lib/big/dialects.ts";
import { root } from "../tasks/jupyter/places.ts";
import { alternating, type Timing } from "./timing.ts";

/** CSV and parquet files of about so many gigabytes, one at a time in a temporary folder. */
export async function largeTimings(times: number, gigabytes: number): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const [kind, rowBytes] of [["csv", 146], ["parquet", 28]] as const) {
    const folder = await Deno.makeTempDir(), path = `${folder}/large.${kind}`;
    try {
      const rows = Math.round(gigabytes * 1e9 / rowBytes);
      await makeFile(path, rows);
      timings.push(...await timingsOf(path, rows, times));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }
  return timings;
}

async function timingsOf(path: string, rows: number, times: number): Promise<Timing[]> {
  const gigabytes = (Deno.statSync(path).size / 1e9).toFixed(2), kind = path.split(".").at(-1);
  const size = `${gigabytes} GB of ${kind}, ${(rows / 1e6).toFixed(1)} M rows`;
  const count = `import { openDatabase } from "./lib/big/database.ts";
    const database = await openDatabase("");
    await database.query(${JSON.stringify(`SELECT count(*) FROM ${quotedText(path)}`)});
    Deno.exit();`;
  const commands = [
    ["`data:regress`", "run", "-A", "--no-check", "tasks/data_regress.ts", "--from", path],
    ["DuckDB's own `count(*)`", "eval", count],
  ];
  const peaks: number[][] = commands.map(() => []);
  const works = commands.map(([what, ...args], i) => ({
    what: `${what}, ${size}`,
    run: async () => peaks[i].push(await peakOf(args)),
  }));
  const measured = await alternating(times, works);
  return measured.map((own, i) => ({ ...own, note: `${Math.max(...peaks[i])} MB of memory` }));
}

/** Runs Deno and gives the most memory that it held at a time, in megabytes, where the system tells (Linux). */
async function peakOf(args: string[]): Promise<number> {
  const child = new Deno.Command(Deno.execPath(), { args, cwd: root, stdout: "null" }).spawn();
  let kilobytes = 0;
  const watching = setInterval(() => {
    try {
      const status = Deno.readTextFileSync(`/proc/${child.pid}/status`);
      kilobytes = Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? kilobytes);
    } catch {
      // ended, or no such folder
    }
  }, 20);
  const { success } = await child.status;
  clearInterval(watching);
  if (!success) throw new Error(`deno ${args.join(" ")} failed`);
  return Math.round(kilobytes * 1024 / 1e6);
}

/**
 * Writes a leaderboard with made-up numbers, as CSV or parquet by the name: kg = 0.1 · B^0.9 times a bounded
 * noise; one row in a thousand has -1 parameters, one `n/a` (parquet: NULL), and one no kg.
 */
async function makeFile(path: string, rows: number): Promise<void> {
  const parquet = path.endsWith(".parquet");
  const text = (value: string) => parquet ? value : `(${value})::VARCHAR`;
  await using database = await openDatabase(path);
  await database.run(`COPY (
    SELECT 'org-' || (h % 997) || '/model-' || i || '-' || round(b, 1) || 'b' AS fullname,
      'bfloat16' AS "Precision", '💬 chat models (RLHF, DPO, IFT, ...)' AS "Type",
      'LlamaForCausalLM' AS "Architecture", 20 + (h % 1000) / 50 AS "Average ⬆️",
      CASE h % 1000 WHEN 0 THEN ${text("-1")} WHEN 1 THEN ${parquet ? "NULL" : "'n/a'"}
        ELSE ${text("b")} END AS "#Params (B)",
      'False' AS "MoE",
      CASE h % 1000 WHEN 2 THEN NULL
        ELSE ${text("(0.1 * pow(b, 0.9) * pow(10, 0.3 * sin(h % 100003)))")} END AS "CO₂ cost (kg)"
    FROM (SELECT i, h, 0.1 * pow(10, 3 * (h % 1000003) / 1000003) AS b
      FROM (SELECT i, hash(i) % 1000000007 AS h FROM range(${rows}) r(i)))
  ) TO ${quotedText(path)} ${parquet ? "(FORMAT parquet)" : "(HEADER)"}`);
}
