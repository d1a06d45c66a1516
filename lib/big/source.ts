import { normalHeader } from "../read/csv.ts";
import { nearest } from "../read/nearest.ts";
import { checkNotSomethingElse } from "../read/other_format.ts";
import { ReadError } from "../read/read_error.ts";
import { identifier, literal, strictNumberSql } from "./strict_number.ts";

/** A row of a result; numbers are numbers, counts too. */
export type ResultRow = Readonly<Record<string, number | string | null>>;

/** Asks the database. */
export type Query = (sql: string) => Promise<ResultRow[]>;
/** Two columns of a file in SQL: where they are read from, their headers, and their values as numbers. */
export type Source = { from: string; names: string[]; values: string[] };

/** A CSV file: all cells are text, in the dialect that `parseCsv` reads. */
export async function csvSource(
  path: string,
  file: string,
  wanted: readonly string[],
  query: Query,
): Promise<Source> {
  if (!/\.gz$/i.test(path)) checkNotSomethingElse(beginning(path), file);
  // ragged rows are none of the header's business: the query over the rows refuses them by line
  const [head] = await query(
    `SELECT * FROM read_csv(${literal(path)}, header = false, all_varchar = true, delim = ',', ` +
      `quote = '"', escape = '"', null_padding = true, ignore_errors = true) LIMIT 1`,
  );
  const header = Object.values(head ?? {}).map((cell) =>
    normalHeader(String(cell ?? "").replace(/^\uFEFF/, ""))
  );
  const names = columnsOf(wanted, header, file);
  const columns = header.map((_, at) => `${literal(`c${at}`)}: 'VARCHAR'`).join(", ");
  return {
    from: `read_csv(${literal(path)}, header = true, auto_detect = false, delim = ',', ` +
      `quote = '"', escape = '"', columns = {${columns}})`,
    names,
    values: names.map((name) => strictNumberSql(`c${header.indexOf(name)}`)),
  };
}

/** A parquet file: columns of numbers, or of texts that are read as those of a CSV. */
export async function parquetSource(
  path: string,
  file: string,
  wanted: readonly string[],
  query: Query,
): Promise<Source> {
  const from = `read_parquet(${literal(path)})`;
  const described = await query(`DESCRIBE SELECT * FROM ${from}`);
  const types = new Map(
    described.map((row) => [normalHeader(String(row.column_name)), String(row.column_type)]),
  );
  const names = columnsOf(wanted, [...types.keys()], file);
  const values = names.map((name) => {
    const type = types.get(name)!;
    const original = String(
      described.find((row) => normalHeader(String(row.column_name)) === name)!.column_name,
    );
    if (type === "VARCHAR") return strictNumberSql(original);
    if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/.test(type)) {
      return `CAST(${identifier(original)} AS DOUBLE)`;
    }
    throw new ReadError({
      file,
      column: name,
      found: `values of the type ${type}`,
      expected: "numbers",
      mend: "choose another column",
    });
  });
  return { from, names, values };
}

/** The headers that are meant, each found exactly once. */
function columnsOf(wanted: readonly string[], header: readonly string[], file: string): string[] {
  return wanted.map((name) => {
    const column = normalHeader(name);
    const times = header.filter((other) => other === column).length;
    if (times === 1) return column;
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
  });
}

/** The beginning of a file as text, enough to see that it is no table. */
function beginning(path: string): string {
  using opened = Deno.openSync(path);
  const bytes = new Uint8Array(4096);
  const length = opened.readSync(bytes) ?? 0;
  return new TextDecoder().decode(bytes.subarray(0, length)).replace(/^\uFEFF/, "");
}
