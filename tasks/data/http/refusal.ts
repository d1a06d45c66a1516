import { readBody } from "./body.ts";
import type { Request, Setting } from "./request.ts";
import { mayHaveToken } from "./servers.ts";
import { quoted, SourceError } from "./source_error.ts";

/** What to do about a status, in the last words of the message. */
function mendOf(status: number, seconds: number | null, takesToken: boolean): string {
  if (status === 401 || status === 403) {
    return takesToken
      ? "set HF_TOKEN to a token that may read it"
      : "the server may have had enough requests: try again in an hour";
  }
  if (status === 404 || status === 410) return "the source has moved: look for its new place";
  if (status === 429) {
    return `try again ${seconds === null ? "later" : `in ${seconds} s`}${
      takesToken ? ", or set HF_TOKEN" : ""
    }`;
  }
  if (status >= 500) return "try again later";
  return "the source has changed: look at its documentation";
}

/**
 * The error for an answer that is not the file.
 *
 * Shape: the dataset viewer sends `{error, cause_exception?, …}` with an `X-Error-Code` header, or
 * plain text with a 500 (https://huggingface.co/docs/dataset-viewer); GitHub sends `{message}`.
 * `ResponseNotReady` means that the answer is being computed.
 */
export async function refusal(
  response: Response,
  { what, url }: Request,
  setting: Setting,
): Promise<SourceError> {
  const { status, headers } = response;
  const code = headers.get("x-error-code");
  const said = await readBody(response, { ...setting, what, maxBytes: 65_536 })
    .then((bytes) => explanation(new TextDecoder().decode(bytes)), () => null);
  const seconds = retryAfter(headers.get("retry-after"));
  // a server may repeat what it was sent: the token is never shown
  const shown = [code, said].filter((text) => text !== null).join(": ")
    .replaceAll(setting.token ?? "\u0000", "***");
  return new SourceError(
    `Cannot download ${what}: the server answered ${status}` +
      (shown === "" ? "" : ` (${quoted(shown)})`) +
      `, expected 200; ${mendOf(status, seconds, mayHaveToken(new URL(url), setting.servers))}`,
    {
      status,
      retryable: status === 408 || status === 429 || status >= 500,
      retryAfterSeconds: seconds,
      unavailable: status === 404 || status === 422 || status >= 500,
    },
  );
}

/** What a body says of the error; null for a page meant for people. */
function explanation(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) {
      for (const key of ["error", "message"]) {
        const said = (value as Record<string, unknown>)[key];
        if (typeof said === "string") return said;
      }
    }
    return null;
  } catch {
    return text.trim() === "" || /^\s*</.test(text) ? null : text;
  }
}

/** The seconds of a Retry-After header: a number, or a date. */
export function retryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
