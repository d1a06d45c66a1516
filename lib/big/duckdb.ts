import { type Dialect, oneQuery, quoted, quotedText } from "./dialect.ts";

/** DuckDB 1.4, in the process or as its own client. */
export const duckdb: Dialect = {
  engine: "duckdb",
  title: "DuckDB",
  double: "DOUBLE",
  text: "VARCHAR",
  identifier: quoted,
  literal: quotedText,
  number: (column) =>
    `CASE
    WHEN regexp_matches(typeof(${column}), '^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$')
      THEN CAST(${column} AS DOUBLE)
    ELSE ${strictNumber(`CAST(${column} AS VARCHAR)`)} END`,
  fence: "",
  script: (preparations, stages, result) =>
    [".mode csv", ...[...preparations, oneQuery(stages, result)].map((sql) => `${sql};`), ""].join(
      "\n",
    ),
};

/**
 * A text as a number in DuckDB's SQL.
 *
 * TRY_CAST takes more than digits, a point and an exponent: `1_000`, `inf`, `nan`; and it turns `1e400`
 * into infinity and `1e-400` into 0. A full regular expression would take half as long again as reading
 * the file, so what TRY_CAST lets through is checked instead.
 */
export function strictNumber(text: string): string {
  const value = `TRY_CAST(${text} AS DOUBLE)`;
  return `CASE
    WHEN NOT isfinite(${value}) OR contains(${text}, '_') THEN NULL
    WHEN ${value} = 0 AND regexp_matches(${text}, '^[^eE]*[1-9]') THEN NULL
    ELSE ${value} END`;
}
