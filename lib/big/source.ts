import { isParquet } from "../read/any_file.ts";
import { normalHeader, type TextTable } from "../read/csv.ts";
import { ReadError } from "../read/read_error.ts";
import { fileName } from "../read/text_file.ts";
import { beginningOf, checkColumns, checkThere, plainCsv } from "./csv.ts";
import type { Database } from "./database.ts";
import { DIALECTS, type EngineName, quoted, quotedText } from "./dialects.ts";
import type { From } from "./from.ts";
import type { Question } from "./question.ts";

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
 * Where the rows come from in a script, which may run elsewhere: only a CSV file that its client reads here
 * is looked into.
 */
export async function scriptSource(
  engine: EngineName,
  question: Question,
  from: From,
): Promise<Source> {
  const { identifier, literal } = DIALECTS[engine];
  const unknown = (from: string, ...preparations: string[]): Source => ({
    ...{ preparations, from, column: (name) => identifier(name), slow: false },
  });
  if (from.kind === "query") return unknown(`(\n${from.sql}\n) source`);
  if (from.kind === "table") return unknown(`${identifier(...from.names)} source`);
  const { path } = from;
  if (engine === "postgres") return await sentFile(question, path);
  if (engine === "duckdb") {
    if (isParquet(path)) return unknown(`read_parquet(${literal(path)})`);
    return duckdbCsv(question, path, await beginningOf(question, path));
  }
  // several lines to a cell, and a row with another number of cells is an error
  const csv = `, header 'true', escape '"', multiLine 'true', mode 'FAILFAST'`;
  const [kind, more] = /\.(csv|gz)$/i.test(path) ? ["csv", csv] : ["parquet", ""];
  const options = `USING ${kind} OPTIONS (path ${literal(path)}${more})`;
  return unknown("regress_file", `CREATE TEMPORARY VIEW regress_file ${options}`);
}

/** Where the rows come from for the DuckDB in the process, which knows files alone; notes are of sizes left out. */
export async function ownSource(
  question: Question,
  from: From,
  { query, folder }: Database,
): Promise<Source & { notes: string[] }> {
  if (from.kind === "table") {
    throw new RangeError(
      `Cannot read the table ${from.names.join(".")}: the DuckDB of this command has no tables, ` +
        `need a file or a query over files; or print the script for your own DuckDB (--sql)`,
    );
  }
  if (from.kind === "file" && !isParquet(from.path)) {
    const { path, table, notes } = await plainCsv(question, from.path, folder);
    return { ...duckdbCsv(question, path, table), notes };
  }
  if (from.kind === "file") checkThere(from.path);
  const [sql, file] = from.kind === "query"
    ? [`(\n${from.sql}\n) source`, "the query"]
    : [`read_parquet(${quotedText(from.path)})`, fileName(from.path)];
  const rows = await query(`FROM (DESCRIBE SELECT * FROM ${sql})`);
  const names = rows.map((row) => String(row.column_name)), headers = names.map(normalHeader);
  checkColumns(question, headers, file);
  const column = (name: string) => quoted(names[headers.indexOf(normalHeader(name))]);
  return { preparations: [], from: sql, column, slow: false, notes: [] };
}

/** A CSV as DuckDB reads it: all cells are text, parted as was found. */
function duckdbCsv(question: Question, path: string, table: TextTable): Source {
  const { delimiter, headerLine } = table.csv!;
  const options = [
    quotedText(path),
    "header = true, auto_detect = false",
    `skip = ${headerLine - 1}`,
    `delim = ${quotedText(delimiter)}, quote = '"', escape = '"'`,
    `columns = {${table.header.map((_, at) => `c${at}: 'VARCHAR'`).join(", ")}}`,
  ];
  const from = `read_csv(${options.join(", ")})`;
  return { preparations: [], from, column: columnIn(table, question), slow: true };
}

const UNSENDABLE = [
  [/\.(parquet|pq)$/i, "a parquet file"],
  [/\.gz$/i, "a compressed file"],
  [/[\r\n]/, "a path of several lines"],
] as const;

/** A CSV file that psql sends to the server, into a table that ends with the session. */
async function sentFile(question: Question, path: string): Promise<Source> {
  const other = UNSENDABLE.find(([kind]) => kind.test(path));
  if (other !== undefined) throw unsendable(path, other[1]);
  const table = await beginningOf(question, path), { delimiter, headerLine } = table.csv!;
  if (headerLine > 1) throw unsendable(path, `the header in line ${headerLine}`);
  return {
    preparations: [
      `CREATE TEMPORARY TABLE regress_file (${
        table.header.map((_, at) => `c${at} text`).join(", ")
      })`,
      `\\copy regress_file FROM ${quotedText(path)} WITH (FORMAT csv, HEADER true, ` +
      `DELIMITER ${quotedText(delimiter)}, ENCODING 'UTF8')`,
    ],
    from: "regress_file",
    column: columnIn(table, question),
    slow: false,
  };
}

function unsendable(path: string, found: string): ReadError {
  const expected = "a CSV file with its header in line 1, which psql can send";
  const mend = "load it into a table and name that, or take the engine duckdb";
  return new ReadError({ file: fileName(path), found, expected, mend });
}

/** Columns of a CSV file, there named by their place; after a decimal comma a point makes no number. */
function columnIn({ header, decimal }: TextTable, { x, y }: Question): Source["column"] {
  return (name) => {
    const own = `c${header.indexOf(normalHeader(name))}`;
    return decimal === "," && [...x, y].includes(name) ? `TRANSLATE(${own}, '.,', '?.')` : own;
  };
}
