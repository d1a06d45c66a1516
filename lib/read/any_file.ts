import { parseAnyCsv } from "./any_csv.ts";
import type { AnyTable, Asking } from "./any_table.ts";
import { parseJson, recordsOf, tableOfRecords } from "./json.ts";
import { ReadError } from "./read_error.ts";
import { readBytes, readText } from "./text_file.ts";

/**
 * Reads a table from a file of text, its cells as they stand there: CSV in its many spellings, or JSON
 * where the name ends in .json, .jsonl or .ndjson. Gzip is unpacked.
 *
 * @throws {ReadError} when it is missing, too large to be read whole, no such file, or may be read in two
 * ways.
 */
export function readAnyText(path: string | URL, asking: Asking = {}): AnyTable {
  const { text, file } = readText(path);
  if (!isJson(file)) return parseAnyCsv(text, file, asking);
  const json = parseJson(text, file);
  return { ...tableOfRecords(recordsOf(json, file), file), json };
}

export const isJson = (path: string) => /\.(json|jsonl|ndjson)(\.gz)?$/i.test(path);
export const isParquet = (path: string | URL) => /\.(parquet|pq)$/i.test(String(path));

/** Reads a table as `readAnyText` does, parquet too. */
export async function readAnyFile(path: string | URL, asking: Asking = {}): Promise<AnyTable> {
  if (!isParquet(path)) return readAnyText(path, asking);
  const { bytes, file } = readBytes(path);
  // 200 kB that few need
  const [{ parquetReadObjects }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  try {
    return tableOfRecords(await parquetReadObjects({ file: bytes.buffer, compressors }), file);
  } catch (error) {
    throw new ReadError({
      file,
      found: `no readable parquet (${error instanceof Error ? error.message : error})`,
      expected: "a parquet file",
      mend: "export it again",
    });
  }
}
