import { hash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseCsv } from "../../lib/read/csv.ts";
import { formatManifest, readManifest, type TableRecord } from "../../lib/read/shipped.ts";
import { lockFolder, replaceFiles } from "../replace_files.ts";
import { TaskError } from "../task_error.ts";

/**
 * Writes tables into a data folder and then their records into its manifest: all whole beside their places
 * first and then renamed. A kill between two renames leaves new tables that the manifest does not describe
 * yet: readers are warned of them (`loadSnapshot`), and the next run brings the rest.
 */
export function commitTables(
  folder: URL,
  texts: Readonly<Record<string, string>>,
  origin: (file: string) => Pick<TableRecord, "source" | "revision" | "taken" | "note">,
): void {
  try {
    using _lock = lockFolder(folder);
    const { tables: records } = readManifest(folder);
    for (const [file, text] of Object.entries(texts)) {
      const of = origin(file), digest = hash("sha256", text);
      // the same to the byte, and no revision of its own: what is known of it stays true
      if (of.revision === null && records[file]?.sha256 === digest) continue;
      const rows = parseCsv(text, { file }).records.length;
      records[file] = { ...of, rows, sha256: digest };
    }
    const all = new Map(Object.entries(texts))
      .set("manifest.json", formatManifest({ tables: records }));
    // what a killed run had written beside them
    for (const { name } of Deno.readDirSync(folder)) {
      if (all.has(name.replace(/\.\d+\.new$/, "")) && name.endsWith(".new")) {
        Deno.removeSync(new URL(name, folder));
      }
    }
    replaceFiles(fileURLToPath(folder), all);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof SyntaxError) throw error;
    throw new TaskError(
      `Cannot write the tables: ${error.message}; free some space or allow writing in ` +
        `${fileURLToPath(folder)}, and run it again`,
    );
  }
}
