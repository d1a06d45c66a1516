import { type Dialect, NUMBER_PATTERN, oneQuery, quoted, quotedText } from "./dialect.ts";

/** PostgreSQL 12 and newer, through psql. */
export const postgres: Dialect = {
  engine: "postgres",
  title: "PostgreSQL",
  double: "double precision",
  text: "text",
  identifier: quoted,
  literal: quotedText,
  number: (column) =>
    `CASE WHEN pg_typeof(${column}) = ANY (CAST('{${TYPES.join(",")}}' AS regtype[]))
      OR CAST(${column} AS text) ~ '${NUMBER_PATTERN}'
    THEN CAST(${column} AS double precision) END`,
  fence: " OFFSET 0",
  script: (preparations, stages, result) =>
    [
      ...CLIENT,
      "SET standard_conforming_strings = on;",
      "SET extra_float_digits = 3;",
      // a meta-command ends with its line and takes no semicolon
      ...preparations.map((sql) => sql.startsWith("\\") ? sql : `${sql};`),
      `${oneQuery(stages, result)};`,
      "",
    ].join("\n"),
};

const TYPES = ['"double precision"', "real", "numeric", "integer", "bigint", "smallint"];

/** What psql has to do: say nothing but the result, as CSV, and stop at an error. */
const CLIENT = ["\\set QUIET on", "\\set ON_ERROR_STOP on", "\\pset format csv", "\\timing off"];
