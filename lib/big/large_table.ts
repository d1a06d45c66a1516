import { ReadError } from "../read/read_error.ts";
import { fileName } from "../read/text_file.ts";
import { csvSource, parquetSource, type ResultRow } from "./source.ts";

/** Two columns of a file too large for memory, as the table `measurements(x, y)` of a database. */
export type LargeTable = AsyncDisposable & {
  file: string;
  /** Headers of x and y, as the file has them. */
  x: string;
  y: string;
  query(sql: string): Promise<ResultRow[]>;
};

/**
 * Opens two columns of a CSV or parquet file as `measurements(x, y)`, without reading it: DuckDB goes
 * through the file anew for each query, with a few hundred megabytes whatever its size.
 *
 * Cells that are no numbers for `parseNumber` are NULL. DuckDB, 60 MB with its native part, is loaded at
 * the first call and not before.
 *
 * @throws {ReadError} when the file is missing or is no such table, or lacks a column; the message names
 * the one that is probably meant.
 */
export async function openLargeTable(
  path: string,
  { x, y, memoryMegabytes = 500 }: { x: string; y: string; memoryMegabytes?: number },
): Promise<LargeTable> {
  const file = fileName(path);
  checkThere(path, file);
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${memoryMegabytes}MB`,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
    return Promise.resolve();
  };
  const query = async (sql: string): Promise<ResultRow[]> => {
    try {
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
      return rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            typeof value === "bigint" ? Number(value) : value as number | string | null,
          ]),
        )
      );
    } catch (error) {
      throw unreadable(file, error);
    }
  };
  try {
    const source = /\.(parquet|pq)$/i.test(path)
      ? await parquetSource(path, file, [x, y], query)
      : await csvSource(path, file, [x, y], query);
    await query(
      `CREATE TEMP VIEW measurements AS SELECT ${source.values[0]} AS x, ${
        source.values[1]
      } AS y ` +
        `FROM ${source.from}`,
    );
    return { file, x: source.names[0], y: source.names[1], query, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Refuses a path that leads to no file. */
function checkThere(path: string, file: string): void {
  let found = "no such file";
  try {
    if (Deno.statSync(path).isFile) return;
    found = "a folder";
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  throw new ReadError({
    file,
    found,
    expected: "a CSV or parquet file",
    mend: "check the path",
  });
}

/** What DuckDB says of a file, in one sentence. */
function unreadable(file: string, error: unknown): ReadError {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split("\n");
  const said = lines.find((line) => line.startsWith("Expected Number of Columns")) ??
    lines[0].replace(/^[A-Za-z ]*Error: /, "");
  const line = /\bLine:? (\d+)/i.exec(message)?.[1];
  return new ReadError({
    file,
    line: line === undefined ? null : Number(line),
    found: `what DuckDB cannot take: ${said.replace(/[.\s]+$/, "").slice(0, 160)}`,
    expected: "a comma-separated text with a header, or a parquet file",
    mend: "check the file there, or export it again",
  });
}
