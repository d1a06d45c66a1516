import { createHash } from "node:crypto";

/** What the template says of scripts before anybody knows which there are. */
const OPEN = "script-src 'unsafe-inline'";

/**
 * Narrows a page's Content-Security-Policy to some scripts, by the hashes of their texts: no other
 * runs, and the policy forbids every connection anyway. A page without one of them may run none.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const page = `<meta content="script-src 'unsafe-inline'"><script>1</script>`;
 * assert.match(allowOnly(page, "1"), /script-src 'sha256-[^']+'/);
 * assert.match(allowOnly(page, "2"), /script-src 'none'/);
 * ```
 * @throws {RangeError} when the page has no such policy.
 */
export function allowOnly(page: string, ...scripts: string[]): string {
  if (!page.includes(OPEN)) {
    throw new RangeError(`Cannot narrow the page's policy: found no "${OPEN}" in it`);
  }
  const hashes = [...new Set(scripts)].filter((script) => page.includes(`>${script}</script>`))
    .map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return page.replace(OPEN, () => `script-src ${hashes.join(" ") || "'none'"}`);
}
