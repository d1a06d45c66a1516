import { type Dialect, NUMBER_PATTERN } from "./dialect.ts";

/** Spark SQL 4, through spark-sql. */
export const spark: Dialect = {
  engine: "spark",
  title: "Spark",
  double: "DOUBLE",
  text: "STRING",
  identifier,
  literal,
  number: (column) =>
    `CASE WHEN typeof(${column}) RLIKE '^(tinyint|smallint|int|bigint|float|double|decimal)'
      OR CAST(${column} AS STRING) RLIKE '${NUMBER_PATTERN}'
    THEN CAST(${column} AS DOUBLE) END`,
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

/**
 * A name in backticks. The client cuts its input at semicolons, and opens texts at quotes, within
 * backticks too, so that a name with anything but letters, digits and harmless signs goes in as an
 * escaped text.
 */
function identifier(...names: string[]): string {
  const ticked = names.map((name) => `\`${name.replaceAll("`", "``")}\``).join(".");
  return names.some((name) => UNSAFE.test(name)) ? `IDENTIFIER(${literal(ticked)})` : ticked;
}

/** A text in quotes, with everything that its client or the language might read escaped. */
function literal(text: string): string {
  return `'${text.replace(UNSAFE_ALL, escaped)}'`;
}

// `-` may begin a comment, `/` too, and `$` a variable of the client
const UNSAFE = /[^\p{L}\p{N}\p{So}\p{M}\p{Sc} _#()%.+:]|\$/u, UNSAFE_ALL = new RegExp(UNSAFE, "gu");

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");
}
