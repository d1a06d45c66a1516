import assert from "node:assert/strict";
import { loadServed, servedTable } from "../../lib/tables/served.ts";
import { withFolder } from "../with_folder.ts";
import { source } from "../../lib/words/source.ts";

const header = Object.values(servedTable.columns).map(({ headers }) => headers[0]).join(",");
const good = "a/b-30B-A3B,gpqa,H100,1,fp8,MoE,30,3,64,63.5,3.6,2000,20,900";
const parse = (...rows: string[]) => servedTable.parse([header, ...rows, ""].join("\n"));

Deno.test("a served model has its energy in kWh per million tokens and Wh per answer", () => {
  const { rows, leftOut } = parse(good, "a/c-8B,gpqa,B200,2,,,8,8,64,64,7.2,,,");
  assert.deepEqual(leftOut, []);
  assert.deepEqual(rows[0], {
    line: 2,
    model: "a/b-30B-A3B",
    task: "gpqa",
    hardware: "H100",
    gpus: 1,
    precision: "fp8",
    architecture: "MoE",
    paramsB: 30,
    activeParamsB: 3,
    maxConcurrency: 64,
    concurrency: 63.5,
    tokensPerSecond: 2000,
    interTokenLatencyMs: 20,
    source: "ML.ENERGY",
    kWhPerMillionTokens: 1,
    own: false,
    base: "b-30B-A3B",
    kind: "mixture of experts",
    tokensPerAnswer: 900,
    whPerAnswer: 0.9,
    odd: null,
  });
  const { kWhPerMillionTokens, kind, precision, interTokenLatencyMs, whPerAnswer } = rows[1];
  assert.deepEqual([kWhPerMillionTokens, kind, precision], [2, "dense", "unknown"]);
  assert.deepEqual([interTokenLatencyMs, whPerAnswer], [null, null]);
});

Deno.test("what cannot be true of a served model is left out, by reason", () => {
  for (
    const [from, to, why] of [
      [",30,3,", ",30,31,", "more parameters are active than there are"],
      [",64,63.5,", ",64,64.1,", "more requests at once than the limit"],
      [",3.6,", ",0,", '"Energy (J/token)" is not above 0'],
      [",3.6,", ",n/a,", '"Energy (J/token)" is not a number'],
      [",H100,1,", ",H100,1.5,", '"GPUs" is no whole number'],
      [",64,63.5,", ",64.5,63.5,", '"Max concurrency" is no whole number'],
    ]
  ) {
    const { rows, leftOut } = parse(good, good.replace(from, to));
    assert.equal(rows.length, 1);
    assert.deepEqual(leftOut, [{ why, count: 1 }]);
  }
  for (const other of [",31,3,", ",30,4,", ",30,,"]) {
    const { rows, leftOut } = parse(
      good,
      good.replace(",30,3,", other),
      good.replace("/b-", "/c-"),
    );
    assert.deepEqual(rows.map(({ model }) => model), ["a/c-30B-A3B"]);
    const why = "its model has two sizes in the table: a/b-30B-A3B";
    assert.deepEqual(leftOut, [{ why, count: 2 }]);
  }
});

Deno.test("another unit is another column: it is refused", () =>
  assert.throws(
    () => servedTable.parse(`${header.replace("(J/token)", "(J/image)")}\n${good}\n`),
    /column "Energy \(J\/token\)": found only the columns .*expected "Energy \(J\/token\)"/,
  ));

Deno.test("the shipped table has ML.ENERGY's rows", () => {
  // counted with Python's json module in lm-arena-chat.json; rows, tasks, machines and kinds are in
  // tables_oracle.json
  const { rows } = loadServed(new URL("../../data/served.csv", import.meta.url));
  assert.equal(new Set(rows.map(({ model }) => model)).size, 27);
  const chat = rows.filter(({ task, hardware }) => task === "lm-arena-chat" && hardware === "H100");
  assert.equal(chat.length, 177);
  // 0.6993091867226764 J per token: the first row of lm-arena-chat.json
  assert.equal(rows[0].kWhPerMillionTokens, 0.6993091867226764 / 3.6);
});

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
