import assert from "node:assert/strict";
import { loadServed } from "../../../lib/read/load.ts";
import { importFile } from "../../../tasks/data/import_file.ts";
import { TASK } from "../../read/formats/tables.ts";
import { ASKED, shipped, withFolders } from "./import_folders.ts";

Deno.test("importFile() keeps the concurrency of ML.ENERGY's rows, and loadServed() reads them", () =>
  withFolders(async (files, data) => {
    const path = `${files}/mine.json`, extras = { hardware: "my H100" };
    Deno.writeTextFileSync(path, TASK.replace('"max_num_seqs":null', '"max_num_seqs":64'));
    const report = await importFile(path, { ...ASKED, extras }, data);
    assert.match(report[0], /mine\.json: ML\.ENERGY's leaderboard, 2 rows/);
    assert(report.includes("Wrote data/own/served-my H100.csv"), report.join("\n"));
    const { rows, leftOut } = loadServed(undefined, data);
    assert.deepEqual([rows.length, leftOut], [567, []]);
    assert.deepEqual(
      rows.slice(565).map((row) => [row.hardware, row.task, row.maxConcurrency, row.concurrency]),
      [["my H100", "mine", 128, 127.5], ["my H100", "mine", 64, 63]],
    );
    assert.deepEqual(Map.groupBy(rows, ({ source }) => source).get("own"), rows.slice(565));
    await assert.rejects(
      importFile(path, { ...ASKED, extras }, data),
      /served-my H100\.csv, which is/,
    );
  }));

Deno.test("loadServed() leaves the user's rows out that the shipped table has", () =>
  withFolders((_files, data) => {
    const text = Deno.readTextFileSync(new URL("served.csv", shipped));
    const [header, first, second] = text.split("\n");
    Deno.mkdirSync(new URL("own/", data));
    Deno.writeTextFileSync(
      new URL("own/served-B200.csv", data),
      [header, first, second.replace("gpqa", "mine").replace(",B200,", ",B100,"), ""].join("\n"),
    );
    const { rows, leftOut } = loadServed(undefined, data);
    assert.deepEqual([rows.length, rows[565].hardware], [566, "B100"]);
    assert.deepEqual(leftOut, [{ why: "a row of your own that served.csv has too", count: 1 }]);
    return Promise.resolve();
  }));
