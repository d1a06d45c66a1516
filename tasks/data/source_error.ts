/** What a refresh says when a source cannot be had, or what it gave cannot be used. */
import { HTTPError, TimeoutError } from "ky";
import { TaskError } from "../task_error.ts";

/** One sentence: what could not be done, what was found, what was needed, the mend. */
export class SourceError extends TaskError {
  override name = "SourceError";
  /** `retryable`: the same request may succeed in a moment. */
  constructor(message: string, readonly retryable = false) {
    super(message);
  }
}

/** The error for what a source gave: `what` of it, found, expected, and what to do. */
export function unusable(
  what: string,
  found: string,
  expected: string,
  mend = "the source has changed, look at it first",
  retryable = false,
): SourceError {
  return new SourceError(
    `Cannot use ${what}: found ${found}, expected ${expected}; ${mend}`,
    retryable,
  );
}

/** A text from outside as part of a message: one line, no control characters, not long. */
export function quoted(text: string, most = 160): string {
  // deno-lint-ignore no-control-regex -- control characters are what is taken out
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return JSON.stringify(line.length > most ? line.slice(0, most) + "…" : line);
}

type Kinds = { object: Record<string, unknown>; list: unknown[]; text: string; count: number };

/** The value as what it should be by the source's documentation. */
export function asKind<K extends keyof Kinds>(kind: K, value: unknown, where: string): Kinds[K] {
  const found = value === undefined
    ? "nothing"
    : value === null
    ? "null"
    : Array.isArray(value)
    ? "list"
    : typeof value === "string"
    ? "text"
    : Number.isSafeInteger(value) && Number(value) >= 0
    ? "count"
    : typeof value;
  if (found === kind) return value as Kinds[K];
  throw unusable(where, found, kind, "the API has changed, see its documentation");
}

/** What went wrong with a request, in one sentence. */
export function failure(
  error: unknown,
  what: string,
  { requestMs, takesToken }: { requestMs: number; takesToken: boolean },
): string {
  if (error instanceof SourceError) return error.message;
  if (error instanceof TimeoutError) {
    return `Cannot download ${what}: it took longer than ${requestMs / 1000} s; try again later`;
  }
  if (error instanceof HTTPError) {
    const { status, headers } = error.response;
    const said = [headers.get("x-error-code"), explanation(error.data)]
      .filter((text) => text !== null).join(": ");
    return `Cannot download ${what}: the server answered ${status}` +
      (said === "" ? "" : ` (${quoted(said)})`) +
      `, expected 200; ${mendOf(status, retryAfter(headers), takesToken)}`;
  }
  // without the address: one that a redirect gave may carry a signature
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = String(cause instanceof Error ? cause.message : cause)
    .replace(/(?: from \S+)? for (?:url )?\(?https?:\S+(?: \([^)]*\))?/, "")
    .replace(/^error sending request client error \(Connect\): /, "");
  return `Cannot download ${what}: the connection failed (${why.slice(0, 160)}); ` +
    "check the network, try again";
}

/** What the body of an error says; null for a page meant for people. */
function explanation(data: unknown): string | null {
  if (typeof data === "string") {
    try {
      return explanation(JSON.parse(data));
    } catch {
      return data.trim() === "" || /^\s*</.test(data) ? null : data;
    }
  }
  const { error, message } = Object(data);
  return [error, message].find((said) => typeof said === "string") ?? null;
}

/** What to do about a status. */
function mendOf(status: number, seconds: number, takesToken: boolean): string {
  if (status === 429) {
    return `try again ${seconds > 0 ? `in ${seconds} s` : "later"}${
      takesToken ? ", or set HF_TOKEN" : ""
    }`;
  }
  if (status === 401 || status === 403) {
    return takesToken
      ? "set HF_TOKEN to a token that may read it"
      : "the server may have had enough requests: try again in an hour";
  }
  if (status === 404 || status === 410) return "the source has moved: look for its new place";
  return status >= 500 ? "try again later" : "the source has changed: look at its documentation";
}

/** The seconds that a server asks to wait: a number, or a date; 0 where it asks for nothing. */
export function retryAfter(headers: Headers, now = Date.now()): number {
  const asked = headers.get("retry-after") ?? "";
  if (/^\s*\d{1,9}\s*$/.test(asked)) return Number(asked);
  return Math.max(0, Math.ceil((Date.parse(asked) - now) / 1000)) || 0;
}
