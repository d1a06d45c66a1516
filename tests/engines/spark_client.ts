import { join } from "node:path";
import { findMaker } from "../../tasks/jupyter/python.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { run } from "../../tasks/process.ts";

const VERSION = "4.3.0";

/**
 * The variables with which spark-sql starts, from PyPI's pyspark, which the first call installs into
 * `.cache/`. The client writes its metastore into the folder in which it is started.
 *
 * @throws {Error} that says what is missing.
 */
export async function installSpark(): Promise<Record<string, string>> {
  await needJava();
  const folder = join(root, ".cache", `pyspark-${VERSION}`), stamp = join(folder, "whole");
  const whole = await Deno.stat(stamp).then(() => true, () => false);
  if (!whole) {
    const { kind, command: [path, ...args] } = await findMaker();
    const uv = kind === "uv";
    await Deno.remove(folder, { recursive: true }).catch(() => {});
    await demand(path, uv ? ["venv", folder] : [...args, "-m", "venv", folder]);
    const python = join(folder, "bin", "python"), wanted = `pyspark==${VERSION}`;
    await (uv
      ? demand(path, ["pip", "install", "--python", python, wanted])
      : demand(python, ["-m", "pip", "install", "--quiet", wanted]));
    await Deno.writeTextFile(stamp, "");
  }
  for await (const { name } of Deno.readDir(join(folder, "lib"))) {
    const home = join(folder, "lib", name, "site-packages", "pyspark");
    if (name.startsWith("python")) return { SPARK_HOME: home, SPARK_LOCAL_IP: "127.0.0.1" };
  }
  throw new Error(`Cannot find pyspark in ${folder}; remove that folder and try again`);
}

async function needJava(): Promise<void> {
  try {
    const { output } = await run("java", ["-version"]);
    const version = Number(/version "(\d+)/.exec(output)?.[1]);
    if (version >= 17) return;
    throw new Error(`These tests need Java 17 or newer, found ${output.split("\n")[0]}`);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error("These tests need Java 17 or newer (Debian: openjdk-17-jre-headless)");
  }
}

async function demand(path: string, args: string[]): Promise<void> {
  const { code, output } = await run(path, args);
  if (code !== 0) throw new Error(`Cannot install pyspark:\n${output}`);
}
