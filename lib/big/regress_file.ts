import { fileName } from "../read/text_file.ts";
import { openDatabase } from "./database.ts";
import type { EngineName } from "./dialect.ts";
import { duckdb } from "./duckdb.ts";
import { type From, parseFrom } from "./from.ts";
import type { Category, Question } from "./model.ts";
import { type LargeOptions, type LargeRegression, regressionOf } from "./regression.ts";
import { readResult } from "./result.ts";
import { regressionQuery, regressionScript } from "./script.ts";
import { DIALECTS, ownSource, scriptSource } from "./source.ts";

/** What may be asked of a table, where one x and no cluster is the rule. */
export type LargeQuestion = {
  /** A column, or several of which all have an effect. */
  x: string | readonly string[];
  y: string;
  /** @default null */
  cluster?: string | null;
  /** @default [] */
  categories?: readonly Category[];
  /** Of the bins. @default "log" */
  scale?: "log" | "linear";
};

/**
 * Regresses one column of a CSV or parquet file, or of a query over such files, on others without loading
 * the rows into memory: DuckDB goes through them.
 *
 * Rows whose x or y is no number above 0 are left out and counted, so that the fits are of the same rows.
 * Their figures agree with those of `fitLinear`, `fitPowerLaw` and `fitExponential` on the same points,
 * or of `fitMultiple` on the logarithms, to 10 digits.
 *
 * @throws {ReadError} when the file is missing, is no such table, lacks a column (the message names the
 * one that is probably meant), or has no usable row.
 * @throws {RangeError} when the rows carry no fit: fewer than three, or one x only.
 */
export async function regressFile(
  from: string,
  { errors, level, ...asked }: LargeQuestion & LargeOptions,
): Promise<LargeRegression> {
  const question = questionOf(asked), where = parseFrom(from), label = labelOf(where);
  await using database = await openDatabase(label);
  const source = await ownSource(question, where, database.query);
  const rows = await database.query(regressionQuery(question, source, duckdb, label));
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
  asked: LargeQuestion,
): Promise<string> {
  const question = questionOf(asked), where = parseFrom(from), label = labelOf(where);
  await using database = await openDatabase(label);
  const source = await scriptSource(question, where, engine, database.query);
  return regressionScript(question, source, DIALECTS[engine], label);
}

/** What is asked, in full. */
function questionOf(
  { x, y, cluster = null, categories = [], scale = "log" }: LargeQuestion,
): Question {
  const question = { x: [x].flat(), y, cluster, categories, scale };
  const names = [...question.x, y, ...(cluster === null ? [] : [cluster])];
  for (const name of [...names, ...categories.flatMap(({ column, value }) => [column, value])]) {
    if (name !== "" && !name.includes("\0")) continue;
    throw new RangeError(
      `Cannot regress: found ${JSON.stringify(name)} as a name, need that of a column`,
    );
  }
  return question;
}

/** What a report calls the table. */
function labelOf(from: From): string {
  if (from.kind === "file") return fileName(from.path);
  return from.kind === "table" ? from.names.join(".") : "a query";
}
