import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Finished, run } from "../process.ts";
import { TaskError } from "../task_error.ts";
import { lockFile, program, root, venv } from "./places.ts";
import { findMaker, installAdvice, type Maker } from "./python.ts";

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

/** JupyterLab neither asks about news nor looks for updates, and follows the system's light or dark. */
const overrides = {
  "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
  "@jupyterlab/apputils-extension:themes": { "adaptive-theme": true },
};

/** The kernel that the notebooks name: the pinned Deno of `.venv`, whatever Deno the user has. */
function kernelspec(deno: string): Record<string, unknown> {
  return {
    argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"],
    display_name: "Deno",
    language: "typescript",
    interrupt_mode: "message", // a signal would kill the kernel
    env: { NO_COLOR: "1", RUST_BACKTRACE: "0" },
  };
}

/**
 * Makes `.venv` when it is absent, half made, moved, or made from another lock; cheap otherwise.
 * @throws {TaskError} that says what to install or what went wrong.
 */
export async function ensureEnvironment(): Promise<void> {
  await Deno.mkdir(join(root, ".cache"), { recursive: true });
  using turn = await Deno.open(join(root, ".cache/venv.turn"), { create: true, write: true });
  await turn.lock(true); // of two tasks started together, one makes it and one waits
  const hash = createHash("sha256").update(await Deno.readFile(lockFile)).digest("hex");
  const want = JSON.stringify({ lock: hash, folder: venv });
  const has = await Deno.readTextFile(stamp).catch(() => null);
  // a link to a Python that is gone leads to no file
  if (has !== want || !existsSync(program("python")) || !existsSync(program("deno"))) {
    const maker = await findMaker();
    await withProgress(
      `Installing Jupyter and Deno's kernel into .venv with ${maker.command[0]}; a minute or two`,
      () => make(maker),
    );
    await Deno.writeTextFile(stamp, want);
  }
  // where the Jupyter of `.venv` looks first; what a user changes in JupyterLab wins
  await writeJson("share/jupyter/kernels/deno", "kernel.json", kernelspec(program("deno")));
  await writeJson("share/jupyter/lab/settings", "overrides.json", overrides);
}

/** Makes an empty `.venv` and installs the locked packages. */
async function make({ kind, command: [path, ...args] }: Maker): Promise<void> {
  await Deno.remove(venv, { recursive: true }).catch(() => {});
  const create = kind === "uv"
    ? ["venv", "--no-project", "--python", ">=3.10", venv]
    : [...args, "-m", "venv", venv];
  demand(await run(path, create, { env: inside }), "make .venv");
  const [installer, ...install] = kind === "uv"
    ? [path, "pip", "install", "--python", venv, "--compile-bytecode"]
    : [program("python"), "-m", "pip", "install", "--quiet", "--no-input"];
  const exact = ["--require-hashes", "--no-deps", "-r", lockFile];
  const installed = await run(installer, [...install, ...exact], { env: inside });
  demand(installed, "install the locked Jupyter packages");
}

/** Throws what a failed program said, cut to its last lines. */
function demand({ code, output }: Finished, what: string): void {
  if (code === 0) return;
  if (/ensurepip/.test(output)) {
    throw new TaskError(installAdvice("this Python comes without venv and ensurepip"));
  }
  const last = output.trim().split("\n").slice(-15).join("\n  ");
  throw new TaskError(`Cannot ${what}; the program said:\n  ${last}`);
}

/** Prints what begins, a sign of life every five seconds, and how long it took. */
async function withProgress(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const say = (words: string) =>
    console.log(`  ${words} ${((performance.now() - start) / 1000).toFixed(1)} s`);
  console.log(`${what} …`);
  const ticking = setInterval(say, 5000, "… still at it after");
  try {
    await work();
    say("done in");
  } finally {
    clearInterval(ticking);
  }
}

async function writeJson(folder: string, name: string, content: unknown): Promise<void> {
  const path = join(venv, folder);
  await Deno.mkdir(path, { recursive: true });
  await Deno.writeTextFile(join(path, name), JSON.stringify(content, null, 2) + "\n");
}
