import { readBody } from "./body.ts";
import { refusal } from "./refusal.ts";
import type { Request, Setting } from "./request.ts";
import { mayHaveToken } from "./servers.ts";
import { SourceError } from "./source_error.ts";

/** A whole answer; `bytes` is null when the copy at hand is still the newest. */
export type Answer = { bytes: Uint8Array<ArrayBufferLike> | null; headers: Headers };

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Makes one request and follows its redirects by hand, so that each address is looked at anew: the
 * token goes with it only if it is one of Hugging Face's servers, and https is never left for http.
 *
 * @throws {SourceError} for everything that can go wrong; `retryable` says whether to try again.
 */
export async function attempt(request: Request, setting: Setting): Promise<Answer> {
  const { what } = request;
  const { requestMs, signal } = setting;
  signal.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(() =>
    limit.abort(
      new SourceError(
        `Cannot download ${what}: it took longer than ${requestMs / 1000} s; try again later`,
        { retryable: true },
      ),
    ), requestMs);
  const both = AbortSignal.any([limit.signal, signal]);
  try {
    const response = await follow(new URL(request.url), request, setting, both);
    if (response.status === 304) {
      await response.body?.cancel();
      return { bytes: null, headers: response.headers };
    }
    if (response.status !== 200) throw await refusal(response, request, setting);
    return {
      bytes: await readBody(response, { ...request, ...setting }),
      headers: response.headers,
    };
  } catch (error) {
    if (both.aborted) throw both.reason;
    if (error instanceof SourceError) throw error;
    // without the address: one that a redirect gave may carry a signature
    const why = String(error instanceof Error ? error.message : error)
      .replace(/(?: from \S+)? for (?:url )?\(?https?:\S+(?: \([^)]*\))?/, "")
      .replaceAll(setting.token ?? "\u0000", "***");
    throw new SourceError(
      `Cannot download ${what}: the connection failed (${why.slice(0, 160)}); ` +
        "check the network, try again",
      { retryable: true },
    );
  } finally {
    clearTimeout(timer);
  }
}

/** The answer at the end of the redirects. */
async function follow(
  first: URL,
  { what, etag }: Request,
  { servers, token }: Setting,
  signal: AbortSignal,
): Promise<Response> {
  let url = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const headers = new Headers({ "user-agent": "llm-growth-notebooks data:update" });
    if (token !== null && mayHaveToken(url, servers)) {
      headers.set("authorization", `Bearer ${token}`);
    }
    if (etag) headers.set("if-none-match", etag);
    const response = await fetch(url, { headers, redirect: "manual", signal });
    const location = response.headers.get("location");
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : null;
    const safe = next !== null &&
      (next.protocol === "https:" || (next.protocol === "http:" && url.protocol === "http:"));
    if (!safe) {
      throw new SourceError(
        `Cannot download ${what}: ${url.host} redirects to ${
          next === null ? "no address" : `${next.protocol}//${next.host}`
        }, expected an https address; do not trust this network`,
      );
    }
    url = next;
  }
  throw new SourceError(
    `Cannot download ${what}: found more than ${MOST_REDIRECTS} redirects, expected the file; ` +
      "the source has moved, or the network wants a login",
  );
}
