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
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0, told = performance.now();
  try {
    while (true) {
      const { done, value } = await withinTime(reader.read(), stallMs, what);
      if (done) break;
      length += value.length;
      if (length > most) throw tooLong(what, `more than ${megabytes(most)}`, most, expectedBytes);
      chunks.push(value);
      if (performance.now() - told > PROGRESS_MS) {
        told = performance.now();
        const of = expectedBytes ?? (announced >= 0 ? announced : null);
        say(`  ${what}: ${megabytes(length)}${of === null ? "" : ` of ${megabytes(of)}`}`);
      }
    }
  } catch (error) {
    // a body that nobody reads on must not keep its connection; it may already be gone
    await reader.cancel().catch(() => {});
    throw error;
  }
  if (expectedBytes !== null && length !== expectedBytes) {
    throw new SourceError(
      `Cannot use ${what}: found ${length} bytes, expected the ${expectedBytes} of the source's ` +
        "listing; the transfer was cut, try again",
      { retryable: true },
    );
  }
  return joined(chunks, length);
}

/** The chunks as one array. */
function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Waits for a chunk, but not for ever. */
async function withinTime<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() =>
      reject(
        new SourceError(
          `Cannot download ${what}: no byte came for ${ms / 1000} s; check the network, try again`,
          { retryable: true },
        ),
      ), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
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
