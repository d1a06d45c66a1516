import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { type CsvTable, parseCsv } from "../../lib/read/csv.ts";
import { parseJsonRecords, tableOfRecords } from "../../lib/read/formats/records.ts";
import { checkFileSize } from "../../lib/read/large_file.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { fileName, readText } from "../../lib/read/text_file.ts";

/** A table from a file of any kind, and how an error names a row of it. */
export type Rows = CsvTable & { place: (line: number) => string };

/**
 * Reads a table from a CSV, JSON or parquet file, told apart by how their names end.
 *
 * @throws {ReadError} when it is missing, too large to be read whole, or no such file.
 */
export async function readRows(path: string): Promise<Rows> {
  const file = fileName(path);
  if (isParquet(path)) return rowsOf(tableOfRecords(await parquetRecords(path), file));
  const { text } = readText(path);
  if (/\.json$/i.test(path)) return rowsOf(tableOfRecords(parseJsonRecords(text, file), file));
  return { ...parseCsv(text, { file }), place: (line) => `${file}, line ${line}` };
}

/** Whether a file is parquet by its name. */
function isParquet(path: string): boolean {
  return /\.(parquet|pq)$/i.test(path);
}

/** A table of records: it has rows and no lines. */
function rowsOf(table: CsvTable): Rows {
  return { ...table, place: (line) => `${table.file}, row ${line - 1}` };
}

/** The rows of a parquet file as records. */
async function parquetRecords(path: string): Promise<Record<string, unknown>[]> {
  const file = fileName(path);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    checkFileSize(Deno.statSync(path).size, file);
    bytes = Deno.readFileSync(path);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError({
      file,
      found: "no file that can be read",
      expected: "a parquet file",
      mend: "check the path",
    });
  }
  try {
    return await parquetReadObjects({ file: bytes.buffer, compressors });
  } catch (error) {
    throw new ReadError({
      file,
      found: `no readable parquet (${error instanceof Error ? error.message : error})`,
      expected: "a parquet file",
      mend: "export it again",
    });
  }
}
