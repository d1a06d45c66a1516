import { run } from "../process.ts";
import { TaskError } from "../task_error.ts";

/** The oldest Python 3 that will do. */
const OLDEST = 10;

/** How a virtual environment gets made: by uv, or by a Python with `venv`. */
export type Maker = { kind: "uv" | "python"; command: string[] };

/** What to install when Python, or its `venv`, is missing. */
export function installAdvice(missing: string): string {
  return [
    `Cannot make .venv: ${missing}. Install it, then run the command again:`,
    "  Debian, Ubuntu  sudo apt-get install python3 python3-venv",
    "  Fedora          sudo dnf install python3",
    "  macOS           brew install python3   (or the installer from https://www.python.org)",
    "  Windows         winget install Python.Python.3.13",
    "  anywhere        uv, https://docs.astral.sh/uv, which brings Python with it",
  ].join("\n");
}

/** What a program says of its version, or null when it does not run. */
async function versionOf([path, ...args]: string[]): Promise<string | null> {
  const failed = { code: 1, output: "" };
  const { code, output } = await run(path, [...args, "--version"]).catch(() => failed);
  return code === 0 ? output.trim() : null;
}

/**
 * Finds uv, or else a Python that is new enough: `py -3` is how Windows calls it, whose `python3` may
 * do nothing but open a shop. `ask` gives what a program says of its version, or null.
 * @throws {TaskError} that says what to install.
 */
export async function findMaker(ask = versionOf): Promise<Maker> {
  if (await ask(["uv"])) return { kind: "uv", command: ["uv"] };
  const found: string[] = [];
  for (const command of [["python3"], ["python"], ["py", "-3"]]) {
    const version = await ask(command);
    if (version === null) continue;
    const [, major, minor] = /^Python (\d+)\.(\d+)/.exec(version) ?? [];
    if (major === "3" && Number(minor) >= OLDEST) return { kind: "python", command };
    found.push(version);
  }
  const need = `no Python 3.${OLDEST} or newer on the PATH`;
  throw new TaskError(installAdvice(found.length ? `${need}, found ${found.join(", ")}` : need));
}
