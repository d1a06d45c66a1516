import { openDatabase } from "./database.ts";
import type { EngineName } from "./dialects.ts";
import { labelOf, parseFrom } from "./from.ts";
import { type Asked, questionOf } from "./question.ts";
import { errorsOf, type LargeOptions, type LargeRegression, regressionOf } from "./regression.ts";
import { readResult } from "./result.ts";
import { regressionQuery, regressionScript } from "./script.ts";
import { ownSource, scriptSource } from "./source.ts";

/**
 * Regresses one column of a file, or of a query over files, on others without loading the rows into memory:
 * DuckDB goes through them. Up to 100 MB it takes all files that `lm.read` does.
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
  { errors, ...asked }: Asked & LargeOptions,
): Promise<LargeRegression & { notes: string[] }> {
  errorsOf(errors, asked.cluster ?? null); // before all rows are read
  const question = questionOf(asked), where = parseFrom(from), label = labelOf(where);
  await using database = await openDatabase(label);
  const { notes, ...source } = await ownSource(question, where, database);
  const rows = await database.query(regressionQuery({ engine: "duckdb", question, source, label }));
  const result = readResult(rows.map(({ value }) => value).join("\n"), "DuckDB's result");
  return { ...regressionOf(result, { errors }), notes };
}

/** The script of the same for a database's own client; `regressionOf(readResult(…))` takes what it prints. */
export async function regressionScriptFor(
  engine: EngineName,
  from: string,
  asked: Asked,
): Promise<string> {
  const question = questionOf(asked), where = parseFrom(from);
  const source = await scriptSource(engine, question, where);
  return regressionScript({ engine, question, source, label: labelOf(where) });
}
