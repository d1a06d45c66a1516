import assert from "node:assert/strict";
import { loadServed } from "../../lib/tables/served.ts";
import { source } from "../../lib/words/source.ts";
import { withFolder } from "../with_folder.ts";

Deno.test("what stands beside the served models keeps the name of its file, and says what it counts", () => {
  const [header, first] = text("served.csv").split("\n");
  const [perfHeader, perf] = text("input-T4.csv").split("\n");
  const plain = perf.replace("BnB.8bit", "Unquantized");
  const mine = first.replace("Qwen3-14B", "mine-14B");
  withFolder({
    "served.csv": [header, first, ""].join("\n"),
    "own/served-H100.csv": [`${header},Counts`, `${first},GPUs`, `${mine},GPUs`, ""].join("\n"),
    "own/input-my laptop.csv": [perfHeader, perf, ""].join("\n"),
    "latest/input-T4.csv": [perfHeader, perf, plain, ""].join("\n"),
  }, (folder) => {
    const table = loadServed(undefined, folder), { rows, leftOut, origin } = table;
    assert.equal(
      source(table),
      "ML.ENERGY Leaderboard (served.csv, 1 row); latest/input-T4.csv (2 rows); own/input-my laptop.csv (1 row); " +
        "own/served-H100.csv, energy by GPUs (1 row)",
    );
    const drawn = { ...table, rows: rows.filter((row) => !row.own) };
    assert.equal(source(drawn), "ML.ENERGY Leaderboard (served.csv, 1 row)");
    assert.deepEqual(rows.map((row) => [row.source, row.hardware, row.own, row.precision]), [
      ["ML.ENERGY", "B200", false, "bfloat16"],
      ["latest/input-T4.csv", "T4", true, "BnB.8bit"],
      ["latest/input-T4.csv", "T4", true, "float16"],
      ["own/input-my laptop.csv", "my laptop", true, "BnB.8bit"],
      ["own/served-H100.csv", "B200", true, "bfloat16"],
    ]);
    assert.deepEqual(leftOut, [{ why: "a row of your own that served.csv has too", count: 1 }]);
    assert.equal(origin.beside?.["own/served-H100.csv"], "own/served-H100.csv, energy by GPUs");
    const { concurrency, gpus, task, activeParamsB, whPerAnswer } = rows[1];
    assert.deepEqual([concurrency, gpus, task], [1, 1, "one request at a time (LLM-Perf)"]);
    assert.deepEqual([activeParamsB, whPerAnswer], [rows[1].paramsB, null]);
    assert.equal(rows[3].task, "requests at once not stated, taken as one");
  });
});

function text(file: string): string {
  return Deno.readTextFileSync(new URL(`../../data/${file}`, import.meta.url));
}
