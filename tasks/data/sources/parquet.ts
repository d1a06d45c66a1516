import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import type { Compressors } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { quoted, SourceError } from "../http/source_error.ts";

/** Rows of a table by column; values as parquet has them. `columns` are all that the file has. */
export type ParquetRows = { columns: string[]; rows: Record<string, unknown>[] };

/** What one file may hold; the leaderboard had 4,576 rows in 2025. */
const MOST_ROWS = 1_000_000;
const MOST_COLUMN_BYTES = 100_000_000;
const MOST_PAGE_BYTES = 100_000_000;

/** Decompression that looks at the announced length first: a page may claim gigabytes. */
const carefully: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (length > MOST_PAGE_BYTES) throw new RangeError(`a page of ${length} bytes`);
      return decompress(input, length);
    },
  ]),
);

/**
 * Reads the wanted columns of a parquet file, and those that it may have.
 *
 * @throws {SourceError} when it is none, lacks a column, or claims more rows or bytes than allowed.
 */
export async function readParquet(
  bytes: Uint8Array,
  wanted: readonly string[],
  what: string,
  optional: readonly string[] = [],
): Promise<ParquetRows> {
  const file = bytes.slice().buffer;
  const metadata = orRefuse(what, () => parquetMetadata(file));
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw missingColumns(what, missing, columns);
  const taken = [...wanted, ...optional.filter((name) => columns.includes(name))];
  const size = metadata.row_groups
    .flatMap((group) => group.columns)
    .filter(({ meta_data }) => taken.includes(meta_data?.path_in_schema[0] ?? ""))
    .reduce((sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0), 0);
  if (metadata.num_rows > MOST_ROWS || metadata.num_rows < 0 || size > MOST_COLUMN_BYTES) {
    throw new SourceError(
      `Cannot use ${what}: found ${metadata.num_rows} rows in ${size} bytes, expected at most ` +
        `${MOST_ROWS} in ${MOST_COLUMN_BYTES}; the source has changed, look at it first`,
    );
  }
  try {
    const rows = await parquetReadObjects({
      file,
      metadata,
      columns: taken,
      compressors: carefully,
    });
    if (BigInt(rows.length) !== metadata.num_rows) {
      throw new RangeError(`${rows.length} of ${metadata.num_rows} rows`);
    }
    return { columns, rows };
  } catch (error) {
    throw unreadable(what, error);
  }
}

/** The error for columns that a table of the source no longer has. */
export function missingColumns(
  what: string,
  missing: readonly string[],
  columns: readonly string[],
): SourceError {
  const names = (list: readonly string[]) => list.map((name) => JSON.stringify(name)).join(", ");
  return new SourceError(
    `Cannot use ${what}: found no column ${names(missing)} among ${
      quoted(columns.join(", "), 400)
    }, ` +
      "expected it; the source has renamed or dropped it, change the mapping",
  );
}

/** Runs a step of reading; what it throws means that the file is none. */
function orRefuse<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(what, error);
  }
}

/** The error for bytes that are no parquet. */
function unreadable(what: string, error: unknown): SourceError {
  const why = error instanceof Error ? error.message : String(error);
  return new SourceError(
    `Cannot use ${what}: found no readable parquet (${quoted(why, 100)}), expected one; ` +
      "try again later",
  );
}
