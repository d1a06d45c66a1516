/**
 * `deno run -A bench/agreement.ts [millions] [duckdb] [postgres] [spark]`: rows made by a formula of whole numbers
 * and divisions, which each database and this process compute alike (default 20 million), fitted by each
 * and here, one row after the other. Tells the digits in which slope, intercept and clustered standard
 * error of the power law agree at least, and the time.
 */
import { regressFile } from "../lib/big/regress_file.ts";
import { fitFromMoments } from "../lib/big/fit_from_moments.ts";
import { mergeMoments, type Moments, momentsOf } from "../lib/big/moments.ts";
import { ask } from "../tests/engines/agreement.ts";
import { startPostgres } from "../tests/engines/postgres_server.ts";
import { installSpark } from "../tests/engines/spark_client.ts";

const CLUSTERS = 1000, QUESTION = { x: "x", y: "y", cluster: "c" };

/** The logarithms of a row's x and y. */
function rowOf(i: number): { x: number; y: number } {
  const x = 1 + (i * 7919 % 100003) / 1000, noise = 1 + (i * 104729 % 1009) / 1009;
  return { x: Math.log10(x), y: Math.log10(x * noise + (i % CLUSTERS) / 100) };
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
  let moments: Moments = momentsOf([]);
  for (let from = 0; from < n; from += 1e6) {
    const length = Math.min(1e6, n - from);
    moments = mergeMoments(moments, momentsOf(Array.from({ length }, (_, i) => rowOf(from + i))));
  }
  const { xMean, yMean, sxx, sxy } = moments, slope = sxy / sxx;
  const scores = new Float64Array(2 * CLUSTERS);
  for (let i = 0; i < n; i++) {
    const { x, y } = rowOf(i), at = 2 * (i % CLUSTERS), e = y - yMean - slope * (x - xMean);
    scores[at] += e, scores[at + 1] += e * (x - xMean);
  }
  const products = [[0, 0], [0, 0]];
  for (let at = 0; at < scores.length; at += 2) {
    for (const a of [0, 1]) {
      for (const b of [0, 1]) products[a][b] += scores[at + a] * scores[at + b];
    }
  }
  const fit = fitFromMoments(moments, {
    xRange: [1, 101],
    scores: { products, clusters: CLUSTERS },
  });
  return [fit.slope, fit.intercept, fit.slopeStandardError];
}

const millions = Number(Deno.args[0] ?? 20), n = millions * 1e6;
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
  const found = [fit.slope, fit.intercept, fit.slopeStandardError];
  const digits = found.map((value, i) => -Math.log10(Math.abs(value / expected[i] - 1) + 1e-16));
  console.log(
    `${engine}, ${millions} million rows: ${Math.floor(Math.min(...digits))} digits, ${seconds} s`,
  );
  await Deno.remove(cwd, { recursive: true });
}
