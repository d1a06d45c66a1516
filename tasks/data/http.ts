/** Downloads of a refresh: a whole answer within limits of size and time, or one sentence that says why not. */
import ky, { HTTPError, TimeoutError } from "ky";
import * as v from "valibot";
import { TaskError } from "../task_error.ts";
import { quoted, unusable } from "./unusable.ts";

/** The only server that sees the token. */
export const HUGGING_FACE = "https://huggingface.co";

/** What a client does by itself when nothing is said. Times in milliseconds. */
const DEFAULTS = {
  /** A server that has a folder for each host and is asked in their place; without a slash at its end. */
  mirror: null as string | null,
  token: null as string | null,
  /** The longest time for one answer, its body included: 40 MB at 130 kB a second. */
  requestMs: 300_000,
  /** The first pause before asking again, each further one is twice as long. */
  pauseMs: 1000,
  /** The longest silence while something is downloaded. */
  silenceMs: 2000,
  /** No file of a source is larger; those of LLM-Perf had up to 40 MB in 2026. */
  mostBytes: 250_000_000,
  say: (_line: string) => {},
};
export type ClientOptions = Partial<typeof DEFAULTS>;

/** Downloads for one source. `what` is the file, as messages call it. */
export type Client = ReturnType<typeof openClient>;

/** Makes the client of a source. What may help is tried again, after what the server asks for. */
export function openClient(options: ClientOptions) {
  const settings = { ...DEFAULTS, ...options };
  const { mirror, token, requestMs, pauseMs, say } = settings;
  async function bytes(url: string, what: string): Promise<Uint8Array<ArrayBuffer>> {
    const { origin, host, href } = new URL(url), takesToken = origin === HUGGING_FACE;
    const headers = new Headers({ "user-agent": "llm-growth-notebooks data:update" });
    if (token !== null && takesToken) headers.set("authorization", `Bearer ${token}`);
    const address = mirror === null ? href : href.replace(origin, `${mirror}/${host}`);
    const why = (error: unknown) => failure(error, what, requestMs, takesToken);
    try {
      const response = await ky(address, {
        headers,
        // the body is read here, so that one that is cut or stands still is tried again too
        fetch: (request) => whole(request as Request, what, settings),
        timeout: requestMs,
        retry: {
          limit: 4,
          delay: (attempt) => pauseMs * 2 ** (attempt - 1),
          shouldRetry({ error, retryCount }) {
            const again = mayHelp(error, retryCount);
            if (again) say(`  ${why(error).split(";")[0]}; trying again`);
            // left to ky, a wait that the server asks for is kept
            return again && error instanceof HTTPError ? undefined : again;
          },
        },
      });
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new TaskError(why(error));
    }
  }
  /** JSON of the shape that the source's documentation gives it. */
  async function json<T>(url: string, what: string, shape: v.GenericSchema<unknown, T>) {
    const text = new TextDecoder().decode(await bytes(url, what));
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      const found = /^\s*</.test(text) ? "an HTML page" : `text that is none or breaks off`;
      const mend = "try again later, or see whether the network wants a login";
      throw unusable(what, found, "JSON", mend);
    }
    const { issues, output } = v.safeParse(shape, value);
    if (issues === undefined) return output as T;
    const [issue] = issues, place = v.getDotPath(issue);
    const found = issue.received === "undefined" ? "nothing" : issue.received;
    const expected = issue.expected ?? issue.message;
    throw unusable(place === null ? what : `${what}, ${place}`, found, expected);
  }
  return { bytes, json };
}

/**
 * Whether to ask again: after a cut, and where a server is busy and does not ask for hours. Once where
 * there is no connection at all: without a network each source would take 15 seconds to say so.
 */
function mayHelp(error: Error, asked: number): boolean {
  if (error instanceof HTTPError) {
    const { status, headers } = error.response;
    return [408, 429, 500, 502, 503, 504].includes(status) && retryAfter(headers) <= 120;
  }
  const unreachable = causeOf(error).includes("(Connect)"); // what fetch says of it in Deno
  return !(error instanceof TaskError) && (!unreachable || asked === 1);
}

/**
 * An answer with all of its body, read no further than it may be long. `fetch` unpacks gzip while it
 * streams, so the bytes counted are unpacked ones: a bomb of zeros ends at the limit, not in memory.
 */
async function whole(
  request: Request,
  what: string,
  { mostBytes, silenceMs, say }: typeof DEFAULTS,
): Promise<Response> {
  const response = await fetch(request), { status, headers, body } = response;
  if (request.url.startsWith("https:") && !response.url.startsWith("https:")) {
    await body?.cancel();
    throw unusable(what, "a redirect to http", "https alone", "do not trust this network");
  }
  const parts: BlobPart[] = [];
  let length = 0, told = performance.now();
  for await (const part of body ?? []) {
    parts.push(part);
    length += part.length;
    // leaving the loop ends the transfer
    if (length > mostBytes) throw unusable(what, `more than ${mostBytes / 1e6} MB`, "no more");
    if (performance.now() - told > silenceMs) {
      told = performance.now();
      say(`  ${what}: ${(length / 1e6).toFixed(1)} MB so far`);
    }
  }
  return new Response(length === 0 ? null : new Blob(parts), { status, headers });
}

function failure(error: unknown, what: string, requestMs: number, takesToken: boolean): string {
  if (error instanceof TaskError) return error.message;
  const cannot = `Cannot download ${what}:`;
  if (error instanceof TimeoutError) {
    return `${cannot} it took longer than ${requestMs / 1000} s; try again later`;
  }
  if (error instanceof HTTPError) {
    const { response: { status, headers }, data } = error;
    // a page is meant for people
    const body = typeof data === "string" ? data.replace(/^\s*<.*/s, "") : Object(data);
    const said = [headers.get("x-error-code"), body.error ?? body.message ?? body]
      .filter((text) => typeof text === "string" && text !== "").join(": ");
    return `${cannot} the server answered ${status}${said === "" ? "" : ` (${quoted(said)})`}, ` +
      `expected 200; ${mendOf(status, retryAfter(headers), takesToken)}`;
  }
  // without the address: one that a redirect gave may carry a signature
  const said = causeOf(error).split(": ").at(-1)!.replace(/\(?https?:\S+/g, "an address");
  return `${cannot} the connection failed (${said.slice(0, 160)}); check the network, try again`;
}

/** What `fetch` said, where ky says so in its own words. */
const causeOf = (error: unknown) => String(Object(Object(error).cause ?? error).message);

function mendOf(status: number, waitS: number, takesToken: boolean): string {
  if (status === 429) {
    const when = waitS > 0 ? `in ${waitS} s` : "later";
    return `try again ${when}${takesToken ? ", or set HF_TOKEN" : ""}`;
  }
  if (status === 401 || status === 403) {
    return takesToken
      ? "set HF_TOKEN to a token that may read it"
      : "the server may have had enough requests: try again in an hour";
  }
  if (status === 404 || status === 410) return "the source has moved: look for its new place";
  return status >= 500 ? "try again later" : "the source has changed: look at its documentation";
}

/** The seconds that a server asks to wait, by a number or a date; 0 where it asks for nothing. */
function retryAfter(headers: Headers): number {
  const asked = headers.get("retry-after") ?? "";
  return Math.max(0, Number(asked) || Math.ceil((Date.parse(asked) - Date.now()) / 1000) || 0);
}
