import assert from "node:assert/strict";
import { join } from "node:path";
import type { EngineName } from "../../lib/big/dialects.ts";
import type { Asked } from "../../lib/big/question.ts";
import { regressFile, regressionScriptFor } from "../../lib/big/regress_file.ts";
import { type LargeOptions, type LargeRegression, regressionOf } from "../../lib/big/regression.ts";
import { readResult } from "../../lib/big/result.ts";
import { askClient } from "../../tasks/big/client.ts";
import { assertSameFit } from "../big/same_fit.ts";

/** A database with its client: how it is started. */
export type Engine = {
  name: Exclude<EngineName, "duckdb">;
  args: readonly string[];
  cwd: string;
};

/** What a database says through its own client. */
export async function ask(
  { name, args, cwd }: Engine,
  from: string,
  question: Asked,
  options: LargeOptions = {},
): Promise<LargeRegression> {
  const script = await regressionScriptFor(name, from, question);
  return regressionOf(readResult(await askClient(name, script, { args, cwd }), name), options);
}

/** Asserts that a database says of a file what DuckDB says in the process, to 10 digits. */
export async function assertAgrees(
  engine: Engine,
  file: string,
  question: Asked,
  /** The table that has the same rows there, where it is not the file itself. */
  table = file,
): Promise<void> {
  const there = await ask(engine, table, question);
  assertSameRegression(there, await regressFile(file, question));
}

/** Asserts that two regressions of the same rows agree: counts in full, fits to 10 digits. */
export function assertSameRegression(actual: LargeRegression, expected: LargeRegression): void {
  assert.equal(actual.n, expected.n);
  assert.deepEqual(actual.leftOut, expected.leftOut);
  expected.fits.forEach((fit, i) => assertSameFit(actual.fits[i], fit));
  const rows = ({ bins }: LargeRegression) => bins.reduce((sum, { n }) => sum + n, 0);
  assert.equal(rows(actual), rows(expected));
  // a row on the edge of a bin may be rounded to either side
  assert(Math.abs(actual.bins.length - expected.bins.length) <= 3);
}

/** The folder of the shipped tables. */
export const data = new URL("../../data/", import.meta.url).pathname;

/** The tables and questions on which the databases must agree. */
export const QUESTIONS: Record<string, { file: string; question: Asked }> = {
  "one x, clustered": {
    file: join(data, "leaderboard.csv"),
    question: { x: "#Params (B)", y: "CO₂ cost (kg)", cluster: "fullname" },
  },
  "the energy of served models by size, concurrency and hardware, clustered": {
    file: join(data, "served.csv"),
    question: {
      x: ["Params (B)", "Mean concurrency"],
      categories: [{ column: "GPU", value: "H100" }],
      y: "Energy (J/token)",
      cluster: "Model",
    },
  },
};
