import { join, posix, win32 } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Python environment that holds Jupyter and the pinned Deno. */
export const venv = join(root, ".venv");

/** The exact packages of `.venv`, with hashes. */
export const lockFile = join(root, "tasks/jupyter/requirements.lock");

/** Jupyter's own folders, all inside `.venv`; its kernelspecs before the user's. */
export const jupyterVariables: Record<string, string> = {
  JUPYTER_CONFIG_DIR: join(venv, "etc/jupyter/own"),
  JUPYTER_DATA_DIR: join(venv, "share/jupyter"),
  JUPYTER_RUNTIME_DIR: join(venv, "share/jupyter/runtime"),
  JUPYTER_PREFER_ENV_PATH: "1",
  IPYTHONDIR: join(venv, "share/ipython"),
  PYTHONNOUSERSITE: "1",
};

/** Where a program of `.venv`, or of another environment, lies. */
export function program(name: string, folder = venv, os: string = Deno.build.os): string {
  return os === "windows"
    ? win32.join(folder, "Scripts", `${name}.exe`)
    : posix.join(folder, "bin", name);
}

/** A package's pinned version, from the text of a requirements lock. */
export function lockedVersion(lock: string, name: string): string {
  const [, version] = new RegExp(`^${name}==([^\\s;\\\\]+)`, "m").exec(lock) ?? [];
  if (version !== undefined) return version;
  throw new RangeError(
    `Cannot tell the version of ${name}: the lock has no line "${name}==…"; add it to requirements.in`,
  );
}

/** The one version of Deno for tasks, tests and kernel. */
export async function pinnedDeno(): Promise<string> {
  return lockedVersion(await Deno.readTextFile(lockFile), "deno");
}
