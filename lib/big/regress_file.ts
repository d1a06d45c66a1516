import { fileName } from "../read/text_file.ts";
import { openDatabase } from "./database.ts";
import type { EngineName } from "./dialects.ts";
import { type From, parseFrom } from "./from.ts";
import { type Asked, questionOf } from "./question.ts";
import { type LargeOptions, type LargeRegression, regressionOf } from "./regression.ts";
import { readResult } from "./result.ts";
import { regressionQuery, regressionScript } from "./script.ts";
import { ownSource, scriptSource } from "./source.ts";

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
  const question = questionOf(asked), where = parseFrom(from), label = labelOf(where);
  await using database = openDatabase(label);
  const source = await ownSource(question, where, database.query);
  const rows = await database.query(regressionQuery({ engine: "duckdb", question, source, label }));
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
  const question = questionOf(asked), where = parseFrom(from), label = labelOf(where);
  await using database = openDatabase(label);
  const source = await scriptSource(engine, question, where, database.query);
  return regressionScript({ engine, question, source, label });
}

/** What a report calls the table. */
function labelOf(from: From): string {
  if (from.kind === "file") return fileName(from.path);
  return from.kind === "table" ? from.names.join(".") : "a query";
}
