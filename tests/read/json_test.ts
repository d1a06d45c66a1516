import assert from "node:assert/strict";
import { parseJson, recordsOf, tableOfRecords } from "../../lib/read/json.ts";

Deno.test("tableOfRecords() gives the cells that a CSV would have", () => {
  const table = tableOfRecords([
    { a: 7.242, b: 10n, c: true, d: null, e: new Date(0), f: [1, "x"], g: "text", h: 1e21 },
    { z: -0.5 },
  ], "a.parquet");
  assert.deepEqual(table.records[0].cells, [
    "7.242",
    "10",
    "True",
    "",
    "1970-01-01T00:00:00.000Z",
    '[1,"x"]',
    "text",
    "1e+21",
    "",
  ]);
  assert.equal(table.records[1].cells.at(-1), "-0.5");
});

Deno.test("tableOfRecords() refuses what are no records", () => {
  assert.throws(() => tableOfRecords([{ a: 1 }, 7], "a.json"), /a.json, entry 2: found 7/);
  assert.throws(() => tableOfRecords([], "a.json"), /found no records/);
});

Deno.test("recordsOf() finds records where pandas and others put them", () => {
  const records = (text: string) => recordsOf(parseJson(text, "a.json"), "a.json");
  for (
    const text of [
      '[{"a":1},{"a":2}]',
      '{"a":1}\n\n{"a":2}\n',
      '{"configurations":[{"a":1},{"a":2}]}',
      '{"data":[{"a":1},{"a":2}],"next":null}',
      '{"columns":["a"],"index":[0,1],"data":[[1],[2]]}',
      '{"a":[1,2]}',
      '{"a":{"0":1,"1":2}}',
      '{"0":{"a":1},"1":{"a":2}}',
      '{"a":{"0":1,"5":2}}',
      '{"3":{"a":1},"7":{"a":2}}',
    ]
  ) assert.deepEqual(records(text), [{ a: 1 }, { a: 2 }], text);
  assert.deepEqual(records('{"a":1}'), [{ a: 1 }]);
  assert.deepEqual(records('{"x-7b":{"kWh":1},"y-7b":{"kWh":2}}'), [
    { model: "x-7b", kWh: 1 },
    { model: "y-7b", kWh: 2 },
  ]);
  assert.deepEqual(records('{"kWh":{"x-7b":1,"y-7b":2}}'), [
    { model: "x-7b", kWh: 1 },
    { model: "y-7b", kWh: 2 },
  ]);
  assert.equal(records('{"prefill":{"kWh":1},"decode":{"kWh":2}}').length, 1);
  assert.deepEqual(records('[{"a":NaN,"b":-Infinity,"c":"NaN"}]'), [{
    a: null,
    b: null,
    c: "NaN",
  }]);
  assert.throws(() => records("7"), /found JSON that is a number/);
});

Deno.test("parseJson() names the line where JSON ends", () => {
  assert.throws(() => parseJson('[\n{"a": 1},\n{"a": oops}]', "a.json"), /a.json, line 3/);
  assert.throws(() => parseJson("", "a.json"), /line 1: found an empty text/);
});
