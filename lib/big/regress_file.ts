import { type Database, openDatabase } from "./database.ts";
import type { EngineName } from "./dialects.ts";
import { type Asked, questionOf } from "./question.ts";
import { errorsOf, type LargeOptions, type LargeRegression, regressionOf } from "./regression.ts";
import { readResult } from "./result.ts";
import { regressionQuery, regressionScript, type Task } from "./script.ts";
import { labelOf, parseFrom, sourceOf } from "./source.ts";

/**
 * Regresses one column of a CSV or parquet file, or of a query over such files, on others without loading
 * the rows into memory: DuckDB goes through them.
 *
 * Rows whose x or y is no number above 0 are left out and counted, so that the fits are of the same rows.
 * They agree with `lm.linear`, `lm.powerLaw` and `lm.exponential` of these rows to 10 digits.
 *
 * @throws {ReadError} when the file is missing, is no such table, lacks a column (the message names the
 * one that is probably meant), or has no usable row.
 * @throws {RangeError} when the rows carry no fit: fewer than three, or one x only.
 */
export async function regressFile(
  from: string,
  { errors, level, ...asked }: Asked & LargeOptions,
): Promise<LargeRegression> {
  errorsOf(errors, asked.cluster ?? null); // before all rows are read
  await using database = openDatabase(labelOf(parseFrom(from)));
  const task = await taskOf("duckdb", from, asked, { ...database, own: true });
  const rows = await database.query(regressionQuery(task));
  const text = rows.map(({ item, value }) => `${item},${value}`).join("\n");
  return regressionOf(readResult(text, "DuckDB's result"), { errors, level });
}

/**
 * The script that a database's own client runs for the same regression; `regressionOf(readResult(…))`
 * takes what it prints.
 *
 * @throws {ReadError} when a file cannot be read that DuckDB or PostgreSQL shall read, or lacks a column.
 */
export async function regressionScriptFor(
  engine: EngineName,
  from: string,
  asked: Asked,
): Promise<string> {
  await using database = openDatabase(labelOf(parseFrom(from)));
  return regressionScript(await taskOf(engine, from, asked, { ...database, own: false }));
}

async function taskOf(
  engine: EngineName,
  from: string,
  asked: Asked,
  { query, own }: Pick<Database, "query"> & { own: boolean },
): Promise<Task> {
  const question = questionOf(asked), where = parseFrom(from);
  const source = await sourceOf(engine, question, { from: where, query, own });
  return { engine, question, source, label: labelOf(where) };
}
