/** The databases that a regression runs on. */
export type EngineName = "duckdb" | "postgres" | "spark";

/** Whether a word names one of them. */
export function isEngine(name: unknown): name is EngineName {
  return name === "duckdb" || name === "postgres" || name === "spark";
}

/** How one database is spoken to: what its SQL and its client do in their own way. */
export type Dialect = {
  engine: EngineName;
  /** As people call it. */
  title: string;
  double: string;
  text: string;
  /** A name of a column or table in SQL, whatever it holds; several for a table of a schema. */
  identifier(...names: string[]): string;
  /** A text in SQL, whatever it holds. */
  literal(text: string): string;
  /**
   * A column as a number, NULL where `parseNumber` finds none. Texts and numbers are taken alike, as
   * the type of a column is not known beforehand.
   *
   * @param column quoted already
   */
  number(column: string): string;
  /** What ends a subquery whose columns must not be computed anew for each use. */
  fence: string;
  /** A script of what `stages` give, for the database's own client or piece by piece. */
  script(preparations: readonly string[], stages: readonly Stage[], result: string): string;
};

/** A named part of a script; later ones read from it. */
export type Stage = {
  name: string;
  /** A query. */
  select: string;
  /** Whether it is computed once and kept, not anew for each reader. */
  kept: boolean;
};

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

/**
 * What `parseNumber` takes for a number, as a regular expression of POSIX and Java, without a backslash.
 * Exponents end at 299: what lies beyond is left out anyway, and some databases stop at it.
 */
export const NUMBER_PATTERN =
  "^ *[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?0*([0-9]{1,2}|[12][0-9]{2}))? *$";
