import { isShipped, loadSnapshot, readManifest, readShipped } from "../../lib/read/shipped.ts";
import { tally } from "../../lib/read/left_out.ts";
import { compareStates } from "./compare.ts";
import { type ClientOptions, openClient } from "./http.ts";
import { LEADERBOARD } from "./sources/leaderboard.ts";
import { LLM_PERF } from "./sources/llm_perf.ts";
import { PRICES } from "./sources/prices.ts";
import { SCORES } from "./sources/scores.ts";
import { SERVED } from "./sources/served.ts";
import { csvOf, type Source } from "./sources/source.ts";
import { commitTables } from "./update_manifest.ts";

/** The sources, in the order in which they are refreshed. */
export const SOURCES: readonly Source[] = [LEADERBOARD, LLM_PERF, PRICES, SERVED, SCORES];

/** How a refresh is done: the tables' folder, with a slash at its end, and what the command's options say. */
export type RefreshOptions = {
  folder: URL;
  dryRun?: boolean;
  again?: boolean;
  confirmedPrices?: readonly string[];
  now?: () => Date;
  say?: (line: string) => void;
  client?: ClientOptions;
};

/**
 * Refreshes the tables of one source: downloads, checks, shows what changes, and replaces them. Throws a
 * TaskError or a ReadError when it cannot be had, checked or written; nothing was changed then.
 */
export async function refresh(source: Source, options: RefreshOptions): Promise<void> {
  const { folder, now = () => new Date(), confirmedPrices = [], say = () => {} } = options;
  const { name, page, table: { files, studied, columns } } = source;
  const below = studied ? "latest/" : "", target = new URL(below, folder);
  const state = await source.open(openClient({ say, ...options.client })), { revision } = state;
  const shown = revision.replace(/[0-9a-f]{40}/g, (sha) => sha.slice(0, 10));
  const records = readManifest(target).tables;
  const same =
    files.every((file) => records[file]?.revision === revision && isShipped(file, target)) &&
    loadSnapshot(files, target).warnings.length === 0;
  if (same && !options.again) {
    return say(`${name}: already at revision ${shown}, nothing to change`);
  }
  const taken = now().toISOString().replace(/\.\d+Z$/, "Z"), leftOut = tally();
  const tables = await source.read(state, { today: taken.slice(0, 10), leftOut });
  const texts: Record<string, string> = {}, changes: string[] = [];
  for (const [i, file] of files.entries()) {
    texts[file] = csvOf(tables[i], columns);
    // the first refresh is compared with the study's own table
    const place = [target, folder].find((place) => isShipped(file, place));
    const last = place === undefined ? null : readShipped([file], place)[0].text;
    changes.push(compareStates(file, last, texts[file], confirmedPrices));
  }
  say(changes.join("\n"));
  for (const { why, count } of leftOut.list()) say(`  not in the tables: ${why} (${count})`);
  if (options.dryRun) return say(`${name}: dry run, nothing was changed`);
  commitTables(target, texts, (file) => {
    const known = records[file]; // what is noted of a source stays true of its next revision
    const note = known?.source === page ? known.note : undefined;
    return { source: page, revision, taken, note };
  });
  say(`${name}: ${files.map((file) => below + file).join(", ")} now at revision ${shown}`);
}
