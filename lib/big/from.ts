import { fileName } from "../read/text_file.ts";

/** Where rows are: a file, a table or view of a database, or a query. */
export type From =
  | { kind: "file"; path: string }
  | { kind: "table"; names: string[] }
  | { kind: "query"; sql: string };

const FILE = /\.((csv|tsv|txt|json|jsonl|ndjson)(\.gz)?|parquet|pq)$/i;

/**
 * What a word of the command line means: a query begins with SELECT, WITH, VALUES, TABLE or a parenthesis;
 * a file has a folder or an ending such as .csv; all else is a table, `schema.table` too, and `"a.b"` in
 * quotes is one name. Refuses an empty text, and a query of several statements.
 */
export function parseFrom(text: string): From {
  if (/^\s*(\(|(select|with|values|table|from)\s)/i.test(text)) {
    const sql = text.trim().replace(/\s*;\s*$/, "");
    if (!/[;\0]/.test(sql) && !/^\s*\\/m.test(sql)) return { kind: "query", sql };
    throw new RangeError(
      "Cannot read from this query: found a semicolon, or a line that begins with a backslash, " +
        "need one query; make it a view and name that",
    );
  }
  if ((text.includes("/") && !text.startsWith('"')) || FILE.test(text)) {
    return { kind: "file", path: text };
  }
  const names = [...text.matchAll(/(?:^|\.)(?:"((?:[^"]|"")+)"|([^."]+))(?=\.|$)/g)];
  if (names.map(([whole]) => whole).join("") !== text || text.trim() === "") {
    throw new RangeError(
      `Cannot read from ${JSON.stringify(text)}: found no file, table or query, need its name; ` +
        `a dot or quote within a name stands in double quotes`,
    );
  }
  return {
    kind: "table",
    names: names.map(([, inQuotes, bare]) => inQuotes?.replaceAll('""', '"') ?? bare),
  };
}

/** What a report calls the table. */
export function labelOf(from: From): string {
  if (from.kind === "file") return fileName(from.path);
  return from.kind === "table" ? from.names.join(".") : "a query";
}
