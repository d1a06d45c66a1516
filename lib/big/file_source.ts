import { normalHeader } from "../read/csv.ts";
import { nearest } from "../read/nearest.ts";
import { checkNotSomethingElse } from "../read/other_format.ts";
import { ReadError } from "../read/read_error.ts";
import { fileName } from "../read/text_file.ts";
import type { Query } from "./database.ts";
import { quoted, quotedText } from "./dialect.ts";
import { columnsBy, columnsNamed, type Source } from "./columns.ts";
import type { Question } from "./model.ts";

const isParquet = (path: string) => /\.(parquet|pq)$/i.test(path);

/** A file as DuckDB reads it: a CSV's cells are all text, in the dialect that `parseCsv` reads. */
export async function duckdbFile(question: Question, path: string, query: Query): Promise<Source> {
  checkThere(path);
  if (isParquet(path)) {
    return await describedSource(
      question,
      `read_parquet(${quotedText(path)})`,
      fileName(path),
      query,
    );
  }
  const header = await headerOf(question, path, query);
  const columns = header.map((_, at) => `${quotedText(`c${at}`)}: 'VARCHAR'`).join(", ");
  return {
    preparations: [],
    from: `read_csv(${quotedText(path)}, header = true, auto_detect = false, delim = ',', ` +
      `quote = '"', escape = '"', columns = {${columns}})`,
    columns: columnsBy(question, (name) => `c${header.indexOf(normalHeader(name))}`),
    slow: true,
  };
}

/** Columns that DuckDB knows of: of a parquet file, or of a query over files. */
export async function describedSource(
  question: Question,
  from: string,
  file: string,
  query: Query,
): Promise<Source> {
  const described = await query(`DESCRIBE SELECT * FROM ${from}`);
  const columns = described.map((row) => ({
    name: String(row.column_name),
    type: String(row.column_type),
  }));
  checkHeader(question, columns.map(({ name }) => normalHeader(name)), file);
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
  return {
    preparations: [],
    from,
    columns: columnsBy(question, (name) => quoted(find(name).name)),
    slow: false,
  };
}

/** A CSV file that psql sends to the server, into a table that ends with the session. */
export async function postgresFile(
  question: Question,
  path: string,
  query: Query,
): Promise<Source> {
  checkThere(path);
  if (isParquet(path) || /\.gz$/i.test(path) || /[\r\n]/.test(path)) {
    throw new ReadError({
      file: fileName(path),
      found: isParquet(path)
        ? "a parquet file"
        : /\.gz$/i.test(path)
        ? "a compressed file"
        : "a path of several lines",
      expected: "a CSV file, which psql can send",
      mend: "load it into a table and name that, or take the engine duckdb",
    });
  }
  const header = await headerOf(question, path, query);
  const columns = header.map((_, at) => `c${at} text`).join(", ");
  return {
    preparations: [
      `CREATE TEMPORARY TABLE regress_file (${columns})`,
      `\\copy regress_file FROM ${
        quotedText(path)
      } WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')`,
    ],
    from: "regress_file",
    columns: columnsBy(question, (name) => `c${header.indexOf(normalHeader(name))}`),
    slow: false,
  };
}

/** The headers of a CSV file, where those that are meant are in it once each. */
async function headerOf(question: Question, path: string, query: Query): Promise<string[]> {
  const file = fileName(path);
  if (!/\.gz$/i.test(path)) checkNotSomethingElse(beginning(path), file);
  // ragged rows are none of the header's business: the query over the rows refuses them by line
  const [head] = await query(
    `SELECT * FROM read_csv(${
      quotedText(path)
    }, header = false, all_varchar = true, delim = ',', ` +
      `quote = '"', escape = '"', null_padding = true, ignore_errors = true, parallel = false) LIMIT 1`,
  );
  const header = Object.values(head ?? {}).map((cell) =>
    normalHeader(String(cell ?? "").replace(/^\uFEFF/, ""))
  );
  checkHeader(question, header, file);
  return header;
}

/** Refuses a table that has not each column that is meant exactly once. */
function checkHeader(question: Question, header: readonly string[], file: string): void {
  for (const name of columnsNamed(question)) {
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

/** The beginning of a file as text, enough to see that it is no table. */
function beginning(path: string): string {
  using opened = Deno.openSync(path);
  const bytes = new Uint8Array(4096);
  const length = opened.readSync(bytes) ?? 0;
  return new TextDecoder().decode(bytes.subarray(0, length)).replace(/^\uFEFF/, "");
}
