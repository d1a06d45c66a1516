import assert from "node:assert/strict";
import type { Format } from "../../../lib/read/formats/format.ts";
import { FORMATS } from "../../../lib/read/formats/formats.ts";
import { measured } from "../../../lib/read/formats/measured.ts";
import { recognise } from "../../../lib/read/formats/recognise.ts";
import { tableOfRecords } from "../../../lib/read/json.ts";
import { converted, EMISSIONS, TASK } from "./tables.ts";

Deno.test("the next format is one entry of the table", () => {
  const mine: Format = {
    name: "WattMeter's report",
    as: "llm-perf",
    marks: ["meter", "joules_out"],
    energy: { joules_out: "J" },
    columns: { model: ["net"], tokens: ["words"], hardware: ["box"] },
    counts: "the wall plug",
  };
  const record = { meter: "m1", joules_out: 7200, net: "a/b-13b", words: 1000, box: "my box" };
  const table = tableOfRecords([record], "a.json");
  assert.equal(recognise(table), null);
  const { format } = recognise(table, [...FORMATS, mine])!;
  const { rows: [row] } = measured(table, format, {});
  // 7,200 J for 1,000 tokens: 2 Wh, so 2 kWh for a million
  assert.deepEqual(
    [row.model, row.paramsB, row.hardware, row.kWhPerMillionTokens, row.counts],
    ["a/b-13b", 13, "my box", 2, "the wall plug alone"],
  );
});

Deno.test("a format has its table, marks, and energy, price or a word of what would help", () => {
  for (const { name, as, marks, energy, price, instead } of FORMATS) {
    assert(marks.length > 1, name);
    assert.deepEqual(
      [energy !== undefined, price !== undefined, instead !== undefined],
      [as === "llm-perf", as === "offers", as === null],
      name,
    );
  }
});

Deno.test("CodeCarbon's kWh become kWh per million tokens with the tokens that are given", () => {
  const { name, rows, leftOut } = converted(EMISSIONS, { tokens: 50_000, model: "me/a-7b" });
  assert.equal(name, "CodeCarbon's emissions.csv");
  assert.equal(rows.length, 1);
  assert.equal(rows[0].kWhPerMillionTokens, 0.03388806064239389 / 50_000 * 1e6);
  assert.deepEqual([rows[0].hardware, rows[0].line], ["1 x NVIDIA A100-SXM4-40GB", 2]);
  assert.equal(rows[0].counts, "CodeCarbon 2.4.2 (processor, memory, GPU)");
  assert.deepEqual(leftOut, [{ why: '"energy_consumed" is not above 0', count: 1 }]);
});

Deno.test("CodeCarbon's file may have columns of the user's own, and says what it lacks", () => {
  const [head, row] = EMISSIONS.split("\n");
  const text = [`${head},tokens,model,params_b`, `${row},20000,me/b,1.5`].join("\n");
  const { rows } = converted(text, { hardware: "my GPU" });
  assert.deepEqual([rows[0].model, rows[0].paramsB, rows[0].hardware], ["me/b", 1.5, "my GPU"]);
  assert.equal(rows[0].kWhPerMillionTokens, 0.03388806064239389 / 20_000 * 1e6);
  assert.throws(() => converted(EMISSIONS), /no number of tokens, .*--tokens N/);
});

Deno.test("ML.ENERGY's configurations keep their load, and take what the user says of them", () => {
  const { rows } = converted(TASK);
  // 0.12785832634365663 J/token × 10⁶ tokens ÷ 3.6 × 10⁶ J/kWh
  assert.equal(rows[0].kWhPerMillionTokens.toPrecision(12), "0.0355162017621");
  assert.deepEqual(rows.map((row) => [row.hardware, row.concurrency]), [["H100", 127.5], [
    "B200",
    63,
  ]]);
  const [row] = converted(TASK, { hardware: "my H100", model: "a/b", paramsB: 15 }).rows;
  assert.deepEqual([row.hardware, row.model, row.paramsB], ["my H100", "a/b", 15]);
  const images = { energy_per_image_joules: 1, total_params_billions: 2, gpu_model: "H100" };
  assert.equal(recognise(tableOfRecords([images], "text-to-image.json")), null);
});
