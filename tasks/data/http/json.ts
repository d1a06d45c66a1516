import type { Client } from "./client.ts";
import { quoted, SourceError } from "./source_error.ts";

/** An answer as JSON; the largest one read here is the price list, 0.4 MB in 2026. */
const MOST_JSON_BYTES = 20_000_000;

/** A JSON answer whose shape is still to be looked at. */
export type JsonAnswer = { value: unknown; headers: Record<string, string> };

/**
 * Downloads an answer of an API as JSON.
 *
 * @throws {SourceError} also when it is no JSON: an HTML page, or cut off.
 */
export async function getJson(
  client: Client,
  url: string,
  what: string,
  { cacheKey, maxBytes = MOST_JSON_BYTES }: { cacheKey?: string; maxBytes?: number } = {},
): Promise<JsonAnswer> {
  const { bytes, headers } = await client.get({ url, what, maxBytes, cacheKey });
  const text = new TextDecoder().decode(bytes);
  try {
    return { value: JSON.parse(text), headers };
  } catch {
    const found = text.trim() === ""
      ? "nothing"
      : /^\s*</.test(text)
      ? "an HTML page"
      : /^\s*[[{]/.test(text)
      ? "JSON that breaks off"
      : `the text ${quoted(text, 40)}`;
    throw new SourceError(
      `Cannot use ${what}: found ${found}, expected JSON; try again later, or see whether the ` +
        "network wants a login",
      { unavailable: true },
    );
  }
}

/** The name of a JSON value's kind. */
function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
}

/** The error for a value of another kind. */
function wrong(value: unknown, expected: string, where: string): SourceError {
  const a = (kind: string) => `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
  const found = value === undefined ? "nothing" : a(kindOf(value));
  return new SourceError(
    `Cannot use ${where}: found ${found}, expected ${a(expected)}; the API has changed, see its ` +
      "documentation",
  );
}

/** The value as an object. @throws {SourceError} when it is none. */
export function asObject(value: unknown, where: string): Record<string, unknown> {
  if (kindOf(value) !== "object") throw wrong(value, "object", where);
  return value as Record<string, unknown>;
}

/** The value as a list. @throws {SourceError} when it is none. */
export function asList(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw wrong(value, "list", where);
  return value;
}

/** The value as text. @throws {SourceError} when it is none. */
export function asText(value: unknown, where: string): string {
  if (typeof value !== "string") throw wrong(value, "text", where);
  return value;
}

/** The value as a whole number from 0. @throws {SourceError} when it is none. */
export function asCount(value: unknown, where: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw wrong(value, "whole number", where);
  }
  return value;
}
