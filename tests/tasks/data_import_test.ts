import assert from "node:assert/strict";
import { fileURLToPath, pathToFileURL } from "node:url";
import { importTables } from "../../tasks/data_import.ts";
import { parseCsv } from "../../lib/read/csv.ts";
import { withFolder } from "../with_folder.ts";
import { command } from "./command.ts";

const data = fileURLToPath(new URL("../../data/", import.meta.url));
const files = ["leaderboard", "input-A10", "input-A100", "input-T4", "input-32vCPU", "financier"]
  .map((name) => `${name}.csv`);

const shipped = Object.fromEntries(files.map((file) => [file, Deno.readTextFileSync(data + file)]));

/** Runs a test with two folders, the first with a copy of the shipped tables. */
const withFolders = (test: (from: string, to: string) => void) =>
  withFolder(
    shipped,
    (from) => withFolder({}, (to) => test(fileURLToPath(from), fileURLToPath(to))),
  );

const names = (folder: string) => Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();

Deno.test("importTables() makes of the shipped tables the shipped tables", () =>
  withFolders((from, to) => {
    const report = importTables(from, pathToFileURL(`${to}/`));
    assert.equal(report.length, 6);
    assert.match(report[0], /^leaderboard.csv: 2223 rows, 8 of 8 columns, 3 rows/);
    assert.deepEqual(names(to).filter((name) => name.endsWith(".csv")), [...files].sort());
    for (const file of files) {
      assert.equal(Deno.readTextFileSync(to + file), shipped[file], file);
    }
  }));

Deno.test("importTables() drops columns that are not read and keeps cells as they are", () =>
  withFolders((from, to) => {
    Deno.writeTextFileSync(
      `${from}/financier.csv`,
      "\uFEFFnote,Modèle,Type,Nombre de paramètres (B),Coût ($) pour 1K token,\r\n" +
        '"two\r\nlines", a ,SLM,007,"4.20e-3",\r\n,"b, ""c""",LLM,,n/a,x',
    );
    assert.match(
      importTables(from, pathToFileURL(`${to}/`))[5],
      /^financier.csv: 2 rows, 4 of 6 columns, 1 rows that/,
    );
    assert.deepEqual(
      parseCsv(Deno.readTextFileSync(`${to}/financier.csv`)).records.map(({ cells }) => cells),
      [[" a ", "SLM", "007", "4.20e-3"], ['b, "c"', "LLM", "", "n/a"]],
    );
  }));

Deno.test("importTables() changes nothing when one table cannot be read", () =>
  withFolders((from, to) => {
    Deno.writeTextFileSync(`${to}/leaderboard.csv`, "old");
    Deno.writeTextFileSync(`${from}/financier.csv`, "<!DOCTYPE html>");
    assert.throws(
      () => importTables(from, pathToFileURL(`${to}/`)),
      /financier.csv: found an HTML or XML page/,
    );
    Deno.removeSync(`${from}/financier.csv`);
    assert.throws(
      () => importTables(from, pathToFileURL(`${to}/`)),
      /financier.csv: found no such file/,
    );
    assert.deepEqual(names(to), ["leaderboard.csv"]);
    assert.equal(Deno.readTextFileSync(`${to}/leaderboard.csv`), "old");
  }));

Deno.test("data:import ends with status 1, one sentence and no stack when something is wrong", async () => {
  const run = (...args: string[]) => command("data:import", args, { INIT_CWD: data });
  const missing = await run("nowhere.csv", "--as", "prices");
  assert.deepEqual([missing.code, missing.err.split("\n").length], [1, 3]);
  assert.match(
    missing.err,
    /^Nothing was changed\.\nerror: Cannot read .*nowhere.csv: found no such file/,
  );
  const two = await run("a.csv", "b.csv");
  assert.match(two.err, /^error: Need one folder or file, found a\.csv b\.csv; deno task data:imp/);
  assert.equal((await run("input-A100.csv", "--as", "leaderboard", "--dry-run")).code, 1);
});
