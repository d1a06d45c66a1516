import { DATA, loadSnapshot } from "../read/shipped.ts";
import { fileName } from "../read/text_file.ts";
import type { Origin } from "./table.ts";

/** What is said of the source of a shipped table; date and revision are in the manifest. */
export type Source = Pick<Origin, "source" | "url" | "licence">;

/**
 * Where a table's rows come from: the shipped files, or the file or folder at `path`. A shipped table
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
  const { tables, warnings } = loadSnapshot(names, folder);
  if (warnings.length > 0) return ownOrigin([...names], warnings.join("; "));
  const dates = tables.map(({ record }) => record?.date ?? record?.taken?.slice(0, 10) ?? null);
  return { ...source, date: dates[0], files: [...names], own: false, warning: null };
}

/** Whether a path, or none, means a shipped file. */
export function isShippedFile(names: readonly string[], path?: string | URL): boolean {
  if (path === undefined) return true;
  return names.some((name) => fileName(new URL(name, DATA)) === fileName(path));
}

/** The origin of files that are nobody's but the user's. */
function ownOrigin(files: string[], warning: string | null): Origin {
  const source = files.join(", ");
  return { source, url: null, date: null, licence: null, files, own: true, warning };
}
