import { ReadError } from "./read_error.ts";

/** A file with more bytes than this is not read into memory; a database goes through it instead. */
export const LARGE_FILE_BYTES = 100_000_000;

/**
 * Refuses a file that is too large to be read row by row.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * checkFileSize(5_000_000, "runs.csv");
 * assert.throws(() => checkFileSize(2e9, "runs.csv"), /found 2,000 MB, expected at most 100 MB/);
 * ```
 * @throws {ReadError} that tells how to fit it without reading it.
 */
export function checkFileSize(bytes: number, file: string): void {
  if (bytes <= LARGE_FILE_BYTES) return;
  const megabytes = (size: number) => `${Math.round(size / 1e6).toLocaleString("en-US")} MB`;
  throw new ReadError({
    file,
    found: megabytes(bytes),
    expected: `at most ${megabytes(LARGE_FILE_BYTES)}`,
    mend: "fit it where it lies with `deno task data:regress`, see docs/large_data.md",
  });
}
