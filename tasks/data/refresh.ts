import { isShipped, loadSnapshot, readManifest, readShipped } from "../../lib/read/shipped.ts";
import { tally } from "../../lib/read/left_out.ts";
import { changesTable } from "./changes.ts";
import { checkPriceJumps, checkTable } from "./check.ts";
import { type ClientOptions, openClient } from "./http.ts";
import { LEADERBOARD } from "./sources/leaderboard.ts";
import { LLM_PERF } from "./sources/llm_perf.ts";
import { PRICES } from "./sources/prices.ts";
import { SCORES } from "./sources/scores.ts";
import { SERVED } from "./sources/served.ts";
import type { Source } from "./sources/source.ts";
import { kindOf } from "./tables.ts";
import { commitTables } from "./update_manifest.ts";

/** The sources, in the order in which they are refreshed. */
export const SOURCES: readonly Source[] = [LEADERBOARD, LLM_PERF, PRICES, SERVED, SCORES];

/** How a refresh is done: what the command's options say, in milliseconds where they are times. */
export type RefreshOptions = {
  /** The tables' folder, with a slash at its end. */
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
 * SourceError or a ReadError when it cannot be had or a check fails; nothing was changed then.
 */
export async function refresh(source: Source, options: RefreshOptions): Promise<void> {
  const { folder, now = () => new Date(), confirmedPrices = [] } = options;
  const { say = () => {}, client = {} } = options, { name, page, table } = source;
  const { files, studied } = table, below = studied ? "latest/" : "";
  const target = new URL(below, folder);
  const { revision, read } = await source.open(openClient({ say, ...client }));
  const shown = revision.replace(/[0-9a-f]{40}/g, (sha) => sha.slice(0, 10));
  const records = readManifest(target).tables;
  const same =
    files.every((file) => records[file]?.revision === revision && isShipped(file, target)) &&
    loadSnapshot(files, target).warnings.length === 0;
  if (same && !options.again) {
    return say(`${name}: already at revision ${shown}, nothing to change`);
  }
  const textOf = (file: string, place: URL) => readShipped([file], place)[0].text;
  const taken = now().toISOString().replace(/\.\d+Z$/, "Z");
  const own = (file: string) => textOf(file, folder), leftOut = tally();
  const texts = await read({ own, today: taken.slice(0, 10), leftOut });
  const states = Object.entries(texts).map(([file, text]) => {
    // the first refresh is compared with the study's own table
    const place = [target, folder].find((place) => isShipped(file, place)), kind = kindOf(file);
    const last = place === undefined ? null : textOf(file, place);
    const before = last === null ? null : kind.read(last, file), after = kind.read(text, file);
    checkTable(file, kind, before, after);
    if (file === "prices.csv" && last !== null) checkPriceJumps(last, text, confirmedPrices);
    return { file, before, after };
  });
  say(changesTable(states));
  for (const { why, count } of leftOut.list()) say(`  not in the tables: ${why} (${count})`);
  if (options.dryRun) return say(`${name}: dry run, nothing was changed`);
  commitTables(target, texts, (file) => {
    const known = records[file]; // what is noted of a source stays true of its next revision
    const note = known?.source === page ? known.note : undefined;
    return { source: page, revision, taken, note };
  });
  const places = files.map((file) => below + file).join(", ");
  say(`${name}: ${places} now at revision ${shown}`);
}
