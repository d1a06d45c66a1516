import assert from "node:assert/strict";
import { quoted, quotedText } from "../../lib/big/dialects.ts";
import { run } from "../../tasks/process.ts";
import {
  ask,
  assertAgrees,
  assertCommand,
  assertManyAgree,
  type Engine,
  HOSTILE,
  hostileRows,
  MANY,
  SEVERAL,
  SIMPLE,
  writeHostileParquet,
} from "./agreement.ts";
import { startPostgres } from "./postgres_server.ts";

const engine: Engine = { name: "postgres", args: [], cwd: Deno.cwd() };

async function psql(sql: string): Promise<void> {
  const { code, output } = await run("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql]);
  assert.equal(code, 0, output);
}

Deno.test("PostgreSQL through psql", async (t) => {
  await using server = await startPostgres();
  for (const [name, value] of Object.entries(server.env)) Deno.env.set(name, value);
  const folder = server.env.PGHOST;

  await t.step("agrees with DuckDB on files", async () => {
    await assertAgrees(engine, SIMPLE.file, SIMPLE.question);
    await assertAgrees(engine, SEVERAL.file, SEVERAL.question);
  });

  await t.step("agrees with memory on many rows", () =>
    assertManyAgree(engine, {
      from: `generate_series(0::bigint, ${MANY - 1}) i`,
      column: "i",
      double: "double precision",
    }));

  await t.step("agrees on a table under hostile names, with x around 10⁹", async () => {
    const { x, y, cluster, categories } = HOSTILE, schema = `"; DROP SCHEMA public; --`;
    const table = quoted(schema, "a.b\n'"), path = writeHostileParquet(folder);
    const columns = [
      `${quoted(x)} double precision, ${quoted(y)} numeric, ${quoted(cluster)} text`,
      `${quoted(categories[0].column)} varchar(20)`,
    ];
    const rows = hostileRows.map((row) =>
      `(${row.x}, ${row.y}, ${quotedText(row.cluster)}, ${quotedText(row.value)})`
    );
    await psql(`CREATE SCHEMA ${quoted(schema)}`);
    await psql(`CREATE TABLE ${table} (${columns})`);
    await psql(`INSERT INTO ${table} VALUES ${rows}`);
    await psql(`CREATE VIEW whole AS SELECT * FROM ${table}`);
    await assertAgrees(engine, path, { ...HOSTILE, categories: [] }, table);
    await assertAgrees(engine, path, HOSTILE, table);
    await assertAgrees(engine, path, HOSTILE, "SELECT * FROM whole -- all of it");
  });

  await t.step("takes for a number what the readers do, and counts the rest", async () => {
    const cells = "7, 7. ,.5,+1,1e2,1E-3,,NaN,inf,1e400,1e-400,n/a".split(",");
    const path = `${folder}/it's a "file".csv`, rows = cells.map((cell, i) => `${cell},${i + 1}\n`);
    await Deno.writeTextFile(path, `x,y\n${rows.join("")}`);
    await assertAgrees(engine, path, { x: "x", y: "y" });
    await psql("CREATE TABLE cells (x text, y int)");
    await psql(`INSERT INTO cells VALUES ${cells.map((cell, i) => `('${cell}', ${i + 1})`)}`);
    await assertAgrees(engine, path, { x: "x", y: "y", errors: "HC1" }, "cells");
  });

  await t.step("says what is wrong with a table, and nothing of the server", async () => {
    await psql("CREATE TABLE runs (x float, y float, day date)");
    const elsewhere = ["-h", "/nowhere", "-U", "somebody"];
    const cases: [string, string, RegExp, string[]?][] = [
      ["nowhere", "x", /^Cannot regress: psql says: relation "nowhere" does not exist$/],
      ["runs", "z", /^Cannot regress: psql says: column "z" does not exist$/],
      ["runs", "day", /psql says: cannot cast type date to double precision$/],
      ["runs", "x", /Cannot read runs: found no row that can be used \(no rows at all\)/],
      ["SELECT 7 AS x, n AS y FROM generate_series(1, 9) n", "x", /x has one value in all 9 rows/],
      ["runs", "x", /^Cannot regress: psql ended with status 2 without a word on the/, elsewhere],
    ];
    for (const [from, x, message, args = []] of cases) {
      await assert.rejects(ask({ ...engine, args }, from, { x, y: "y" }), (error: Error) => {
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /somebody/);
        return true;
      });
    }
  });

  await t.step("needs no right but to read", async () => {
    await psql(
      "CREATE ROLE reader LOGIN; CREATE TABLE seen AS SELECT n AS x, n * n AS y " +
        "FROM generate_series(1, 9) n; GRANT SELECT ON seen TO reader; " +
        "REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC",
    );
    const reader = { ...engine, args: ["-U", "reader"] };
    assert.equal((await ask(reader, "seen", { x: "x", y: "y" })).n, 9);
  });

  await t.step("the command prints the fits and draws the figure", () =>
    assertCommand(
      ["--engine", "postgres", "--from", SIMPLE.file, "--cluster", "fullname"],
      folder,
    ));
});
