import { ReadError } from "../read/read_error.ts";

/** A row of a result; numbers are numbers, counts too. */
export type ResultRow = Readonly<Record<string, number | string | null>>;

/** Asks a database. */
export type Query = (sql: string) => Promise<ResultRow[]>;

/** A DuckDB in the process, without tables of its own. */
export type Database = AsyncDisposable & { query: Query };

/**
 * Opens a DuckDB that goes through files, with a few hundred megabytes whatever their size; what does not
 * fit lies in a temporary folder meanwhile. DuckDB, 60 MB with its native part, is loaded at the first
 * query and not before.
 *
 * @param file what errors name as the thing that was read.
 */
export function openDatabase(
  file: string,
  { memoryMegabytes = 500 }: { memoryMegabytes?: number } = {},
): Database {
  let opened: ReturnType<typeof open> | null = null;
  return {
    query: async (sql) => {
      const { connection } = await (opened ??= open(memoryMegabytes));
      try {
        return (await connection.runAndReadAll(sql)).getRowObjectsJS().map(plain);
      } catch (error) {
        throw unreadable(file, error);
      }
    },
    [Symbol.asyncDispose]: async () => {
      if (opened === null) return;
      const { connection, instance, folder } = await opened;
      connection.closeSync();
      instance.closeSync();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Starts DuckDB. */
async function open(memoryMegabytes: number) {
  const { DuckDBInstance } = await import("./duckdb.ts");
  const folder = await Deno.makeTempDir();
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${memoryMegabytes}MB`,
    temp_directory: folder,
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
  });
  return { connection: await instance.connect(), instance, folder };
}

/** A row with counts as numbers. */
function plain(row: Record<string, unknown>): ResultRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "bigint" ? Number(value) : value as number | string | null,
    ]),
  );
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
