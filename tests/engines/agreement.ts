import assert from "node:assert/strict";
import { join } from "node:path";
import type { EngineName } from "../../lib/big/dialects.ts";
import type { Asked } from "../../lib/big/question.ts";
import { regressFile, regressionScriptFor } from "../../lib/big/regress_file.ts";
import { type LargeOptions, type LargeRegression, regressionOf } from "../../lib/big/regression.ts";
import { readResult } from "../../lib/big/result.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { askClient } from "../../tasks/big/client.ts";
import { run } from "../../tasks/process.ts";
import { assertSameFit } from "../big/same_fit.ts";
import { parquetWriteBuffer } from "../parquet_writer.ts";

export type Engine = { name: Exclude<EngineName, "duckdb">; args: readonly string[]; cwd: string };

const data = new URL("../../data/", import.meta.url).pathname;

/** The tables and questions on which the databases must agree. */
export const [SIMPLE, SEVERAL]: { file: string; question: Asked }[] = [
  {
    file: join(data, "leaderboard.csv"),
    question: { x: "#Params (B)", y: "CO₂ cost (kg)", cluster: "fullname" },
  },
  {
    file: join(data, "served.csv"),
    question: {
      x: ["Params (B)", "Mean concurrency"],
      categories: [{ column: "GPU", value: "H100" }],
      y: "Energy (J/token)",
      cluster: "Model",
    },
  },
];

/** Names that end a quotation, a statement or a line wherever they are not quoted. */
export const HOSTILE = {
  x: `it's "x"; DROP TABLE runs; --`,
  y: "`y` ${y} \\d :y\n/* \u2028 */ € ⬆️",
  cluster: "*/ 'c' -- `;",
  categories: [{ column: "k;", value: "o'k \"`; --\n$" }],
};

/** Rows under these names, with a large mean of x and a small spread. */
export const hostileRows = Array.from({ length: 500 }, (_, i) => ({
  x: 1e9 + 1000 * i + (i % 3) / 4,
  y: 5 + 0.003 * i + Math.sin(i * i),
  cluster: `c${i % 7}`,
  value: i % 4 === 0 ? HOSTILE.categories[0].value : "other",
}));

/** Writes these rows as parquet into a folder, under a hostile name too. */
export function writeHostileParquet(folder: string): string {
  const path = `${folder}/it's "a"; --.parquet`, { x, y, cluster, categories } = HOSTILE;
  const column = (name: string, key: keyof typeof hostileRows[0], type: "DOUBLE" | "STRING") => {
    return { name, data: hostileRows.map((row) => row[key]), type };
  };
  const columnData = [
    column(x, "x", "DOUBLE"),
    column(y, "y", "DOUBLE"),
    column(cluster, "cluster", "STRING"),
    column(categories[0].column, "value", "STRING"),
  ];
  Deno.writeFileSync(path, new Uint8Array(parquetWriteBuffer({ columnData })));
  return path;
}

export async function ask(
  { name, args, cwd }: Engine,
  from: string,
  question: Asked,
  options: LargeOptions = {},
): Promise<LargeRegression> {
  const script = await regressionScriptFor(name, from, question);
  return regressionOf(readResult(await askClient(name, script, { args, cwd }), name), options);
}

/**
 * Asserts that a database says of a file what DuckDB says in the process: counts in full, fits to 10 digits.
 *
 * @param table the one that has the same rows there, where it is not the file itself.
 */
export async function assertAgrees(
  engine: Engine,
  file: string,
  { errors, ...question }: Asked & LargeOptions,
  table = file,
): Promise<void> {
  const actual = await ask(engine, table, question, { errors });
  const expected = await regressFile(file, { ...question, errors });
  assert.equal(actual.n, expected.n);
  assert.deepEqual(actual.leftOut, expected.leftOut);
  expected.fits.forEach((fit, i) => assertSameFit(actual.fits[i], fit));
  const rows = ({ bins }: LargeRegression) => bins.reduce((sum, { n }) => sum + n, 0);
  assert.equal(rows(actual), rows(expected));
  // a row on the edge of a bin may be rounded to either side
  assert(Math.abs(actual.bins.length - expected.bins.length) <= 3);
}

/** How many rows `assertManyAgree` makes. */
export const MANY = 200_000;

/**
 * Asserts that a database fits many rows as memory does, to 10 digits: rows by a formula of whole numbers and
 * divisions, which both compute alike.
 *
 * @param from SQL of a relation with the whole numbers from 0 in a column.
 */
export async function assertManyAgree(
  engine: Engine,
  { from, column, double }: { from: string; column: string; double: string },
): Promise<void> {
  const whole = (text: string) => `CAST(${text} AS ${double})`;
  const x = `(1 + ${whole(`${column} * 7919 % 100003`)} / 1000)`;
  const noise = `(1 + ${whole(`${column} * 104729 % 1009`)} / 1009)`;
  const y = `${x} * ${noise} + ${whole(`${column} % 1000`)} / 100`;
  const query = `SELECT ${x} AS x, ${y} AS y, ${column} % 1000 AS c FROM ${from}`;
  const rows = Array.from({ length: MANY }, (_, i) => {
    const x = 1 + (i * 7919 % 100003) / 1000, noise = 1 + (i * 104729 % 1009) / 1009;
    return { x, y: x * noise + (i % 1000) / 100, c: i % 1000 };
  });
  const question = { x: "x", y: "y", cluster: "c" };
  const { fits: [, power] } = await ask(engine, query, question);
  assertSameFit(power, powerLaw(rows, question));
}

/** Asserts that the command prints the clustered fits of `SIMPLE`, and draws them. */
export async function assertCommand(args: readonly string[], folder: string): Promise<void> {
  const figure = `${folder}/f.svg`;
  const command = ["run", "-A", "--no-check", "tasks/data_regress.ts", ...args];
  const { code, output } = await run(Deno.execPath(), [...command, "--figure", figure]);
  assert.equal(code, 0, output);
  assert.match(output, /^CO₂ cost .* = 0\.326 × #Params \(B\)\^0\.662\nPower .* 2,158 clusters/m);
  assert.match(output, /^#Params \(B\) +0\.662296 +0\.618613 to 0\.705978 .*\n\n.*errors \(CR2\)/m);
  assert.match(await Deno.readTextFile(figure), /^<svg/);
}
