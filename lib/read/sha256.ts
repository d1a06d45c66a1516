import { createHash } from "node:crypto";

/**
 * The SHA-256 of some bytes, in hexadecimal.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * // FIPS 180-4's example, "abc"
 * assert.match(sha256(new TextEncoder().encode("abc")), /^ba7816bf8f01cfea/);
 * ```
 */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
