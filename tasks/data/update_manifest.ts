import { parseCsv } from "../../lib/read/csv.ts";
import { formatManifest, type Manifest, type TableRecord } from "../../lib/read/manifest.ts";
import { sha256 } from "../../lib/read/sha256.ts";
import { readManifest } from "../../lib/read/shipped.ts";
import { commitFiles } from "./commit.ts";

/** Where some tables come from; rows and SHA-256 are counted from their texts. */
export type Origin = Pick<TableRecord, "source" | "revision" | "taken" | "note">;

/**
 * A manifest with the records of some new tables in the place of the old ones. A table that is the same
 * to the byte keeps its record when no revision of its own comes with it.
 */
function withTables(
  { tables }: Manifest,
  texts: ReadonlyMap<string, string>,
  origin: (file: string) => Origin,
): Manifest {
  const added = Array.from(texts, ([file, text]): [string, TableRecord] => {
    const { source, revision, taken, note } = origin(file);
    const digest = sha256(new TextEncoder().encode(text));
    const known = tables[file];
    if (revision === null && known?.sha256 === digest) return [file, known];
    return [file, {
      source,
      revision,
      taken,
      rows: parseCsv(text, { file }).records.length,
      sha256: digest,
      ...(note === undefined ? {} : { note }),
    }];
  });
  return { tables: { ...tables, ...Object.fromEntries(added) } };
}

/**
 * Writes tables into a data folder together with their records in its manifest, all or nothing.
 *
 * @throws {ReadError} when a text is no table, or the manifest there cannot be read.
 */
export function commitTables(
  folder: URL,
  texts: ReadonlyMap<string, string>,
  origin: (file: string) => Origin,
  options: Parameters<typeof commitFiles>[2] = {},
): void {
  const manifest = withTables(readManifest(folder), texts, origin);
  commitFiles(folder, new Map([...texts, ["manifest.json", formatManifest(manifest)]]), options);
}
