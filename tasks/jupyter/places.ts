import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Python environment that holds Jupyter and the pinned Deno. */
export const venv = join(root, ".venv");

/** The exact packages of `.venv`, with hashes. */
export const lockFile = join(root, "tasks/jupyter/requirements.lock");

/** Where a program of `.venv` lies: `bin/jupyter`, or `Scripts\jupyter.exe` on Windows. */
export function program(name: string): string {
  return Deno.build.os === "windows"
    ? join(venv, "Scripts", `${name}.exe`)
    : join(venv, "bin", name);
}
