import assert from "node:assert/strict";
import { countOf } from "../../lib/read/left_out.ts";
import { loadLlmPerf, loadServed } from "../../lib/read/load.ts";
import { parseServed, SERVED_COLUMNS, servedFromMeasurement } from "../../lib/read/served.ts";

const header = Object.values(SERVED_COLUMNS).map(({ headers }) => headers[0]).join(",");
const good = "a/b-30B-A3B,gpqa,H100,1,fp8,MoE,30,3,64,63.5,3.6,2000,20,900";
const parse = (...rows: string[]) => parseServed([header, ...rows, ""].join("\n"), { file: "s" });

Deno.test("parseServed() converts J per token and marks mixtures of experts", () => {
  const { rows, leftOut } = parse(good, "a/c-8B,gpqa,B200,2,,,8,8,64,64,7.2,,,");
  assert.deepEqual(leftOut, []);
  assert.deepEqual(rows[0], {
    line: 2,
    source: "own",
    model: "a/b-30B-A3B",
    task: "gpqa",
    hardware: "H100",
    gpus: 1,
    precision: "fp8",
    architecture: "MoE",
    mixtureOfExperts: true,
    paramsB: 30,
    activeParamsB: 3,
    maxConcurrency: 64,
    concurrency: 63.5,
    kWhPerMillionTokens: 1,
    tokensPerSecond: 2000,
    interTokenLatencyMs: 20,
    meanOutputTokens: 900,
  });
  assert.equal(rows[1].kWhPerMillionTokens, 2);
  assert.deepEqual(
    [rows[1].mixtureOfExperts, rows[1].precision, rows[1].interTokenLatencyMs],
    [false, "unknown", null],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows);
});

Deno.test("parseServed() leaves out what cannot be true, by reason", () => {
  for (
    const [from, to, why] of [
      [",30,3,", ",30,31,", "more parameters are active than there are"],
      [",64,63.5,", ",64,64.1,", "more requests at once than the limit"],
      [",3.6,", ",0,", '"Energy (J/token)" is not above 0'],
      [",3.6,", ",-3.6,", '"Energy (J/token)" is not above 0'],
      [",3.6,", ",n/a,", '"Energy (J/token)" is not a number'],
      [",H100,1,", ",H100,1.5,", '"GPUs" is no whole number'],
      [",64,63.5,", ",64.5,63.5,", '"Max concurrency" is no whole number'],
    ]
  ) {
    const { rows, leftOut } = parse(good, good.replace(from, to));
    assert.equal(rows.length, 1);
    assert.deepEqual(leftOut, [{ why, count: 1 }]);
  }
});

Deno.test("parseServed() leaves out every row of a model that has two sizes", () => {
  for (const other of [",31,3,", ",30,4,", ",30,,"]) {
    const { rows, leftOut } = parse(
      good,
      good.replace(",30,3,", other),
      good.replace("/b-", "/c-"),
    );
    assert.deepEqual(rows.map(({ model }) => model), ["a/c-30B-A3B"]);
    assert.deepEqual(leftOut, [
      { why: "its model has two sizes in the table: a/b-30B-A3B", count: 2 },
    ]);
  }
});

Deno.test("parseServed() refuses a renamed column, and another unit", () => {
  for (
    const [from, to, message] of [
      ["Mean concurrency", "Mean batch", /^ReadError: .*found only the columns .*"Mean batch"/],
      ["Energy (J/token)", "Energy (J/image)", /expected "Energy \(J\/token\)"/],
      ["Energy (J/token)", "energy_per_image_joules", /column "Energy \(J\/token\)"/],
    ] as const
  ) {
    assert.throws(() => parseServed(`${header.replace(from, to)}\n${good}\n`), message);
  }
});

Deno.test("loadServed() has ML.ENERGY's 565 rows, none of them impossible", () => {
  // counted with Python's json module in lm-arena-chat.json, gpqa.json and sourcegraph-fim.json
  const { rows, leftOut } = loadServed();
  assert.deepEqual([rows.length, countOf(leftOut)], [565, 0]);
  const count = (holds: (row: typeof rows[number]) => boolean) => rows.filter(holds).length;
  assert.deepEqual(
    ["lm-arena-chat", "gpqa", "sourcegraph-fim"].map((task) => count((row) => row.task === task)),
    [328, 187, 50],
  );
  assert.deepEqual(
    ["B200", "H100"].map((hardware) => count((row) => row.hardware === hardware)),
    [291, 274],
  );
  assert.equal(count(({ mixtureOfExperts }) => mixtureOfExperts), 306);
  assert.equal(new Set(rows.map(({ model }) => model)).size, 27);
  assert.equal(count((row) => row.task === "lm-arena-chat" && row.hardware === "H100"), 177);
  // 0.6993091867226764 J per token: the first row of lm-arena-chat.json
  assert.equal(rows[0].kWhPerMillionTokens, 0.6993091867226764 / 3.6);
});

Deno.test("servedFromMeasurement() is one request at a time, and says what it does not know", () => {
  const measurements = loadLlmPerf().rows;
  const row = measurements.find(({ quantization }) => quantization === "GPTQ.4bit")!;
  const { precision, activeParamsB, ...served } = servedFromMeasurement(row);
  assert.deepEqual([precision, activeParamsB], ["GPTQ.4bit", row.paramsB]);
  assert.deepEqual(
    [served.concurrency, served.maxConcurrency, served.gpus, served.task],
    [1, 1, 1, "one request at a time (LLM-Perf)"],
  );
  assert.equal(served.kWhPerMillionTokens, row.kWhPerMillionTokens);
  const experts = { ...row, mixtureOfExperts: true, quantization: "Unquantized" };
  assert.equal(servedFromMeasurement(experts).activeParamsB, null);
  assert.equal(servedFromMeasurement(experts).precision, row.precision);
});
