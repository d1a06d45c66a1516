import { join, posix, win32 } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Python environment that holds Jupyter and the pinned Deno. */
export const venv = join(root, ".venv");

/** The exact packages of `.venv`, with hashes. */
export const lockFile = join(root, "tasks/jupyter/requirements.lock");

/**
 * Where a program of `.venv`, or of another environment, lies.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(program("deno", "/p/.venv", "linux"), "/p/.venv/bin/deno");
 * assert.equal(program("deno", "C:\\p\\.venv", "windows"), "C:\\p\\.venv\\Scripts\\deno.exe");
 * ```
 */
export function program(name: string, folder = venv, os: string = Deno.build.os): string {
  return os === "windows"
    ? win32.join(folder, "Scripts", `${name}.exe`)
    : posix.join(folder, "bin", name);
}
