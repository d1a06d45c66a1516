/**
 * `deno run -A bench/agreement.ts [millions] [duckdb] [postgres] [spark]`: rows made by a formula of whole numbers
 * and divisions, which each database and this process compute alike (default 1 million), fitted by each
 * and here, one row after the other. Tells the digits in which slope, intercept and clustered standard
 * error of the power law agree at least, and the time.
 */
import { regressFile } from "../lib/big/regress_file.ts";
import { powerLaw } from "../lib/stats/laws.ts";
import { ask } from "../tests/engines/agreement.ts";
import { startPostgres } from "../tests/engines/postgres_server.ts";
import { installSpark } from "../tests/engines/spark_client.ts";

const CLUSTERS = 1000, QUESTION = { x: "x", y: "y", cluster: "c" };

/** A row. */
function rowOf(i: number): { x: number; y: number; c: number } {
  const x = 1 + (i * 7919 % 100003) / 1000, noise = 1 + (i * 104729 % 1009) / 1009;
  return { x, y: x * noise + (i % CLUSTERS) / 100, c: i % CLUSTERS };
}

/** The same rows as a query. */
function queryOf(from: string, i: string, double: string): string {
  const whole = (text: string) => `CAST(${text} AS ${double})`;
  const x = `(1 + ${whole(`${i} * 7919 % 100003`)} / 1000)`;
  const noise = `(1 + ${whole(`${i} * 104729 % 1009`)} / 1009)`;
  const y = `${x} * ${noise} + ${whole(`${i} % ${CLUSTERS}`)} / 100`;
  return `SELECT ${x} AS x, ${y} AS y, ${i} % ${CLUSTERS} AS c FROM ${from}`;
}

/** Slope, intercept and clustered standard error of the slope, in memory. */
function inMemory(n: number): number[] {
  const { x, intercept } =
    powerLaw(Array.from({ length: n }, (_, i) => rowOf(i)), QUESTION).coefficients;
  return [x.estimate, intercept.estimate, x.error];
}

const millions = Number(Deno.args[0] ?? 1), n = millions * 1e6;
const engines = Deno.args.length > 1 ? Deno.args.slice(1) : ["duckdb", "postgres", "spark"];
const expected = inMemory(n);
for (const engine of engines) {
  const cwd = await Deno.makeTempDir();
  await using server = engine === "postgres" ? await startPostgres() : null;
  const env = engine === "spark" ? await installSpark() : server?.env ?? {};
  for (const [name, value] of Object.entries(env)) Deno.env.set(name, value);
  const start = performance.now();
  const { fits: [, fit] } = engine === "duckdb"
    ? await regressFile(queryOf(`range(${n}) r(i)`, "i", "DOUBLE"), QUESTION)
    : engine === "postgres"
    ? await ask(
      { name: "postgres", args: [], cwd },
      queryOf(`generate_series(0::bigint, ${n - 1}) i`, "i", "double precision"),
      QUESTION,
    )
    : await ask(
      { name: "spark", args: ["--master", "local[2]"], cwd },
      queryOf(`range(${n})`, "id", "DOUBLE"),
      QUESTION,
    );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { x, intercept } = fit.coefficients;
  const found = [x.estimate, intercept.estimate, x.error];
  const digits = found.map((value, i) => -Math.log10(Math.abs(value / expected[i] - 1) + 1e-16));
  console.log(
    `${engine}, ${millions} million rows: ${Math.floor(Math.min(...digits))} digits, ${seconds} s`,
  );
  await Deno.remove(cwd, { recursive: true });
}
