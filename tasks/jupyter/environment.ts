import { createHash } from "node:crypto";
import { join } from "node:path";
import { withProgress } from "../progress.ts";
import { type Finished, run } from "../process.ts";
import { TaskError } from "../task_error.ts";
import { writeKernelspec } from "./kernelspec.ts";
import { lockFile, program, root, venv } from "./places.ts";
import { findMaker, installAdvice, type Maker } from "./python.ts";
import { writeSettings } from "./settings.ts";

/** Written when all is installed, so that a half-made environment is known by its absence. */
const stamp = join(venv, "made_from.json");

/** Keeps uv and pip from writing outside the project. */
const inside = {
  UV_NO_CACHE: "1",
  UV_PYTHON_INSTALL_DIR: join(root, ".cache/python"),
  PIP_NO_CACHE_DIR: "1",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_USER: "0",
};

/** What the stamp says when `.venv` is whole: this lock, in this folder. */
async function wanted(): Promise<string> {
  const lock = createHash("sha256").update(await Deno.readFile(lockFile))
    .digest("hex");
  return JSON.stringify({ lock, folder: venv });
}

/** The text of a file, or null when there is none. */
async function textOf(path: string): Promise<string | null> {
  return await Deno.readTextFile(path).catch(() => null);
}

/** Whether a path leads to a file; a link to a Python that is gone does not. */
async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** Throws what a failed program said, cut to its last lines. */
function demand({ code, output }: Finished, what: string): void {
  if (code === 0) return;
  if (/ensurepip/.test(output)) {
    throw new TaskError(
      installAdvice("this Python comes without venv and ensurepip"),
    );
  }
  const last = output.trim().split("\n").slice(-15).join("\n  ");
  throw new TaskError(`Cannot ${what}; the program said:\n  ${last}`);
}

/** Makes an empty `.venv` and installs the locked packages. */
async function make({ kind, command: [path, ...args] }: Maker): Promise<void> {
  await Deno.remove(venv, { recursive: true }).catch(() => {});
  const create = kind === "uv"
    ? run(path, ["venv", "--no-project", "--python", ">=3.10", venv], {
      env: inside,
    })
    : run(path, [...args, "-m", "venv", venv], { env: inside });
  demand(await create, "make .venv");
  const exact = ["--require-hashes", "--no-deps", "-r", lockFile];
  const install = kind === "uv"
    ? run(path, [
      "pip",
      "install",
      "--python",
      venv,
      "--compile-bytecode",
      ...exact,
    ], {
      env: inside,
    })
    : run(program("python"), ["-m", "pip", "install", "--quiet", "--no-input", ...exact], {
      env: inside,
    });
  demand(await install, "install the locked Jupyter packages");
}

/**
 * Makes `.venv` when it is absent, half made, moved, or made from another lock; cheap otherwise.
 * @throws {TaskError} that says what to install or what went wrong.
 */
export async function ensureEnvironment(): Promise<void> {
  await Deno.mkdir(join(root, ".cache"), { recursive: true });
  using turn = await Deno.open(join(root, ".cache/venv.turn"), {
    create: true,
    write: true,
  });
  await turn.lock(true); // of two tasks started together, one makes it and one waits
  const want = await wanted();
  const has = await textOf(stamp);
  const runs = await exists(program("python")) && await exists(program("deno"));
  if (has !== want || !runs) {
    const why = !await exists(venv) ? "absent" : has === null ? "incomplete" : "out of date";
    const maker = await findMaker();
    await withProgress(
      `.venv is ${why}: installing Jupyter and Deno's kernel with ${maker.command[0]}, about 30 s`,
      () => make(maker),
    );
    await Deno.writeTextFile(stamp, want);
  }
  await writeKernelspec();
  await writeSettings();
}
