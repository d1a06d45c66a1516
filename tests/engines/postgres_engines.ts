import assert from "node:assert/strict";
import { regressFile } from "../../lib/big/regress_file.ts";
import { quoted, quotedText } from "../../lib/big/dialects.ts";
import { run } from "../../tasks/process.ts";
import { TaskError } from "../../tasks/task_error.ts";
import {
  ask,
  assertAgrees,
  assertSameRegression,
  data,
  type Engine,
  QUESTIONS,
} from "./agreement.ts";
import { HOSTILE, hostileRows, writeHostileParquet } from "./hostile.ts";
import { startPostgres } from "./postgres_server.ts";

const engine: Engine = { name: "postgres", args: [], cwd: Deno.cwd() };

/** Runs SQL of the test's own. */
async function psql(sql: string): Promise<void> {
  const { code, output } = await run("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql]);
  assert.equal(code, 0, output);
}

Deno.test("PostgreSQL through psql", async (t) => {
  await using server = await startPostgres();
  for (const [name, value] of Object.entries(server.env)) Deno.env.set(name, value);

  for (const [name, { file, question }] of Object.entries(QUESTIONS)) {
    await t.step(
      `agrees with DuckDB on a file: ${name}`,
      () => assertAgrees(engine, file, question),
    );
  }

  await t.step("agrees on a table under hostile names, with x around 10⁹", async () => {
    const folder = await Deno.makeTempDir(), path = `${folder}/it's "a"; --.parquet`;
    const { x, y, cluster, categories = [] } = HOSTILE, schema = `"; DROP SCHEMA public; --`;
    const table = `${quoted(schema, "a.b\n'")}`;
    const columns = [`${quoted(x)} double precision`, `${quoted(y)} numeric`];
    const rows = hostileRows.map((row) =>
      `(${row.x}, ${row.y}, ${quotedText(row.cluster)}, ${quotedText(row.value)})`
    );
    await psql(`CREATE SCHEMA ${quoted(schema)}`);
    await psql(
      `CREATE TABLE ${table} (${columns.join(", ")}, ${quoted(cluster!)} text, ` +
        `${quoted(categories[0].column)} varchar(20))`,
    );
    await psql(`INSERT INTO ${table} VALUES ${rows.join(", ")}`);
    try {
      await writeHostileParquet(path);
      await assertAgrees(engine, path, { ...HOSTILE, categories: [] }, table);
      await assertAgrees(engine, path, HOSTILE, table);
      await psql(`CREATE VIEW whole AS SELECT * FROM ${table}`);
      await assertAgrees(engine, path, HOSTILE, "SELECT * FROM whole -- all of it");
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });

  await t.step("takes for a number what the readers do, and counts the rest", async () => {
    const cells = [
      "7",
      " 7. ",
      ".5",
      "+1",
      "1e2",
      "1E-3",
      "",
      "NaN",
      "inf",
      "1e400",
      "1e-400",
      "n/a",
    ];
    const csv = ["x,y", ...cells.map((cell, i) => `${cell},${i + 1}`)].join("\n") + "\n";
    const folder = await Deno.makeTempDir(), path = `${folder}/it's a "file".csv`;
    try {
      await Deno.writeTextFile(path, csv);
      await assertAgrees(engine, path, { x: "x", y: "y" });
      await psql("CREATE TABLE cells (x text, y int)");
      await psql(
        `INSERT INTO cells VALUES ${cells.map((cell, i) => `('${cell}', ${i + 1})`).join(", ")}`,
      );
      assertSameRegression(
        await ask(engine, "cells", { x: "x", y: "y" }, { errors: "HC1" }),
        await regressFile(path, { x: "x", y: "y", errors: "HC1" }),
      );
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });

  await t.step(
    "says in one sentence what is wrong with a table, and nothing of the server",
    async () => {
      await psql("CREATE TABLE runs (x float, y float, day date)");
      const cases: [string, string, RegExp][] = [
        ["nowhere", "x", /^Cannot regress: psql says: relation "nowhere" does not exist$/],
        ["runs", "z", /^Cannot regress: psql says: column "z" does not exist$/],
        ["runs", "day", /psql says: cannot cast type date to double precision$/],
        ["runs", "x", /Cannot read runs: found no row that can be used \(no rows at all\)/],
      ];
      for (const [from, x, message] of cases) {
        await assert.rejects(ask(engine, from, { x, y: "y" }), { message });
      }
      await psql("INSERT INTO runs SELECT 7, n FROM generate_series(1, 9) n");
      await assert.rejects(ask(engine, "runs", { x: "x", y: "y" }), RangeError);
      const elsewhere = { ...engine, args: ["-h", "/nowhere", "-U", "somebody"] };
      await assert.rejects(ask(elsewhere, "runs", { x: "x", y: "y" }), (error) => {
        assert(error instanceof TaskError);
        assert.match(
          error.message,
          /^Cannot regress: psql ended with status 2 without a word on the/,
        );
        assert.doesNotMatch(error.message, /nowhere|somebody/);
        return true;
      });
    },
  );

  await t.step("needs no right but to read", async () => {
    await psql(
      "CREATE ROLE reader LOGIN; CREATE TABLE seen AS SELECT n AS x, n * n AS y " +
        "FROM generate_series(1, 9) n; GRANT SELECT ON seen TO reader; " +
        "REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC",
    );
    const reader = { ...engine, args: ["-U", "reader"] };
    assert.equal((await ask(reader, "seen", { x: "x", y: "y" })).n, 9);
  });

  await t.step("the command prints the fits and draws the figure", async () => {
    const folder = await Deno.makeTempDir();
    try {
      const { code, output } = await run(Deno.execPath(), [
        ...["run", "-A", "--no-check", "tasks/data_regress.ts", "--engine", "postgres"],
        ...["--from", `${data}leaderboard.csv`, "--cluster", "fullname"],
        ...["--figure", `${folder}/f.svg`],
      ]);
      assert.equal(code, 0, output);
      assert.match(output, /power law +y = 0\.326 × x\^0\.662 +0\.662296/);
      assert.match(output, /clustered by fullname \(2,158 clusters, CR2\)/);
      assert.match(await Deno.readTextFile(`${folder}/f.svg`), /^<svg/);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
});
