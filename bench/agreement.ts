/**
 * `deno run -A bench/agreement.ts [millions] [duckdb] [postgres] [spark]`: rows made by a formula of whole numbers
 * and divisions, which each database and this process compute alike (default 20 million), fitted by each
 * and here, one row after the other. Tells the digits in which slope, intercept and clustered standard
 * error of the power law agree at least, and the time.
 */
import { regressFile } from "../lib/big/regress_file.ts";
import { cr1Of } from "../lib/stats/noise.ts";
import { olsFromSums } from "../lib/stats/from_sums.ts";
import { ask } from "../tests/engines/agreement.ts";
import { startPostgres } from "../tests/engines/postgres_server.ts";
import { installSpark } from "../tests/engines/spark_client.ts";

const CLUSTERS = 1000,
  QUESTION = { x: "x", y: "y", cluster: "c" },
  CR1 = { errors: "CR1" } as const;

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

/** Slope, intercept and clustered standard error (CR1) of the slope, row by row and in two passes. */
function inMemory(n: number): number[] {
  const sums = [0, 0];
  for (let i = 0; i < n; i++) {
    const { x, y } = rowOf(i);
    sums[0] += x - 1, sums[1] += y - 1;
  }
  const [xMean, yMean] = sums.map((sum) => 1 + sum / n);
  const products = [0, 1, 2].map(() => new Float64Array(3));
  for (let i = 0; i < n; i++) {
    const { x, y } = rowOf(i), t = [1, x - xMean, y - yMean];
    for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) products[a][b] += t[a] * t[b];
  }
  const fit = olsFromSums({
    ...{ names: ["x"], centres: [xMean], yCentre: yMean, near: [0], products },
    ySquares: products[2][2],
  });
  const [intercept, slope] = fit.coefficients, scores = new Float64Array(2 * CLUSTERS);
  for (let i = 0; i < n; i++) {
    const { x, y } = rowOf(i), at = 2 * (i % CLUSTERS), e = y - intercept - slope * x;
    scores[at] += e, scores[at + 1] += e * (x - xMean);
  }
  const meat = [0, 1].map((a) =>
    Float64Array.from([0, 1], (b) => {
      let sum = 0;
      for (let at = 0; at < scores.length; at += 2) sum += scores[at + a] * scores[at + b];
      return sum;
    })
  );
  const { variance } = cr1Of(fit.turned(meat), { n, clusters: CLUSTERS })(
    fit.inBasis([0, 1]),
    "slope",
  );
  return [slope, intercept, Math.sqrt(variance)];
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
    ? await regressFile(queryOf(`range(${n}) r(i)`, "i", "DOUBLE"), { ...QUESTION, ...CR1 })
    : engine === "postgres"
    ? await ask(
      { name: "postgres", args: [], cwd },
      queryOf(`generate_series(0::bigint, ${n - 1}) i`, "i", "double precision"),
      QUESTION,
      CR1,
    )
    : await ask(
      { name: "spark", args: ["--master", "local[2]"], cwd },
      queryOf(`range(${n})`, "id", "DOUBLE"),
      QUESTION,
      CR1,
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
