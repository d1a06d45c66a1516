import { statSync } from "node:fs";
import { normalHeader, parseCsv } from "../read/csv.ts";
import { isParquet } from "../read/any_file.ts";
import { nearest } from "../read/nearest.ts";
import { ReadError } from "../read/read_error.ts";
import { fileName } from "../read/text_file.ts";
import type { Query } from "./database.ts";
import { DIALECTS, type EngineName, quoted, quotedText } from "./dialects.ts";
import { columnsOf, type Question } from "./question.ts";

/** Where rows are: a file, a table or view of a database, or a query. */
export type From =
  | { kind: "file"; path: string }
  | { kind: "table"; names: string[] }
  | { kind: "query"; sql: string };

const FILE = /\.((csv|tsv|txt|json|jsonl|ndjson)(\.gz)?|parquet|pq)$/i;

/**
 * What a word of the command line means: a query begins with SELECT, WITH, VALUES, TABLE or a parenthesis;
 * a file has a folder or an ending such as .csv; all else is a table, `schema.table` too, and `"a.b"` in
 * quotes is one name.
 *
 * @throws {RangeError} for an empty text, or a query of several statements.
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

/** Where the rows come from, in a database's SQL. */
export type Source = {
  /** Statements before the query. */
  preparations: string[];
  from: string;
  /** A column of the question, quoted; those of a file may have other names there. */
  column: (name: string) => string;
  /** Whether going through `from` again costs more than keeping the columns. */
  slow: boolean;
};

/**
 * Where the rows come from: for the DuckDB in the process (`own`), which knows files alone, or for a script,
 * which may run elsewhere, so that nothing is known of a table or query, nor of a file that Spark reads. The
 * columns of all others are looked up.
 *
 * @throws {ReadError} when such a file is missing, is no table, or lacks a column.
 */
export async function sourceOf(
  engine: EngineName,
  question: Question,
  { from, query, own }: { from: From; query: Query; own: boolean },
): Promise<Source> {
  const { identifier, literal } = DIALECTS[engine];
  const unknown = (from: string, ...preparations: string[]): Source => ({
    ...{ preparations, from, column: (name) => identifier(name), slow: false },
  });
  if (from.kind === "query") {
    const subquery = `(\n${from.sql}\n) source`;
    return own ? await described(question, subquery, "the query", query) : unknown(subquery);
  }
  if (from.kind === "table") {
    if (!own) return unknown(`${identifier(...from.names)} source`);
    throw new RangeError(
      `Cannot read the table ${from.names.join(".")}: the DuckDB of this command has no tables, ` +
        `need a file or a query over files; or print the script for your own DuckDB (--sql)`,
    );
  }
  const { path } = from;
  if (engine === "postgres") return await postgresFile(question, path);
  if (engine === "duckdb") {
    if (!isParquet(path)) return await duckdbCsv(question, path);
    checkThere(path);
    return await described(question, `read_parquet(${quotedText(path)})`, fileName(path), query);
  }
  // several lines to a cell, and a row with another number of cells is an error
  const csv = `, header 'true', escape '"', multiLine 'true', mode 'FAILFAST'`;
  const [kind, more] = /\.(csv|gz)$/i.test(path) ? ["csv", csv] : ["parquet", ""];
  const options = `USING ${kind} OPTIONS (path ${literal(path)}${more})`;
  return unknown("regress_file", `CREATE TEMPORARY VIEW regress_file ${options}`);
}

/** A parquet file, or a query over files, of which DuckDB knows the columns. */
async function described(
  question: Question,
  from: string,
  file: string,
  query: Query,
): Promise<Source> {
  const rows = await query(`FROM (DESCRIBE SELECT * FROM ${from})`);
  const names = rows.map((row) => String(row.column_name)), headers = names.map(normalHeader);
  checkColumns(question, headers, file);
  const column = (name: string) => quoted(names[headers.indexOf(normalHeader(name))]);
  return { preparations: [], from, column, slow: false };
}

