import assert from "node:assert/strict";
import { run } from "../../tasks/process.ts";
import { ask, assertAgrees, type Engine, QUESTIONS } from "./agreement.ts";
import { HOSTILE, writeHostileParquet } from "./hostile.ts";
import { installSpark } from "./spark_client.ts";

Deno.test("Spark through spark-sql", async (t) => {
  const env = await installSpark(), cwd = await Deno.makeTempDir(); // for the client's metastore
  for (const [name, value] of Object.entries(env)) Deno.env.set(name, value);
  const engine: Engine = {
    name: "spark",
    args: [
      ...["--master", "local[2]", "--conf", "spark.ui.enabled=false"],
      ...["--conf", "spark.sql.catalogImplementation=in-memory"],
    ],
    cwd,
  };
  try {
    const [simple, several] = Object.values(QUESTIONS);
    await t.step(
      "agrees with DuckDB on a file: several predictors",
      () => assertAgrees(engine, several.file, several.question),
    );

    await t.step("agrees under hostile names, with x around 10⁹", async () => {
      const path = `${cwd}/it's "a"; -- .parquet`;
      await writeHostileParquet(path);
      await assertAgrees(engine, path, { ...HOSTILE, categories: [] });
    });

    await t.step("says in one sentence what is wrong with a table", async () => {
      await assert.rejects(ask(engine, "SELECT 1 AS x", { x: "x", y: "it's; no column" }), {
        name: "TaskError",
        message: /^Cannot regress: spark-sql says: A column, variable, or function .* resolved\.?$/,
      });
    });

    await t.step("two commands give the fits and the figure of its table", async () => {
      const command = ["run", "-A", "--no-check", "tasks/data_regress.ts"], sql = `${cwd}/q.sql`;
      const printed = await run(Deno.execPath(), [
        ...[
          ...command,
          "--engine",
          "spark",
          "--from",
          simple.file,
          "--cluster",
          "fullname",
          "--sql",
        ],
      ]);
      assert.equal(printed.code, 0, printed.output);
      await Deno.writeTextFile(sql, printed.output);
      const client = new Deno.Command(`${env.SPARK_HOME}/bin/spark-sql`, {
        args: [...engine.args, "-f", sql],
        cwd,
        stdout: "piped",
        stderr: "null",
      });
      await Deno.writeFile(`${cwd}/result.csv`, (await client.output()).stdout);
      const { code, output } = await run(Deno.execPath(), [
        ...[...command, "--moments", `${cwd}/result.csv`, "--figure", `${cwd}/f.svg`],
      ]);
      assert.equal(code, 0, output);
      assert.match(output, /power law +y = 0\.326 × x\^0\.662 +0\.662296/);
      assert.match(output, /clustered by fullname \(2,158 clusters, CR2\)/);
      assert.match(await Deno.readTextFile(`${cwd}/f.svg`), /^<svg/);
    });
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
});
