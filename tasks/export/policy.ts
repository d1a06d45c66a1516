import { createHash } from "node:crypto";

/** What the template says of scripts before anybody knows which there are. */
const OPEN = "script-src 'unsafe-inline'";

/**
 * Narrows a page's Content-Security-Policy to one script, by the hash of its text: no other runs, and
 * the policy forbids every connection anyway. A page without that script may run none.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const page = `<meta content="script-src 'unsafe-inline'"><script>1</script>`;
 * assert.match(allowOnly(page, "1"), /script-src 'sha256-[^']+'/);
 * assert.match(allowOnly(page, "2"), /script-src 'none'/);
 * ```
 * @throws {RangeError} when the page has no such policy.
 */
export function allowOnly(page: string, script: string): string {
  if (!page.includes(OPEN)) {
    throw new RangeError(`Cannot narrow the page's policy: found no "${OPEN}" in it`);
  }
  const hash = createHash("sha256").update(script).digest("base64");
  const there = page.includes(`>${script}</script>`);
  return page.replace(OPEN, () => `script-src ${there ? `'sha256-${hash}'` : "'none'"}`);
}
