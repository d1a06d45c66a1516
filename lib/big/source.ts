import { parseAnyCsv } from "../read/any_csv.ts";
import { isParquet } from "../read/any_file.ts";
import { normalHeader } from "../read/csv.ts";
import { nearest } from "../read/nearest.ts";
import { ReadError } from "../read/read_error.ts";
import { fileName } from "../read/text_file.ts";
import type { Query } from "./database.ts";
import { DIALECTS, type EngineName, quoted, quotedText } from "./dialects.ts";
import type { From } from "./from.ts";
import { columnsOf, type Question } from "./question.ts";

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
 * Where the rows come from for a script, which may run elsewhere: of a table or a query nothing is known
 * here, nor of a file that Spark reads. The columns of other files are looked up.
 *
 * @throws {ReadError} when such a file is missing, is no table, or lacks a column.
 */
export async function scriptSource(
  engine: EngineName,
  question: Question,
  from: From,
  query: Query,
): Promise<Source> {
  const { identifier, literal } = DIALECTS[engine];
  const source = { preparations: [], column: (name: string) => identifier(name), slow: false };
  if (from.kind === "table") return { ...source, from: `${identifier(...from.names)} source` };
  if (from.kind === "query") return { ...source, from: `(\n${from.sql}\n) source` };
  if (engine === "duckdb") return await duckdbFile(question, from.path, query);
  if (engine === "postgres") return await postgresFile(question, from.path);
  // several lines to a cell, and a row with another number of cells is an error
  const options = /\.(csv|gz)$/i.test(from.path)
    ? `USING csv OPTIONS (path ${
      literal(from.path)
    }, header 'true', escape '"', multiLine 'true', ` +
      `mode 'FAILFAST')`
    : `USING parquet OPTIONS (path ${literal(from.path)})`;
  return {
    ...source,
    preparations: [`CREATE TEMPORARY VIEW regress_file ${options}`],
    from: "regress_file",
  };
}

/** Where the rows come from for the DuckDB in the process, which knows files alone. */
export async function ownSource(question: Question, from: From, query: Query): Promise<Source> {
  if (from.kind === "file") return await duckdbFile(question, from.path, query);
  if (from.kind === "query") {
    return await described(question, `(\n${from.sql}\n) source`, "the query", query);
  }
  throw new RangeError(
    `Cannot read the table ${
      from.names.join(".")
    }: the DuckDB of this command has no tables, need a ` +
      `file or a query over files; or print the script for your own DuckDB (--sql)`,
  );
}

/** A file as DuckDB reads it: a CSV's cells are all text, parted as `parseAnyCsv` finds. */
async function duckdbFile(question: Question, path: string, query: Query): Promise<Source> {
  if (isParquet(path)) {
    checkThere(path);
    const from = `read_parquet(${quotedText(path)})`;
    return await described(question, from, fileName(path), query);
  }
  const { header, delimiter, headerLine, column } = await formOf(question, path);
  const columns = header.map((_, at) => `${quotedText(`c${at}`)}: 'VARCHAR'`).join(", ");
  return {
    preparations: [],
    from:
      `read_csv(${quotedText(path)}, header = true, auto_detect = false, skip = ${
        headerLine - 1
      }, ` +
      `delim = ${quotedText(delimiter)}, quote = '"', escape = '"', columns = {${columns}})`,
    column,
    slow: true,
  };
}

/** Columns that DuckDB knows of: of a parquet file, or of a query over files. */
async function described(
  question: Question,
  from: string,
  file: string,
  query: Query,
): Promise<Source> {
  const columns = (await query(`DESCRIBE SELECT * FROM ${from}`))
    .map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
  checkColumns(question, columns.map(({ name }) => normalHeader(name)), file);
  const find = (name: string) =>
    columns.find((column) => normalHeader(column.name) === normalHeader(name))!;
  for (const name of [...question.x, question.y]) {
    const { type } = find(name);
    if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*|VARCHAR)$/.test(type)) {
      continue;
    }
    throw new ReadError({
      file,
      column: name,
      found: `values of the type ${type}`,
      expected: "numbers",
      mend: "choose another column",
    });
  }
  return { preparations: [], from, column: (name) => quoted(find(name).name), slow: false };
}

/** A CSV file that psql sends to the server, into a table that ends with the session. */
async function postgresFile(question: Question, path: string): Promise<Source> {
  const found = isParquet(path)
    ? "a parquet file"
    : /\.gz$/i.test(path)
    ? "a compressed file"
    : /[\r\n]/.test(path)
    ? "a path of several lines"
    : null;
  if (found !== null) {
    throw new ReadError({
      file: fileName(path),
      found,
      expected: "a CSV file, which psql can send",
      mend: "load it into a table and name that, or take the engine duckdb",
    });
  }
  const { header, delimiter, headerLine, column } = await formOf(question, path);
  if (headerLine > 1) {
    throw new ReadError({
      file: fileName(path),
      found: `lines above the header, which is line ${headerLine}`,
      expected: "the header in line 1, which psql passes over",
      mend: "take these lines out, or take the engine duckdb",
    });
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
  const { header, decimal, csv, file } = parseAnyCsv(await beginning(path), fileName(path));
  const names = header.map(normalHeader);
  checkColumns(question, names, file);
  const numbers = new Set([...question.x, question.y]);
  const column = (name: string) => {
    const own = `c${names.indexOf(normalHeader(name))}`;
    // a point is then no decimal one, and no number
    return decimal === "," && numbers.has(name) ? `TRANSLATE(${own}, '.,', '?.')` : own;
  };
  return { header, ...csv!, column };
}

/** Refuses a table that has not each column that is meant exactly once. */
function checkColumns(question: Question, header: readonly string[], file: string): void {
  for (const name of columnsOf(question)) {
    const times = header.filter((other) => other === normalHeader(name)).length;
    if (times === 1) continue;
    const near = nearest(name, header);
    throw new ReadError({
      file,
      line: 1,
      column: name,
      found: times > 1
        ? "this header twice"
        : `only the columns ${header.map((other) => `"${other}"`).join(", ")}`,
      expected: times > 1 ? "each header once" : "this column",
      mend: times > 1
        ? "rename one of the two"
        : near === null
        ? "name one that is there"
        : `perhaps "${near}"`,
    });
  }
}

/** Refuses a path that leads to no file. */
function checkThere(path: string): void {
  let found = "no such file";
  try {
    if (Deno.statSync(path).isFile) return;
    found = "a folder";
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  throw new ReadError({
    file: fileName(path),
    found,
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
