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
export const CLIENT_DEFAULTS = {
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
        shouldRetry: ({ error }) =>
          error instanceof SourceError && error.retryable &&
          (error.retryAfterSeconds ?? 0) * 1000 <= mostWaitMs,
        onFailedAttempt: async ({ error, retriesLeft }) => {
          if (!(error instanceof SourceError) || !error.retryable || retriesLeft === 0) return;
          const waitMs = (error.retryAfterSeconds ?? 0) * 1000;
          if (waitMs > mostWaitMs) return;
          say(
            `  ${error.message.split(";")[0]}; trying again` +
              (waitMs > 0 ? ` in ${waitMs / 1000} s` : ""),
          );
          await pause(waitMs, signal);
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

/** Waits, unless the run ends before. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
