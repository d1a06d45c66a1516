import assert from "node:assert/strict";
import { run } from "../../tasks/process.ts";
import {
  ask,
  assertAgrees,
  assertCommand,
  assertManyAgree,
  type Engine,
  HOSTILE,
  MANY,
  SEVERAL,
  SIMPLE,
  writeHostileParquet,
} from "./agreement.ts";
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
    await t.step(
      "agrees with DuckDB on a file: several predictors",
      () => assertAgrees(engine, SEVERAL.file, SEVERAL.question),
    );

    await t.step(
      "agrees with memory on many rows",
      () => assertManyAgree(engine, { from: `range(${MANY})`, column: "id", double: "DOUBLE" }),
    );

    await t.step(
      "agrees under hostile names, with x around 10⁹",
      () => assertAgrees(engine, writeHostileParquet(cwd), { ...HOSTILE, categories: [] }),
    );

    await t.step("says in one sentence what is wrong with a table", async () => {
      await assert.rejects(ask(engine, "SELECT 1 AS x", { x: "x", y: "it's; no column" }), {
        name: "TaskError",
        message: /^Cannot regress: spark-sql says: A column, variable, or function .* resolved\.?$/,
      });
    });

    await t.step("two commands give the fits and the figure of its table", async () => {
      const command = ["run", "-A", "--no-check", "tasks/data_regress.ts", "--engine", "spark"];
      const question = ["--from", SIMPLE.file, "--cluster", "fullname", "--sql"];
      const script = await run(Deno.execPath(), [...command, ...question]);
      assert.equal(script.code, 0, script.output);
      await Deno.writeTextFile(`${cwd}/q.sql`, script.output);
      const { stdout } = await new Deno.Command(`${env.SPARK_HOME}/bin/spark-sql`, {
        args: [...engine.args, "-f", `${cwd}/q.sql`],
        cwd,
        stderr: "null",
      }).output();
      await Deno.writeFile(`${cwd}/result.csv`, stdout);
      await assertCommand(["--moments", `${cwd}/result.csv`], cwd);
    });
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
});
