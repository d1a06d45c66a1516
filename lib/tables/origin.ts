import { folderBelow, isOfData } from "../read/latest.ts";
import { DATA, loadSnapshot } from "../read/shipped.ts";
import { fileName } from "../read/text_file.ts";
import type { Origin } from "./table.ts";

/** What is said of the source of a shipped table; date and revision are in the manifest. */
export type Source = Pick<Origin, "source" | "url" | "licence">;

/**
 * Where a table's rows come from: the shipped files, their newest state ("latest"), or the file or folder
 * at `path`. A shipped table
 * that is no longer the one of the manifest is nobody's but its file's: it carries a warning and no
 * source.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const source = { source: "Ember", url: "https://ember-energy.org/", licence: "CC BY 4.0" };
 * assert.equal(originOf(source, ["grid.csv"]).source, "Ember");
 * assert.equal(originOf(source, ["grid.csv"], "my/grid.csv").source, "my/grid.csv");
 * ```
 * @throws {ReadError} when a shipped table or the manifest cannot be read.
 */
export function originOf(
  source: Source,
  names: readonly string[],
  path?: string | URL,
  folder: URL = DATA,
): Origin {
  if (!isShippedFile(names, path)) return ownOrigin([fileName(path!)], null);
  const below = folderBelow(names, path), files = names.map((name) => below + name);
  const { tables, warnings } = loadSnapshot(names, new URL(below, folder));
  if (warnings.length > 0) return ownOrigin(files, warnings.join("; "));
  const dates = tables.map(({ record }) => record?.date ?? record?.taken?.slice(0, 10) ?? null);
  return { ...source, date: dates[0], files, own: false, warning: null };
}

/** Whether a path, or none, means a shipped file or its newest state. */
export function isShippedFile(names: readonly string[], path?: string | URL): boolean {
  if (isOfData(path)) return true;
  return names.some((name) => fileName(new URL(name, DATA)) === fileName(path));
}

/** The origin of files that are nobody's but the user's. */
function ownOrigin(files: string[], warning: string | null): Origin {
  const source = files.join(", ");
  return { source, url: null, date: null, licence: null, files, own: true, warning };
}
