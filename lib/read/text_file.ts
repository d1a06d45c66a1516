import { checkFileSize } from "./large_file.ts";
import { ReadError } from "./read_error.ts";
import { said } from "./said.ts";

/** The text of a file, and the name to use for it in errors: relative to here if it lies below. */
export type TextFile = { text: string; file: string };

/**
 * Reads a file as UTF-8 text.
 *
 * @throws {ReadError} when it is missing, a folder, not to be read, too large, or not UTF-8; also when the path is
 * really the text of a table.
 */
export function readText(path: string | URL): TextFile {
  if (typeof path === "string" && /[\r\n]/.test(path)) {
    throw new ReadError({
      file: "a path",
      found: "several lines of text",
      expected: "the path of a file",
      mend: "write the text to a file and give its path",
    });
  }
  const file = fileName(path);
  let bytes: Uint8Array;
  try {
    checkFileSize(Deno.statSync(path).size, file);
    bytes = Deno.readFileSync(path);
  } catch (error) {
    throw error instanceof ReadError ? error : unreadable(file, error);
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), file };
  } catch {
    throw new ReadError({
      file,
      found: "bytes that are not UTF-8",
      expected: "comma-separated text in UTF-8",
      mend: "save the table as CSV in UTF-8 (not Latin-1, .xlsx, .parquet or a compressed file)",
    });
  }
}

/** Whether a path is that of a folder. */
export function isFolder(path: string | URL): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
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

/** The error for a file that the system does not give. */
function unreadable(file: string, error: unknown): unknown {
  const problem = error instanceof Deno.errors.NotFound
    ? { found: "no such file", mend: "check the path" }
    : error instanceof Deno.errors.IsADirectory
    ? { found: "a folder", mend: "give the path of a file in it" }
    : error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable
    ? {
      found: "a file that must not be read",
      mend: "allow reading it (`--allow-read`, file mode)",
    }
    : error instanceof TypeError
    ? { found: "an address that is no file", mend: "download it and give its path" }
    : null;
  return problem === null ? error : new ReadError({ file, expected: "a CSV file", ...problem });
}
