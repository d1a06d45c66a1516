import type { Query } from "./database.ts";
import type { Dialect, EngineName } from "./dialect.ts";
import { duckdb } from "./duckdb.ts";
import { describedSource, duckdbFile, postgresFile } from "./file_source.ts";
import type { From } from "./from.ts";
import { columnsBy, type Source } from "./columns.ts";
import type { Question } from "./model.ts";
import { postgres } from "./postgres.ts";
import { spark } from "./spark.ts";

/** The databases that there are. */
export const DIALECTS: Readonly<Record<EngineName, Dialect>> = { duckdb, postgres, spark };

/**
 * Where the rows come from for a script, which may run elsewhere: of a table or a query nothing is known
 * here, nor of a file that Spark reads. The columns of other files are looked up.
 *
 * @throws {ReadError} when such a file is missing, is no table, or lacks a column.
 */
export async function scriptSource(
  question: Question,
  from: From,
  engine: EngineName,
  query: Query,
): Promise<Source> {
  if (from.kind !== "file") return namedSource(question, from, DIALECTS[engine]);
  if (engine === "duckdb") return await duckdbFile(question, from.path, query);
  if (engine === "postgres") return await postgresFile(question, from.path, query);
  return sparkFile(question, from.path);
}

/** Where the rows come from for the DuckDB in the process, which knows files alone. */
export async function ownSource(question: Question, from: From, query: Query): Promise<Source> {
  if (from.kind === "file") return await duckdbFile(question, from.path, query);
  if (from.kind === "query") {
    return await describedSource(question, `(\n${from.sql}\n) source`, "the query", query);
  }
  throw new RangeError(
    `Cannot read the table ${
      from.names.join(".")
    }: the DuckDB of this command has no tables, need a ` +
      `file or a query over files; or print the script for your own DuckDB (--sql)`,
  );
}

/** Columns of a table or query, by the names that the question has. */
function namedSource(
  question: Question,
  from: Exclude<From, { kind: "file" }>,
  { identifier }: Dialect,
): Source {
  return {
    preparations: [],
    from: from.kind === "table"
      ? `${identifier(...from.names)} source`
      : `(\n${from.sql}\n) source`,
    columns: columnsBy(question, (name) => identifier(name)),
    slow: false,
  };
}

/** A file, or a folder of them, as Spark finds it: locally, or where its paths lead to. */
function sparkFile(question: Question, path: string): Source {
  const options = /\.(csv|gz)$/i.test(path)
    // several lines to a cell, and a row with another number of cells is an error
    ? `USING csv OPTIONS (path ${
      spark.literal(path)
    }, header 'true', escape '"', multiLine 'true', ` +
      `mode 'FAILFAST')`
    : `USING parquet OPTIONS (path ${spark.literal(path)})`;
  return {
    preparations: [`CREATE TEMPORARY VIEW regress_file ${options}`],
    from: "regress_file",
    columns: columnsBy(question, (name) => spark.identifier(name)),
    slow: false,
  };
}
