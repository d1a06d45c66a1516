import { ReadError } from "../read/read_error.ts";

/** A DuckDB in the process, without tables of its own. */
export type Database = AsyncDisposable & {
  run: (sql: string) => Promise<void>;
  query: (sql: string) => Promise<Record<string, unknown>[]>;
  /** A folder that is gone when the database is. */
  folder: string;
};

/**
 * What DuckDB gave, until the process ends: where the collector takes such an object shortly before the
 * end, Deno 2.8.1 finalizes it too late and crashes. So results come through a file, and this is small.
 */
const kept: unknown[] = [];

/**
 * Opens a DuckDB that goes through files, with a few hundred megabytes whatever their size; what does not
 * fit lies in a temporary folder meanwhile.
 *
 * @param file what errors name as the thing that was read.
 */
export async function openDatabase(file: string): Promise<Database> {
  // 64 MB, named here with its version, so that only a command that needs it fetches it
  // deno-lint-ignore no-import-prefix
  const { DuckDBInstance } = await import("npm:@duckdb/node-api@1.4.4-r.1");
  const folder = await Deno.makeTempDir(), answer = `${folder}/answer.json`;
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "500MB",
    temp_directory: folder,
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  kept.push(instance, connection);
  const run = async (sql: string) => {
    try {
      kept.push(await connection.run(sql));
    } catch (error) {
      throw unreadable(file, error);
    }
  };
  return {
    run,
    folder,
    query: async (sql) => {
      await run(`COPY (${sql}\n) TO '${answer.replaceAll("'", "''")}' (FORMAT json, ARRAY true)`);
      return JSON.parse(await Deno.readTextFile(answer));
    },
    [Symbol.asyncDispose]: async () => {
      connection.closeSync();
      instance.closeSync();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

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
