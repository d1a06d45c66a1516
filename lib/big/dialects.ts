export type EngineName = "duckdb" | "postgres" | "spark";

/** A named part of a script; later ones read from it. */
export type Stage = {
  name: string;
  select: string;
  /** Whether it is computed once and kept, not anew for each reader. */
  kept?: boolean;
};

/** What SQL and client of one database do in their own way. */
export type Dialect = {
  double: string;
  text: string;
  /** A column or table by its name, whatever that holds; several for a table of a schema. */
  identifier(...names: string[]): string;
  /** A text in SQL, whatever it holds. */
  literal(text: string): string;
  /** A quoted column, of text or numbers, as a number: NULL where `parseNumber` finds none. */
  number(column: string): string;
  /** The row of a subquery named `t` as a JSON object, in text. */
  json: string;
  /** What ends a subquery whose columns must not be computed anew for each use. */
  fence: string;
  script(preparations: readonly string[], stages: readonly Stage[], result: string): string;
};

/**
 * What `parseNumber` takes for a number, as a regular expression of POSIX and Java, without a backslash.
 * Exponents end at 299: what lies beyond is left out anyway, and some databases stop at it.
 */
export const NUMBER_PATTERN =
  "^ *[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?0*([0-9]{1,2}|[12][0-9]{2}))? *$";

/** DuckDB 1.4, in the process or as its own client. */
const duckdb: Dialect = {
  double: "DOUBLE",
  text: "VARCHAR",
  identifier: quoted,
  literal: quotedText,
  // TRY_CAST takes more than digits, a point and an exponent: `1_000`, `inf`, `nan`; and it turns `1e400`
  // into infinity and `1e-400` into 0. A full regular expression would take half as long again as reading
  // the file, so what TRY_CAST lets through is checked instead.
  number: (column) => {
    const text = `CAST(${column} AS VARCHAR)`, value = `TRY_CAST(${text} AS DOUBLE)`;
    return `CASE
    WHEN regexp_matches(typeof(${column}), '^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$')
      THEN TRY_CAST(${column} AS DOUBLE)
    WHEN NOT isfinite(${value}) OR contains(${text}, '_') THEN NULL
    WHEN ${value} = 0 AND regexp_matches(${text}, '^[^eE]*[1-9]') THEN NULL
    ELSE ${value} END`;
  },
  json: "CAST(to_json(t) AS VARCHAR)",
  fence: "",
  script: (preparations, stages, result) =>
    [
      ...[".mode list", ".headers off"],
      ...[...preparations, oneQuery(stages, result)].map((sql) => `${sql};`),
      "",
    ].join("\n"),
};

/** PostgreSQL 12 and newer, through psql. */
const postgres: Dialect = {
  double: "double precision",
  text: "text",
  identifier: quoted,
  literal: quotedText,
  number: (column) =>
    `CASE WHEN pg_typeof(${column}) = ANY (CAST('{"double precision",real,numeric,integer,bigint,smallint}' AS regtype[]))
      OR CAST(${column} AS text) ~ '${NUMBER_PATTERN}'
    THEN CAST(${column} AS double precision) END`,
  json: "CAST(row_to_json(t) AS text)",
  fence: " OFFSET 0",
  script: (preparations, stages, result) =>
    [
      // psql says nothing but the result, and stops at an error
      ...["\\set QUIET on", "\\set ON_ERROR_STOP on", "\\timing off"],
      ...["\\pset format unaligned", "\\pset tuples_only on"],
      "SET standard_conforming_strings = on;",
      "SET extra_float_digits = 3;",
      // a meta-command ends with its line and takes no semicolon
      ...preparations.map((sql) => sql.startsWith("\\") ? sql : `${sql};`),
      `${oneQuery(stages, result)};`,
      "",
    ].join("\n"),
};

/** Spark SQL 4, through spark-sql. */
const spark: Dialect = {
  double: "DOUBLE",
  text: "STRING",
  // The client cuts its input at semicolons, and opens texts at quotes, within backticks too, so that a
  // name with anything but letters, digits and harmless signs goes in as an escaped text.
  identifier: (...names) => {
    const ticked = names.map((name) => `\`${name.replaceAll("`", "``")}\``).join(".");
    return names.some((name) => UNSAFE.test(name)) ? `IDENTIFIER(${escaped(ticked)})` : ticked;
  },
  literal: escaped,
  number: (column) =>
    `CASE WHEN typeof(${column}) RLIKE '^(tinyint|smallint|int|bigint|float|double|decimal)'
      OR CAST(${column} AS STRING) RLIKE '${NUMBER_PATTERN}'
    THEN CAST(${column} AS DOUBLE) END`,
  json: "to_json(struct(*))",
  fence: "",
  // Spark computes a common table expression anew for each reader, so stages are views and cached
  // tables; these have few rows, for which each of 200 parts would cost a task
  script: (preparations, stages, result) =>
    [
      ...preparations,
      ...stages.map(({ name, select, kept }) =>
        kept
          ? `CACHE TABLE ${name} AS\n${select.replace("SELECT", "SELECT /*+ COALESCE(1) */")}`
          : `CREATE TEMPORARY VIEW ${name} AS\n${select}`
      ),
      result,
    ].map((sql) => `${sql};\n`).join(""),
};

export const DIALECTS: Readonly<Record<EngineName, Dialect>> = { duckdb, postgres, spark };

/** `"schema"."name"`, the quotes of standard SQL. */
export function quoted(...names: string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join(".");
}

/** `'text'`, the quotes of standard SQL. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Stages and result as one query, which needs no right but to read. */
export function oneQuery(stages: readonly Stage[], result: string): string {
  const parts = stages.map(({ name, select, kept }) =>
    `${name} AS ${kept ? "MATERIALIZED" : "NOT MATERIALIZED"} (\n${select}\n)`
  );
  return `WITH ${parts.join(",\n")}\n${result}`;
}

// `-` may begin a comment, `/` too, and `$` a variable of Spark's client
const UNSAFE = /[^\p{L}\p{N}\p{So}\p{M}\p{Sc} _#()%.+:]|\$/u;

/** A text in quotes, with everything that Spark's client or language might read escaped. */
function escaped(text: string): string {
  const plain = text.replace(
    new RegExp(UNSAFE, "gu"),
    (sign) =>
      sign.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .join(""),
  );
  return `'${plain}'`;
}
