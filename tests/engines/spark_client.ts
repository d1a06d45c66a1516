import { join } from "node:path";
import { pythonWith } from "../../bench/timing.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { run } from "../../tasks/process.ts";

const PACKAGE = "pyspark==4.3.0";

/**
 * The variables with which spark-sql starts, from PyPI's pyspark, which the first call installs into
 * `.cache/`. The client writes its metastore into the folder in which it is started.
 *
 * @throws {Error} that says what is missing.
 */
export async function installSpark(): Promise<Record<string, string>> {
  await needJava();
  const folder = join(root, ".cache/pyspark");
  await pythonWith(PACKAGE, folder);
  for await (const { name } of Deno.readDir(join(folder, "lib"))) {
    const home = join(folder, "lib", name, "site-packages", "pyspark");
    if (name.startsWith("python")) return { SPARK_HOME: home, SPARK_LOCAL_IP: "127.0.0.1" };
  }
  throw new Error(`Cannot find pyspark in ${folder}; remove that folder and try again`);
}

async function needJava(): Promise<void> {
  const { output } = await run("java", ["-version"]).catch((error) => ({ output: `${error}` }));
  if (Number(/version "(\d+)/.exec(output)?.[1]) >= 17) return;
  throw new Error(
    `These tests need Java 17 or newer (Debian: openjdk-17-jre-headless), found ${
      output.split("\n")[0]
    }`,
  );
}
