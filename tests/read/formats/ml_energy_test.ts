import assert from "node:assert/strict";
import { isMlEnergy, servedFromMlEnergy } from "../../../lib/read/formats/ml_energy.ts";
import { parseJsonRecords, tableOfRecords } from "../../../lib/read/formats/records.ts";
import { recogniseFormat } from "../../../lib/read/formats/recognise.ts";
import { formatServed, parseServed } from "../../../lib/read/served.ts";
import { TASK } from "./tables.ts";

const table = tableOfRecords(parseJsonRecords(TASK, "my/lm-arena-chat.json"), "lm-arena-chat.json");
const read = (extras = {}) =>
  parseServed(formatServed(servedFromMlEnergy(table, extras).map(({ cells }) => cells)));

Deno.test("ML.ENERGY's configurations become served models, with their concurrency", () => {
  const { rows, leftOut } = read();
  // 0.12785832634365663 J/token × 10⁶ tokens ÷ 3.6 × 10⁶ J/kWh
  assert.equal(rows[0].kWhPerMillionTokens.toPrecision(12), "0.0355162017621");
  assert.deepEqual(
    rows.map((row) => [row.hardware, row.gpus, row.maxConcurrency, row.concurrency]),
    [["H100", 1, 128, 127.5]],
  );
  assert.deepEqual([rows[0].task, rows[0].tokensPerSecond], ["lm-arena-chat", null]);
  assert.deepEqual(leftOut, [{ why: '"Max concurrency" is empty', count: 1 }]);
});

Deno.test("ML.ENERGY's rows take what the user says of them", () => {
  const [row] = read({ hardware: "my H100", model: "a/b", paramsB: 15 }).rows;
  assert.deepEqual([row.hardware, row.model, row.paramsB], ["my H100", "a/b", 15]);
  assert.deepEqual([row.activeParamsB, row.mixtureOfExperts], [14, true]);
});

Deno.test("ML.ENERGY's images are left alone: they have no tokens", () => {
  const header = ["energy_per_image_joules", "total_params_billions", "gpu_model", "batch_size"];
  const images = { file: "text-to-image.json", header, records: [] };
  assert.equal(isMlEnergy(images), false);
  assert.equal(recogniseFormat(images), null);
  assert.equal(isMlEnergy(table), true);
});

Deno.test("ML.ENERGY's rows without the mean concurrency are refused", () => {
  const header = table.header.map((name) => name.replace("avg_batch_size", "mean_batch"));
  assert.throws(
    () => servedFromMlEnergy({ ...table, header }),
    /^ReadError: Cannot read lm-arena-chat\.json, line 1, column "avg_batch_size": found only/,
  );
});