/** A CSV as DuckDB reads it: all cells are text, parted as `parseCsv` finds. */
async function duckdbCsv(question: Question, path: string): Promise<Source> {
  const { header, delimiter, headerLine, column } = await formOf(question, path);
  const options = [
    quotedText(path),
    "header = true, auto_detect = false",
    `skip = ${headerLine - 1}`,
    `delim = ${quotedText(delimiter)}, quote = '"', escape = '"'`,
    `columns = {${header.map((_, at) => `c${at}: 'VARCHAR'`).join(", ")}}`,
  ];
  return { preparations: [], from: `read_csv(${options.join(", ")})`, column, slow: true };
}

/** A CSV file that psql sends to the server, into a table that ends with the session. */
async function postgresFile(question: Question, path: string): Promise<Source> {
  const refuse = (found: string, expected: string, mend: string) => {
    const file = fileName(path);
    throw new ReadError({ file, found, expected, mend: `${mend}, or take the engine duckdb` });
  };
  const other = isParquet(path)
    ? "a parquet file"
    : /\.gz$/i.test(path)
    ? "a compressed file"
    : /[\r\n]/.test(path)
    ? "a path of several lines"
    : null;
  if (other !== null) {
    refuse(other, "a CSV file, which psql can send", "load it into a table and name that");
  }
  const { header, delimiter, headerLine, column } = await formOf(question, path);
  if (headerLine > 1) {
    const found = `lines above the header, which is line ${headerLine}`;
    refuse(found, "the header in line 1, which psql passes over", "take these lines out");
  }
  return {
    preparations: [
      `CREATE TEMPORARY TABLE regress_file (${header.map((_, at) => `c${at} text`).join(", ")})`,
      `\\copy regress_file FROM ${quotedText(path)} WITH (FORMAT csv, HEADER true, ` +
      `DELIMITER ${quotedText(delimiter)}, ENCODING 'UTF8')`,
    ],
    from: "regress_file",
    column,
    slow: false,
  };
}

/** How a CSV file is written, told by its beginning, where the columns that are meant are in it. */
async function formOf(question: Question, path: string) {
  checkThere(path);
  const { header, decimal, csv, file } = parseCsv(await beginning(path), { file: fileName(path) });
  checkColumns(question, header, file);
  const numbers = new Set([...question.x, question.y]);
  const column = (name: string) => {
    const own = `c${header.indexOf(normalHeader(name))}`;
    // a point is then no decimal one, and no number
    return decimal === "," && numbers.has(name) ? `TRANSLATE(${own}, '.,', '?.')` : own;
  };
  return { header, ...csv!, column };
}

/** Refuses a table that has not each column that is meant exactly once. */
function checkColumns(question: Question, header: readonly string[], file: string): void {
  for (const column of columnsOf(question)) {
    const times = header.filter((other) => other === normalHeader(column)).length;
    if (times === 1) continue;
    const place = { file, line: 1, column };
    if (times > 1) {
      const [found, expected] = ["this header twice", "each header once"];
      throw new ReadError({ ...place, found, expected, mend: "rename one of the two" });
    }
    const near = nearest(column, header);
    throw new ReadError({
      ...place,
      found: `only the columns ${header.map((other) => `"${other}"`).join(", ")}`,
      expected: "this column",
      mend: near === null ? "name one that is there" : `perhaps "${near}"`,
    });
  }
}

/** Refuses a path that leads to no file. */
function checkThere(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isFile()) return;
  throw new ReadError({
    file: fileName(path),
    found: there === undefined ? "no such file" : "a folder",
    expected: "a CSV or parquet file",
    mend: "check the path",
  });
}

/** How much of a file tells how it is written. */
const BEGINNING = 1_000_000;

/** The first whole records of a file as text; they are taken as whole where no quotation is open. */
async function beginning(path: string): Promise<string> {
  const packed = (await Deno.open(path)).readable, decoder = new TextDecoder(); // of UTF-8, as DuckDB
  const bytes = /\.gz$/i.test(path) ? packed.pipeThrough(new DecompressionStream("gzip")) : packed;
  let text = "";
  for await (const part of bytes) {
    if ((text += decoder.decode(part, { stream: true })).length < BEGINNING) continue;
    const ends = [...text.matchAll(/\r?\n/g)].map(({ index }) => index).toReversed();
    const whole = ends.find((end) => text.slice(0, end).split('"').length % 2 === 1);
    return text.slice(0, whole);
  }
  return text;
}
