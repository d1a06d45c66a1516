import { setTimeout as delay } from "node:timers/promises";
import pRetry from "p-retry";
import { attempt } from "./attempt.ts";
import { PROGRESS_MS } from "./body.ts";
import { type Cache, NO_CACHE } from "./cache.ts";
import type { Request, Setting } from "./request.ts";
import { PUBLIC_SERVERS } from "./servers.ts";
import { SourceError } from "./source_error.ts";

/** A whole file, new or from the cache. */
export type Download = {
  bytes: Uint8Array;
  /** Those worth keeping: etag, x-revision, link. */
  headers: Record<string, string>;
  fromCache: boolean;
};

/** Downloads files of the sources; one for each run. */
export type Client = {
  servers: Setting["servers"];
  say: (line: string) => void;
  /** `cacheKey`: under what the copy is kept, if not the address. */
  get(request: Request & { cacheKey?: string }): Promise<Download>;
};

/** What a client does by itself when nothing is said. Times in milliseconds. */
const CLIENT_DEFAULTS = {
  servers: PUBLIC_SERVERS,
  token: null as string | null,
  requestMs: 600_000,
  stallMs: 30_000,
  retries: 4,
  /** The first pause; each next one is twice as long, give or take. */
  backoffMs: 1000,
  /** The longest wait that a server may ask for with Retry-After. */
  mostWaitMs: 120_000,
  cache: NO_CACHE as Cache,
  say: (_line: string) => {},
};

export type ClientOptions = Partial<typeof CLIENT_DEFAULTS> & { signal: AbortSignal };

const KEPT_HEADERS = ["etag", "x-revision", "link"];

/**
 * Makes the client of a run. It tries a request again when that may help, first after what the server
 * asks for (Retry-After), and does not load again what has not changed since (ETag).
 *
 * Why no library does this: each was put in the place of this folder, on Deno 2.8.1, before the tests
 * of faults (`tests/tasks/data/*_test.ts`). ky 2.1.0 does not try again when a body is cut, has no time
 * limit for one that drips or stands still and none for its length (a gzip bomb, 5 TB announced).
 * undici 8.13.1's retry asks for the rest of a cut body and fails where the server sends the whole,
 * waits in part for a Retry-After of hours, and says nothing meanwhile; its body timeout misses a
 * standstill shorter than a second, its cache keeps no answer that has an ETag alone, and its dump
 * throws the body away. make-fetch-happen 16.0.1 ignores Retry-After, does not try again when a body is
 * cut, waits on when the run is over, does not end a gzip bomb, and sends the token on to another port
 * of the same host. got 16.1.0 stands all faults but the last: on Deno it goes past the environment's
 * proxy, unless with proxy-agent 8.0.2. The two bring 49 packages for p-retry's two and save about
 * forty of our lines.
 */
export function openClient(options: ClientOptions): Client {
  const setting = { ...CLIENT_DEFAULTS, ...options };
  const { cache, retries, backoffMs, mostWaitMs, signal } = setting;
  let files = 0, toldAt = performance.now();
  const say = (line: string) => {
    toldAt = performance.now();
    setting.say(line);
  };
  return {
    servers: setting.servers,
    say,
    async get({ cacheKey, ...request }) {
      const key = cacheKey ?? request.url;
      const copy = cache.get(key);
      const usable =
        copy !== null && copy.bytes.length === (request.expectedBytes ?? copy.bytes.length)
          ? copy
          : null;
      const once = () => attempt({ ...request, etag: usable?.etag }, { ...setting, say });
      const answer = await pRetry(once, {
        retries,
        minTimeout: backoffMs,
        factor: 2,
        randomize: true,
        signal,
        shouldRetry: async ({ error }) => {
          if (!(error instanceof SourceError) || !error.retryable) return false;
          const waitMs = (error.retryAfterSeconds ?? 0) * 1000;
          if (waitMs > mostWaitMs) return false;
          say(
            `  ${error.message.split(";")[0]}; trying again` +
              (waitMs > 0 ? ` in ${waitMs / 1000} s` : ""),
          );
          // where the run ends before, p-retry throws its reason
          await delay(waitMs, undefined, { signal }).catch(() => {});
          return true;
        },
      });
      files++;
      if (performance.now() - toldAt > PROGRESS_MS) {
        say(`  ${request.what}: there (${files} so far)`);
      }
      if (answer.bytes === null) {
        if (usable === null) {
          throw new SourceError(
            `Cannot use ${request.what}: found "not modified", expected the file; try again later`,
          );
        }
        return { bytes: usable.bytes, headers: usable.headers, fromCache: true };
      }
      const headers = Object.fromEntries(
        KEPT_HEADERS.flatMap((name) => {
          const value = answer.headers.get(name);
          return value === null ? [] : [[name, value]];
        }),
      );
      const download = { bytes: answer.bytes, headers, fromCache: false };
      if (headers.etag !== undefined) cache.put(key, { etag: headers.etag, ...download });
      return download;
    },
  };
}
