import { SourceError } from "./source_error.ts";

/** Limits of one body and who hears of its progress. */
export type BodyOptions = {
  /** The file, as messages call it. */
  what: string;
  /** No body may be longer, once it is unpacked. */
  maxBytes: number;
  /** Its length, where a listing announced it. */
  expectedBytes?: number | null;
  /** The longest time without a byte, in milliseconds. */
  stallMs: number;
  say: (line: string) => void;
};

/** The longest silence while something is downloaded, in milliseconds. */
export const PROGRESS_MS = 2000;

/**
 * Reads a body to its end, and stops as soon as it is longer than allowed.
 *
 * `fetch` unpacks gzip while it streams, so the bytes counted here are unpacked ones: a bomb of zeros
 * ends at the limit, not in memory.
 *
 * @throws {SourceError} when it is too long, stands still, or has not the announced length.
 */
export async function readBody(response: Response, options: BodyOptions): Promise<Uint8Array> {
  const { what, maxBytes, expectedBytes = null, stallMs, say } = options;
  const announced = Number(response.headers.get("content-length") ?? NaN);
  const most = Math.min(maxBytes, expectedBytes ?? Infinity);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLong(what, `${megabytes(announced)} announced`, maxBytes);
  }
  const still = new AbortController();
  const stop = () =>
    still.abort(
      new SourceError(
        `Cannot download ${what}: no byte came for ${
          stallMs / 1000
        } s; check the network, try again`,
        { retryable: true },
      ),
    );
  let timer = setTimeout(stop, stallMs), length = 0, told = performance.now();
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      clearTimeout(timer);
      timer = setTimeout(stop, stallMs);
      length += chunk.length;
      if (length > most) throw tooLong(what, `more than ${megabytes(most)}`, most, expectedBytes);
      if (performance.now() - told > PROGRESS_MS) {
        told = performance.now();
        const of = expectedBytes ?? (announced >= 0 ? announced : null);
        say(`  ${what}: ${megabytes(length)}${of === null ? "" : ` of ${megabytes(of)}`}`);
      }
      controller.enqueue(chunk);
    },
  });
  try {
    const bytes = await new Response(response.body?.pipeThrough(watch, { signal: still.signal }))
      .bytes();
    if (expectedBytes === null || length === expectedBytes) return bytes;
  } finally {
    clearTimeout(timer);
  }
  throw new SourceError(
    `Cannot use ${what}: found ${length} bytes, expected the ${expectedBytes} of the source's ` +
      "listing; the transfer was cut, try again",
    { retryable: true },
  );
}

/** The error for a body that is longer than it may be. */
function tooLong(what: string, found: string, most: number, expected: number | null = null) {
  const allowed = expected === null
    ? `at most ${megabytes(most)}`
    : `the ${expected} bytes of the source's listing`;
  return new SourceError(
    `Cannot use ${what}: found ${found}, expected ${allowed}; the source has changed, ` +
      "look at it before you raise the limit",
  );
}

/** A length as people say it. */
function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${bytes} bytes` : `${(bytes / 1e6).toFixed(1)} MB`;
}
