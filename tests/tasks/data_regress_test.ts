import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { regressionScriptFor } from "../../lib/big/regress_file.ts";
import { run } from "../../tasks/process.ts";

const task = fileURLToPath(new URL("../../tasks/data_regress.ts", import.meta.url));

/** Runs the command in a folder of its own, which holds nothing but `runs.csv`. */
async function regress(
  args: string[],
  check: (output: string, code: number, folder: string) => void | Promise<void>,
) {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/runs.csv`, "x,y\n1,2\n2,4\n3,7\n4,8\n");
    const command = ["run", "-A", "--no-check", task, ...args];
    const { code, output } = await run(Deno.execPath(), command, { env: { INIT_CWD: folder } });
    await check(output, code, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("data:regress prints the fits and writes the figure where the command was typed", () =>
  regress(
    ["--from", "runs.csv", "--x", "x", "--y", "y", "--figure", "f.svg", "--errors", "HC1"],
    (output, code, folder) => {
      assert.equal(code, 0, output);
      assert.match(output, /^y against x in .*runs\.csv: 4 rows, x from 1\.00 to 4\.00$/m);
      assert.match(output, /^linear .* 2\.10000 +1\.45403 to 2\.74597/m);
      assert.match(output, /each with its own variance \(HC1\)\.$/m);
      assert.match(Deno.readTextFileSync(`${folder}/f.svg`), /^<svg[\s\S]*<\/svg>\s*$/);
    },
  ));

Deno.test("data:regress ends with one sentence and status 1, and writes nothing", async () => {
  const fine = ["--from", "runs.csv", "--x", "x", "--y", "y", "--figure", "f.svg"];
  const cases: [string[], RegExp][] = [
    [
      [...fine, "--errors", "HC3"],
      /^error: Cannot compute errors: errors "HC3" weigh/,
    ],
    [
      [...fine, "--y", "kg"],
      /^error: Cannot read .*runs\.csv, line 1, column "kg": found only the columns/,
    ],
    [
      ["runs.csv"],
      /^error: Found "runs\.csv", expected options alone; deno task data:regress --help/,
    ],
    [[...fine, "--is", "x"], /^error: --is takes a column and a value, .*, found "x"; deno task/],
    [
      [...fine, "--engine", "oracle"],
      /^error: --engine takes duckdb, postgres, spark, found "orac/,
    ],
    [
      ["--moments", "runs.csv"],
      /^error: Cannot read runs\.csv, line 1: found "x,y", expected a line of/,
    ],
    [
      ["--moments", "-"],
      /^error: Cannot read the input: found nothing, expected the result of the script/,
    ],
    [
      ["--moments", "runs.csv", "--y", "y"],
      /^error: --moments takes no --y: the result says what was/,
    ],
  ];
  await Promise.all(cases.map(([args, message]) =>
    regress(args, (output, code, folder) => {
      assert.match(output.trim(), message);
      assert.doesNotMatch(output.trim(), /\n/);
      assert.equal(code, 1);
      assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["runs.csv"]);
    })
  ));
});

Deno.test("data:regress says of a file above 100 MB that it would read whole what to do", async () => {
  const cases: [string, string, RegExp][] = [
    [
      "--moments",
      "result.jsonl",
      /result\.jsonl: found 100 MB, .*; a result is as large only with/,
    ],
    ["--from", "runs.json", /runs\.json: found 100 MB, .*; write it as parquet, or as CSV with/],
  ];
  for (const [option, name, message] of cases) {
    const folder = await Deno.makeTempDir(), path = `${folder}/${name}`;
    await Deno.writeTextFile(path, "");
    await Deno.truncate(path, 100_000_001);
    await regress([option, path], (output) => assert.match(output, message));
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("data:regress --sql prints the script, which its client can run", () =>
  regress(["--engine", "postgres", "--from", "lab.runs", "--x", "x", "--y", "y", "--sql"], async (
    output,
    code,
  ) => {
    assert.equal(code, 0);
    assert.equal(
      output.trimEnd(),
      (await regressionScriptFor("postgres", "lab.runs", { x: "x", y: "y" })).trimEnd(),
    );
  }));

Deno.test("a script names what it reads as names only, in each dialect", async () => {
  const name = `it's "x"; DROP TABLE runs; --`;
  const question = { x: name, y: "y\n`", cluster: "c", categories: [{ column: "k", value: name }] };
  const postgres = await regressionScriptFor("postgres", '"a;b"', question);
  assert.match(postgres, /FROM "a;b" source/);
  assert.match(postgres, /CAST\("it's ""x""; DROP TABLE runs; --" AS double precision\)/);
  assert.match(postgres, /= 'it''s "x"; DROP TABLE runs; --' THEN 1/);
  const spark = await regressionScriptFor("spark", '"a;b"', question);
  assert.match(spark, /FROM IDENTIFIER\('\\u0060a\\u003bb\\u0060'\) source/);
  assert.doesNotMatch(spark, /DROP TABLE runs;/);
});
