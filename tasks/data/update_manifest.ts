import { hash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseCsv } from "../../lib/read/csv.ts";
import { formatManifest, readManifest, type TableRecord } from "../../lib/read/shipped.ts";
import { replaceFiles } from "../replace_files.ts";
import { TaskError } from "../task_error.ts";

/** Where some tables come from; rows and SHA-256 are counted from their texts. */
export type Origin = Pick<TableRecord, "source" | "revision" | "taken" | "note">;

/** Keeps two runs that write into one folder apart. */
const LOCK = ".update.lock";

/**
 * Writes tables into a data folder and then their records into its manifest.
 *
 * All are written whole beside their places first and then renamed, the manifest last: when writing
 * fails nothing has changed, and after a kill at any moment each file is wholly the old or the new one.
 * A kill between two renames leaves new tables that the manifest does not describe yet: readers are
 * warned of them (`loadSnapshot`), and the next run brings the rest.
 *
 * @throws {ReadError} when a text is no table, or the manifest there cannot be read.
 * @throws {TaskError} when the disk is full or the folder must not be written.
 */
export function commitTables(
  folder: URL,
  texts: Readonly<Record<string, string>>,
  origin: (file: string) => Origin,
): void {
  try {
    Deno.mkdirSync(folder, { recursive: true });
    // the system frees it when this process dies
    using lock = Deno.openSync(new URL(LOCK, folder), { create: true, write: true });
    lock.lockSync(true);
    const { tables } = readManifest(folder), records = { ...tables };
    for (const [file, text] of Object.entries(texts)) {
      const { source, revision, taken, note } = origin(file);
      const digest = hash("sha256", new TextEncoder().encode(text));
      // the same to the byte, and no revision of its own: what is known of it stays true
      if (revision === null && records[file]?.sha256 === digest) continue;
      const rows = parseCsv(text, { file }).records.length;
      const noted = note === undefined ? {} : { note };
      records[file] = { source, revision, taken, rows, sha256: digest, ...noted };
    }
    const all = new Map(Object.entries(texts));
    all.set("manifest.json", formatManifest({ tables: records }));
    removeLeftovers(folder, all);
    replaceFiles(fileURLToPath(folder), all);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof SyntaxError) throw error;
    throw new TaskError(
      `Cannot write the tables: ${error.message}; free some space or allow writing in ` +
        `${fileURLToPath(folder)}, and run it again`,
    );
  }
}

/** Removes what a killed run had written beside some files. */
function removeLeftovers(folder: URL, files: ReadonlyMap<string, string>): void {
  for (const { name } of Deno.readDirSync(folder)) {
    const of = /^(.+)\.\d+\.new$/.exec(name)?.[1] ?? "";
    if (files.has(of)) Deno.removeSync(new URL(name, folder));
  }
}
