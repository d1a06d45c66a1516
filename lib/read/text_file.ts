import { existsSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { ReadError } from "./read_error.ts";
import { said } from "./said.ts";

/** A file with more bytes than this is not read into memory; a database goes through it instead. */
const LARGE_FILE_BYTES = 100_000_000;

/** What to do with such a file, where its reader knows nothing better. */
const TO_DATABASE = "fit it where it lies with `deno task data:regress`, see docs/large_data.md";

/** The text of a file, and the name to use for it in errors: relative to here if it lies below. */
export type TextFile = { text: string; file: string };

/** What the system says of a file that it does not give. */
const REFUSALS = [
  [Deno.errors.NotFound, "no such file", "check the path"],
  [Deno.errors.IsADirectory, "a folder", "give the path of a file in it"],
  ...[Deno.errors.PermissionDenied, Deno.errors.NotCapable].map((kind) =>
    [kind, "a file that must not be read", "allow reading it (`--allow-read`, file mode)"] as const
  ),
  [TypeError, "an address that is no file", "download it and give its path"],
] as const;

/** Reads a file as text: UTF-8, or UTF-16 with a byte order mark; gzip is unpacked. */
export function readText(path: string | URL, tooLarge = TO_DATABASE): TextFile {
  const { bytes, file } = readBytes(path, tooLarge);
  return { text: decode(unpacked(bytes, file), file), file };
}

/** Reads a file whole; refuses one that is too large, and a path that is really the text of a table. */
export function readBytes(
  path: string | URL,
  tooLarge = TO_DATABASE,
): { bytes: Uint8Array<ArrayBuffer>; file: string } {
  if (typeof path === "string" && /[\r\n]/.test(path)) {
    throw new ReadError({
      file: "a path",
      found: "several lines of text",
      expected: "the path of a file",
      mend: "write the text to a file and give its path",
    });
  }
  const file = fileName(path);
  try {
    checkFileSize(Deno.statSync(path).size, file, tooLarge);
    return { bytes: Deno.readFileSync(path), file };
  } catch (error) {
    const refusal = REFUSALS.find(([kind]) => error instanceof kind);
    if (refusal === undefined) throw error;
    const [, found, mend] = refusal;
    throw new ReadError({ file, found, expected: "a CSV file", mend });
  }
}

function checkFileSize(bytes: number, file: string, mend: string): void {
  if (bytes <= LARGE_FILE_BYTES) return;
  const megabytes = (size: number) => `${Math.round(size / 1e6).toLocaleString("en-US")} MB`;
  throw new ReadError({
    file,
    found: megabytes(bytes),
    expected: `at most ${megabytes(LARGE_FILE_BYTES)}`,
    mend,
  });
}

/** Bytes out of gzip, where they are in it. */
function unpacked(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGE_FILE_BYTES });
  } catch (error) {
    throw new ReadError({
      file,
      found: `gzip that cannot be unpacked (${error instanceof Error ? error.message : error})`,
      expected: "text in UTF-8",
      mend: "pack it again; above 100 MB, use `deno task data:regress`",
    });
  }
}

function decode(bytes: Uint8Array, file: string): string {
  const mark = bytes[0] * 256 + bytes[1];
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ReadError({
      file,
      found: "bytes that are not UTF-8",
      expected: "text in UTF-8",
      mend: "save the table as CSV in UTF-8 (not Latin-1, .xlsx or .parquet)",
    });
  }
}

/** Whether a path is that of a folder. */
export function isFolder(path: string | URL): boolean {
  return existsSync(path) && Deno.statSync(path).isDirectory;
}

/** A path as a person would write it: below the working folder without it. */
export function fileName(path: string | URL): string {
  if (typeof path !== "string" && !(path instanceof URL)) {
    throw new TypeError(
      `A table is loaded from a path, got ${said(path)}: lm.loadServed("my/file.csv")`,
    );
  }
  const full = typeof path === "string"
    ? path
    : path.protocol === "file:"
    ? decodeURIComponent(path.pathname)
    : path.href;
  const here = Deno.cwd() + "/";
  return full.startsWith(here) ? full.slice(here.length) : full;
}
