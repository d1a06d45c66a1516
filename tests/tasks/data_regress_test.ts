import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { regressionScriptFor } from "../../lib/big/regress_file.ts";
import cases from "../cases/regress_refused.json" with { type: "json" };
import { withFolder } from "../with_folder.ts";
import { command } from "./command.ts";

/** Runs the command in a folder of its own, with a file of four rows and one too large to be read. */
const regress = (
  args: string[],
  check: (output: string, code: number, folder: string) => void | Promise<void>,
) =>
  withFolder({ "runs.csv": "x,y\n1,2\n2,4\n3,7\n4,8\n", "large.json": "" }, async (folder) => {
    const path = fileURLToPath(folder);
    await Deno.truncate(`${path}large.json`, 100_000_001);
    const { code, out, err } = await command("data:regress", args, { INIT_CWD: path });
    await check(out + err, code, path);
  });

Deno.test("data:regress prints the fits and writes the figure where the command was typed", () =>
  regress(
    ["--from", "runs.csv", "--x", "x", "--y", "y", "--figure", "f.svg", "--errors", "HC1"],
    (output, code, folder) => {
      assert.equal(code, 0, output);
      assert.match(output, /^y against x in .*runs\.csv: 4 rows, x from 1\.00 to 4\.00$/m);
      assert.match(output, /^y = .* \+ 2\.10 × x\nStraight line of y: 4 rows, /m);
      assert.match(output, /^x +2\.10000 +1\.22666 to 2\.97334 .* 2\.10 more with each 1 more$/m);
      assert.match(output, /The errors \(HC1\) take rows as independent/);
      assert.doesNotMatch(output, /null/);
      assert.match(Deno.readTextFileSync(`${folder}/f.svg`), /^<svg[\s\S]*<\/svg>\s*$/);
    },
  ));

Deno.test("data:regress ends with one sentence and status 1, and writes nothing", async () => {
  await Promise.all(
    cases.map(({ args, message }) =>
      regress(args.split(" "), (output, code, folder) => {
        assert(output.startsWith("error: ") && output.includes(message), output);
        assert.doesNotMatch(output.trim(), /\n/);
        assert.equal(code, 1);
        const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
        assert.deepEqual(names.toSorted(), ["large.json", "runs.csv"]);
      })
    ),
  );
});

Deno.test("data:regress --sql prints the script, which its client can run", async () => {
  const script = await regressionScriptFor("postgres", "lab.runs", { x: "x", y: "y" });
  const args = ["--engine", "postgres", "--from", "lab.runs", "--x", "x", "--y", "y", "--sql"];
  await regress(
    args,
    (output, code) => assert.deepEqual([code, output.trimEnd()], [0, script.trimEnd()]),
  );
});

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
