import { lockFile } from "./places.ts";

/**
 * Reads a package's pinned version out of the text of a requirements lock.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(lockedVersion("deno==2.8.1 \\\n    --hash=sha256:00", "deno"), "2.8.1");
 * ```
 * @throws {RangeError} when the lock pins no such package.
 */
export function lockedVersion(lock: string, name: string): string {
  for (const line of lock.split("\n")) {
    const [, found, version] = /^([\w.-]+)==([^\s;\\]+)/.exec(line) ?? [];
    if (found === name) return version;
  }
  throw new RangeError(
    `Cannot tell the version of ${name}: the lock has no line "${name}==…"; add it to requirements.in`,
  );
}

/** The one version of Deno for tasks, tests and kernel. */
export async function pinnedDeno(): Promise<string> {
  return lockedVersion(await Deno.readTextFile(lockFile), "deno");
}
