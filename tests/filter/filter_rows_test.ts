import assert from "node:assert/strict";
import { evaluationSettings, filterEvaluations } from "../../lib/filter/evaluations.ts";
import { filterMeasurements } from "../../lib/filter/measurements.ts";
import { filterPrices } from "../../lib/filter/prices.ts";
import { sizeClass } from "../../lib/filter/size_class.ts";
import { countOf } from "../../lib/read/left_out.ts";
import { loadLeaderboard, loadLlmPerf, loadPrices } from "../../lib/read/load.ts";

const evaluations = loadLeaderboard().rows;

Deno.test("filterEvaluations() keeps every row by default", () => {
  const { rows, leftOut } = filterEvaluations(evaluations);
  assert.deepEqual(rows, evaluations);
  assert.deepEqual(leftOut, []);
});

Deno.test("filterEvaluations() counts each type of the leaderboard", () => {
  // rows of leaderboard.csv by Type, less the three of −1 parameters
  const counts = evaluationSettings.types.values.map((types) =>
    filterEvaluations(evaluations, { types }).rows.length
  );
  assert.equal(counts.reduce((a, b) => a + b), evaluations.length);
  // `chat_only` of the scipy reference has n = 579
  assert.equal(counts[0], 579);
  assert.deepEqual(counts.slice(2), [576, 179, 41, 3]);
});

Deno.test("filterEvaluations() counts what each setting leaves out, in turn", () => {
  const { rows, leftOut } = filterEvaluations(evaluations, { types: ["chat"], maxParamsB: 40 });
  assert.deepEqual(leftOut.map(({ why }) => why), [
    "Type is not chat",
    "Largest model: above 40 B parameters",
  ]);
  assert.equal(rows.length + countOf(leftOut), evaluations.length);
  assert.ok(rows.every((row) => row.type === "chat" && row.paramsB <= 40));
});

Deno.test("filterEvaluations() keeps the first row of each model among those that stay", () => {
  const { rows } = filterEvaluations(evaluations, {
    repeats: "first of each model",
    precisions: "float16",
  });
  assert.equal(new Set(rows.map((row) => row.model)).size, rows.length);
  assert.ok(rows.every((row) => row.precision === "float16"));
});

Deno.test("filterEvaluations() names the setting that emptied the selection", () =>
  assert.throws(
    () => filterEvaluations(evaluations, { types: ["multimodal"], minParamsB: 5000 }),
    /^RangeError: No row is left: the setting "minParamsB" \(Smallest model: below 5000 B parameters\) left out the last 3 of 2220 rows; widen it$/,
  ));

Deno.test("filterEvaluations() refuses a value that neither the description nor the rows know", () =>
  assert.throws(
    () => filterEvaluations(evaluations, { types: ["chat", "chatt"] }),
    /"types" has no value "chatt"; known are: "chat", "fine-tuned"/,
  ));

Deno.test("filterMeasurements() accepts hardware that only the user's rows hold", () => {
  const rows = loadLlmPerf().rows.slice(0, 3).map((row) => ({ ...row, hardware: "RTX 4090" }));
  assert.equal(filterMeasurements(rows, { hardware: "RTX 4090" }).rows.length, 3);
});

Deno.test("filterMeasurements() knows sizes from names and repeated listings", () => {
  const { rows } = loadLlmPerf();
  const inFile = filterMeasurements(rows, { sizes: "in the file" }).rows;
  assert.ok(inFile.length < rows.length && inFile.every((row) => !row.paramsRecovered));
  const once = filterMeasurements(rows, { repeats: "first" }).rows;
  assert.ok(once.length < rows.length && once.every((row) => !row.repeated));
});

Deno.test("filterMeasurements() leaves rows without a score out of a score range", () => {
  const rows = loadLlmPerf().rows.slice(0, 2)
    .map((row, i) => ({ ...row, scorePercent: i ? null : 27 }));
  assert.equal(filterMeasurements(rows, { minScorePercent: 20 }).rows.length, 1);
});

Deno.test("filterPrices() can leave doubtful rows out", () => {
  const { rows } = loadPrices();
  const sure = filterPrices(rows, { doubts: "undoubted" }).rows;
  assert.ok(sure.length < rows.length && sure.every((row) => row.doubts.length === 0));
});

Deno.test("sizeClass() puts the 7B models above the study's limit", () => {
  const named7B = evaluations.filter(({ paramsB }) => paramsB > 7 && paramsB <= 7.7);
  assert.equal(named7B.length, 368);
  assert.equal(named7B.filter(({ paramsB }) => sizeClass(paramsB) === "LLM").length, 368);
  assert.equal(named7B.filter(({ paramsB }) => sizeClass(paramsB, 8) === "SLM").length, 368);
});
