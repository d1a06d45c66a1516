/**
 * SQL for DuckDB that reads a text as `parseNumber` does, and gives NULL for what is no number.
 *
 * TRY_CAST takes more than digits, a point and an exponent: `1_000`, `inf`, `nan`; and it turns `1e400`
 * into infinity and `1e-400` into 0. A full regular expression would take half as long again as reading
 * the file, so what TRY_CAST lets through is checked instead.
 */
export function strictNumberSql(column: string): string {
  const text = identifier(column), value = `TRY_CAST(${text} AS DOUBLE)`;
  return `CASE
    WHEN NOT isfinite(${value}) OR contains(${text}, '_') THEN NULL
    WHEN ${value} = 0 AND regexp_matches(${text}, '^[^eE]*[1-9]') THEN NULL
    ELSE ${value} END`;
}

/** A name of a column in SQL, whatever it holds. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
