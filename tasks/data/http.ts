/** Downloads of a refresh: a whole answer within limits of size and time, or one sentence that says why not. */
import ky, { HTTPError } from "ky";
import { TaskError } from "../task_error.ts";
import { failure, quoted, retryAfter, SourceError, unusable } from "./source_error.ts";

/** Where each source lives; an address without a slash at its end. */
export const SERVERS = {
  viewer: "https://datasets-server.huggingface.co",
  hub: "https://huggingface.co",
  githubApi: "https://api.github.com",
  githubRaw: "https://raw.githubusercontent.com",
  epoch: "https://epoch.ai",
};
export type Servers = typeof SERVERS;

/**
 * The servers behind one address that has a folder for each, named after the host: a mirror, or the tests'
 * own server. `http://127.0.0.1:8000` gives `http://127.0.0.1:8000/huggingface.co` and so on.
 *
 * @throws {TaskError} when the address is none.
 */
export function mirroredServers(address: string): Servers {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? "")) {
    throw new TaskError(
      `Cannot use the server ${address}: found no http address, need one; write http://127.0.0.1:8000`,
    );
  }
  const mirrored = Object.entries(SERVERS).map(([name, server]) =>
    [name, `${address.replace(/\/+$/, "")}/${new URL(server).host}`] as const
  );
  return Object.fromEntries(mirrored) as Servers;
}

/** What a client does by itself when nothing is said. Times in milliseconds. */
const DEFAULTS = {
  servers: SERVERS,
  /** Hugging Face's access token; sent to its own servers only, never shown. */
  token: null as string | null,
  /** The longest time for one answer, its body included: 40 MB at 130 kB a second. */
  requestMs: 300_000,
  retries: 4,
  /** The first pause; each next one is twice as long, give or take. */
  backoffMs: 1000,
  /** The longest wait that a server may ask for with Retry-After. */
  mostWaitMs: 120_000,
  /** The longest silence while something is downloaded. */
  silenceMs: 2000,
  say: (_line: string) => {},
};
export type ClientOptions = Partial<typeof DEFAULTS> & { signal: AbortSignal };

/** What an answer may be. `bytes` is its length, where a listing announced it. */
export type Limits = { maxBytes?: number; bytes?: number };

/** Downloads for one source. `what` is the file, as messages call it. */
export type Client = {
  servers: Servers;
  say: (line: string) => void;
  bytes(url: string, what: string, limits?: Limits): Promise<Uint8Array>;
  json(url: string, what: string): Promise<unknown>;
};

/** The largest answer where nothing else is said; the price list had 0.4 MB in 2026. */
const MOST_BYTES = 20_000_000;

/** Makes the client of a source. What may help is tried again, after what the server asks for. */
export function openClient(options: ClientOptions): Client {
  const setting = { ...DEFAULTS, ...options };
  const { servers, token, requestMs, signal, say } = setting;
  async function bytes(url: string, what: string, limits: Limits = {}): Promise<Uint8Array> {
    const takesToken = isHuggingFace(url, servers);
    const why = (error: unknown) => {
      const text = failure(error, what, { requestMs, takesToken });
      return token === null ? text : text.replaceAll(token, "***");
    };
    try {
      const headers = {
        "user-agent": "llm-growth-notebooks data:update",
        ...(token !== null && takesToken ? { authorization: `Bearer ${token}` } : {}),
      };
      const response = await ky(new Request(url, { headers, signal }), {
        // the body is read here, so that one that is cut or stands still is tried again too
        fetch: (request) => whole(request as Request, what, { ...setting, ...limits }),
        timeout: requestMs,
        retry: {
          limit: setting.retries,
          delay: (attempt) => setting.backoffMs * 2 ** (attempt - 1),
          jitter: (ms) => ms * (0.75 + Math.random() / 2),
          shouldRetry({ error }) {
            const again = mayHelp(error, setting.mostWaitMs);
            if (again) say(`  ${why(error).split(";")[0]}; trying again`);
            return again && error instanceof HTTPError ? undefined : again;
          },
        },
      });
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      signal.throwIfAborted();
      throw new SourceError(why(error));
    }
  }
  return {
    servers,
    say,
    bytes,
    async json(url, what) {
      const text = new TextDecoder().decode(await bytes(url, what));
      try {
        return JSON.parse(text);
      } catch {
        const found = text.trim() === ""
          ? "nothing"
          : /^\s*</.test(text)
          ? "an HTML page"
          : /^\s*[[{]/.test(text)
          ? "JSON that breaks off"
          : `the text ${quoted(text, 40)}`;
        throw unusable(
          what,
          found,
          "JSON",
          "try again later, or see whether the network wants a login",
        );
      }
    },
  };
}

/** Whether to ask again: after a cut, and where a server is busy and does not ask for hours. */
function mayHelp(error: Error, mostWaitMs: number): boolean {
  if (error instanceof SourceError) return error.retryable;
  if (!(error instanceof HTTPError)) return true;
  const { status, headers } = error.response;
  return [408, 429, 500, 502, 503, 504].includes(status) &&
    retryAfter(headers) * 1000 <= mostWaitMs;
}

/** Whether an address is one of Hugging Face's API servers: only those may see the token. */
export function isHuggingFace(url: string, { viewer, hub }: Servers): boolean {
  // `new URL` resolves "..", so that a path cannot leave the server's folder of a mirror
  const { href } = new URL(url);
  return href.startsWith(`${viewer}/`) || href.startsWith(`${hub}/`);
}

/**
 * An answer with all of its body, read no further than it may be long. `fetch` unpacks gzip while it
 * streams, so the bytes counted are unpacked ones: a bomb of zeros ends at the limit, not in memory.
 */
async function whole(
  request: Request,
  what: string,
  { maxBytes = MOST_BYTES, bytes, silenceMs, say }: Limits & typeof DEFAULTS,
): Promise<Response> {
  const response = await fetch(request), { status, headers } = response;
  const announced = Number(headers.get("content-length") ?? NaN);
  const tooLong = (found: string) => unusable(what, found, `at most ${megabytes(maxBytes)}`);
  const parts: BlobPart[] = [];
  let length = 0, told = performance.now();
  try {
    if (request.url.startsWith("https:") && !response.url.startsWith("https:")) {
      throw unusable(what, "a redirect to http", "https alone", "do not trust this network");
    }
    if (announced > maxBytes) throw tooLong(`${megabytes(announced)} announced`);
    for await (const part of response.body ?? []) {
      parts.push(part);
      length += part.length;
      if (length > maxBytes) throw tooLong(`more than ${megabytes(maxBytes)}`);
      if (performance.now() - told > silenceMs) {
        told = performance.now();
        say(`  ${what}: ${megabytes(length)}${announced > 0 ? ` of ${megabytes(announced)}` : ""}`);
      }
    }
  } finally {
    if (response.body?.locked === false) await response.body.cancel();
  }
  if (response.ok && bytes !== undefined && length !== bytes) {
    const listed = `the ${bytes} of the source's listing`;
    throw unusable(what, `${length} bytes`, listed, "the transfer was cut, try again", true);
  }
  return new Response(length === 0 ? null : new Blob(parts), { status, headers });
}

/** A length as people say it. */
function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${bytes} bytes` : `${(bytes / 1e6).toFixed(1)} MB`;
}
