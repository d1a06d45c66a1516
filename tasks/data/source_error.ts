import { TaskError } from "../task_error.ts";

/** What a refresh says when a source cannot be had, or what it gave cannot be used, in one sentence. */
export class SourceError extends TaskError {
  override name = "SourceError";
}

/** The error for what a source gave: `what` of it, found, expected, and what to do. */
export function unusable(
  what: string,
  found: string,
  expected: string,
  mend = "the source has changed, look at it first",
): SourceError {
  return new SourceError(`Cannot use ${what}: found ${found}, expected ${expected}; ${mend}`);
}

/** A text from outside as part of a message: one line, no control characters, not long. */
export function quoted(text: string, most = 160): string {
  // deno-lint-ignore no-control-regex -- control characters are what is taken out
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return JSON.stringify(line.length > most ? line.slice(0, most) + "…" : line);
}

/** What a reader makes of a file, or the error that it is none of the kind. */
export async function readAs<T>(
  kind: string,
  what: string,
  read: () => T | Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw unusable(what, `no readable ${kind} (${quoted(String(error), 60)})`, "one");
  }
}
