import assert from "node:assert/strict";
import { parseJsonRecords, tableOfRecords } from "../../../lib/read/formats/records.ts";

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

Deno.test("parseJsonRecords() takes a list, a record, or a record of configurations", () => {
  assert.deepEqual(parseJsonRecords('[{"a":1}]', "a"), [{ a: 1 }]);
  assert.deepEqual(parseJsonRecords('{"a":1}', "a"), [{ a: 1 }]);
  assert.deepEqual(parseJsonRecords('{"configurations":[{"a":1}]}', "a"), [{ a: 1 }]);
  assert.throws(() => parseJsonRecords("7", "a"), /found JSON that is a number/);
});

Deno.test("parseJsonRecords() names the line where JSON ends", () => {
  assert.throws(() => parseJsonRecords('[\n{"a": 1},\n{"a": oops}]', "a.json"), /a.json, line 3/);
  assert.throws(() => parseJsonRecords("", "a.json"), /line 1: found an empty text/);
});
