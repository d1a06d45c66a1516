import { parseCsv, type TextTable } from "./csv.ts";
import type { Asking } from "./csv_form.ts";
import { parseJson, recordsOf, tableOfRecords } from "./json.ts";
import { ReadError } from "./read_error.ts";
import { readBytes, readText } from "./text_file.ts";

export const isJson = (path: string) => /\.(json|jsonl|ndjson)(\.gz)?$/i.test(path);
export const isParquet = (path: string | URL) => /\.(parquet|pq)$/i.test(String(path));

/** Reads a table from a CSV file in its many spellings, or from JSON where the name says so. */
export function readAnyText(path: string | URL, asking: Asking = {}, tooLarge?: string): TextTable {
  const { text, file } = readText(path, tooLarge);
  if (!isJson(file)) return parseCsv(text, { file, ...asking });
  const json = parseJson(text, file);
  return { ...tableOfRecords(recordsOf(json, file), file), json };
}

/** Reads a table as `readAnyText` does, parquet too. */
export async function readAnyFile(path: string | URL, asking: Asking = {}): Promise<TextTable> {
  if (!isParquet(path)) return readAnyText(path, asking);
  const { bytes, file } = readBytes(path);
  // 200 kB that few need
  const { parquetReadObjects } = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  const records = await parquetReadObjects({ file: bytes.buffer, compressors }).catch((error) => {
    throw new ReadError({
      file,
      found: `no readable parquet (${error instanceof Error ? error.message : error})`,
      expected: "a parquet file",
      mend: "export it again",
    });
  });
  return tableOfRecords(records, file);
}
