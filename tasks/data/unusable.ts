import { TaskError } from "../task_error.ts";

/** The error for what a source gave: `what` of it, found, expected, and what to do. */
export function unusable(
  what: string,
  found: string,
  expected: string,
  mend = "the source has changed, look at it first",
): TaskError {
  return new TaskError(`Cannot use ${what}: found ${found}, expected ${expected}; ${mend}`);
}

/** A text from outside as part of a message: one line, no control characters, not long. */
export function quoted(text: string, most = 160): string {
  const line = text.replace(/\p{Cc}+/gu, " ").trim();
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
