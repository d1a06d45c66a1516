import { isShipped, readManifest, readShipped } from "../../lib/read/shipped.ts";
import { changeOf } from "./changes.ts";
import { changesTable } from "./changes_table.ts";
import { checkPriceJumps } from "./check_price_jumps.ts";
import { checkTable } from "./check_table.ts";
import { openCache } from "./http/cache.ts";
import { type Client, type ClientOptions, openClient } from "./http/client.ts";
import { SourceError } from "./http/source_error.ts";
import type { Fetched } from "./sources/fetched.ts";
import { fetchLeaderboard } from "./sources/leaderboard.ts";
import { fetchLlmPerf } from "./sources/llm_perf.ts";
import { fetchPrices } from "./sources/prices.ts";
import { fetchServed } from "./sources/served.ts";
import { kindOf } from "./tables.ts";
import { commitTables } from "./update_manifest.ts";

/** The sources, by their names on the command line. */
export const SOURCES = ["leaderboard", "llm-perf", "prices", "served"] as const;
export type Source = (typeof SOURCES)[number];

/** The sources of the study's tables, and the folder below the tables' for their newer states. */
const STUDIED: readonly Source[] = ["leaderboard", "llm-perf"];
const LATEST_FOLDER = "latest/";

/** How a refresh is done. */
export type RefreshOptions = {
  /** The tables' folder, with a slash at its end; newer states of the study's tables go to latest/. */
  folder: URL;
  /** Where copies of downloads are kept; null keeps none. */
  cacheFolder: string | null;
  /** Downloads and checks all, and changes nothing. */
  dryRun?: boolean;
  /** Models whose price may differ a hundredfold from the last one. */
  confirmedPrices?: readonly string[];
  /** The longest time for all downloads of one source, in milliseconds. */
  runMs?: number;
  now?: () => Date;
  say?: (line: string) => void;
  client?: Omit<ClientOptions, "signal" | "cache" | "say">;
};

/**
 * Refreshes the tables of one source: downloads, checks, shows what changes, and replaces them all or
 * none. The study's tables are never replaced: their newer states stand in latest/.
 *
 * @throws {SourceError} when the source cannot be had or a check fails; nothing was changed then.
 * @throws {ReadError} when a file of the source is no such table; nothing was changed then.
 */
export async function refresh(source: Source, options: RefreshOptions): Promise<void> {
  const { folder, dryRun = false, confirmedPrices = [], now = () => new Date() } = options;
  const say = options.say ?? (() => {});
  const target = STUDIED.includes(source) ? new URL(LATEST_FOLDER, folder) : folder;
  const { texts, leftOut, revision, source: address } = await download(source, options);
  const textOf = (file: string, place: URL) =>
    isShipped(file, place) ? readShipped([file], place)[0].text : null;
  const old = (file: string) => textOf(file, target);
  const changes = Array.from(texts, ([file, text]) => {
    // the first refresh is compared with the study's own table
    const kind = kindOf(file), last = old(file) ?? textOf(file, folder);
    const before = last === null ? null : kind.read(last, file);
    const after = kind.read(text, file);
    checkTable(file, kind, before, after);
    if (file === "prices.csv") checkPriceJumps(last, text, confirmedPrices);
    return changeOf(file, before, after);
  });
  say(changesTable(changes));
  for (const { why, count } of leftOut) say(`  not in the tables: ${why} (${count})`);
  const records = readManifest(target).tables;
  const same = [...texts].every(([file, text]) =>
    old(file) === text && records[file]?.revision === revision
  );
  if (same) {
    return say(`${source}: already at revision ${revision.slice(0, 10)}, nothing to change`);
  }
  if (dryRun) return say(`${source}: dry run, nothing was changed`);
  const taken = now().toISOString().replace(/\.\d+Z$/, "Z");
  commitTables(target, texts, (file) => {
    const known = records[file]; // what is noted of a source stays true of its next revision
    const note = known?.source === address ? known.note : undefined;
    return { source: address, revision, taken, note };
  });
  const places = [...texts.keys()].map((file) => (target === folder ? "" : LATEST_FOLDER) + file);
  say(`${source}: ${places.join(", ")} now at revision ${revision.slice(0, 10)}`);
}

/** Downloads a source within the run's time. */
async function download(source: Source, options: RefreshOptions): Promise<Fetched> {
  const { folder, cacheFolder, runMs = 1_800_000, say = () => {} } = options;
  const run = new AbortController();
  const timer = setTimeout(() =>
    run.abort(
      new SourceError(
        `Cannot refresh ${source}: it took longer than ${runMs / 1000} s in all; try again later`,
      ),
    ), runMs);
  const client: Client = openClient({
    ...options.client,
    ...(cacheFolder === null ? {} : { cache: openCache(cacheFolder) }),
    say,
    signal: run.signal,
  });
  try {
    if (source === "leaderboard") return await fetchLeaderboard(client);
    if (source === "llm-perf") return await fetchLlmPerf(client);
    if (source === "served") return await fetchServed(client);
    return await fetchPrices(client, (name) => readShipped([name], folder)[0].text);
  } finally {
    clearTimeout(timer);
  }
}
