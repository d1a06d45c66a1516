/** What is known of a failed exchange with a source, beside the sentence for the user. */
export type SourceProblem = {
  /** The same request may succeed in a moment. */
  retryable?: boolean;
  /** What the server asked to wait before that, in seconds. */
  retryAfterSeconds?: number | null;
  /** The server does not have it, or cannot give it: another way to the same data may be tried. */
  unavailable?: boolean;
  status?: number | null;
};

/**
 * A source that could not be read, or what it gave could not be used.
 *
 * The message is one sentence: what could not be done, what was found, what was needed, the mend.
 */
export class SourceError extends Error {
  override name = "SourceError";
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  readonly unavailable: boolean;
  readonly status: number | null;

  constructor(message: string, problem: SourceProblem = {}) {
    super(message);
    this.retryable = problem.retryable ?? false;
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
    this.unavailable = problem.unavailable ?? false;
    this.status = problem.status ?? null;
  }
}

/** A text from outside as part of a message: one line, no control characters, not long. */
export function quoted(text: string, most = 160): string {
  // deno-lint-ignore no-control-regex -- control characters are what is taken out
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return JSON.stringify(line.length > most ? line.slice(0, most) + "…" : line);
}
