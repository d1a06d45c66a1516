import assert from "node:assert/strict";
import { parseJson, recordsOf, tableOfRecords } from "../../lib/read/json.ts";
import cases from "../cases/json_records.json" with { type: "json" };

Deno.test("tableOfRecords() gives the cells that a CSV would have, and refuses what are no records", () => {
  const { records } = tableOfRecords([
    { a: 7.242, b: 10n, c: true, d: null, e: new Date(0), f: [1, "x"], g: NaN, h: 1e21 },
    { z: -0.5, e: new Date(1) },
  ], "a.parquet");
  const cells = ["7.242", "10", "True", "", "1970-01-01", '[1,"x"]', "", "1e+21"];
  assert.deepEqual(records[0].cells, [...cells, ""]);
  assert.deepEqual(records[1].cells.slice(4), ["1970-01-01T00:00:00.001Z", "", "", "", "-0.5"]);
  assert.throws(() => tableOfRecords([{ a: 1 }, 7], "a.json"), /a.json, entry 2: found 7/);
  assert.throws(() => tableOfRecords([], "a.json"), /found no records/);
});

Deno.test("recordsOf() finds records where pandas and others put them", () => {
  const records = (text: string) => recordsOf(parseJson(text, "a.json"), "a.json");
  for (const [text, found] of cases) {
    assert.deepEqual(records(text as string), found, text as string);
  }
  assert.throws(() => records("7"), /found JSON that is a number/);
});

Deno.test("parseJson() names the line where JSON ends", () => {
  assert.throws(() => parseJson('[\n{"a": 1},\n{"a": oops}]', "a.json"), /a.json, line 3/);
  assert.throws(() => parseJson("", "a.json"), /line 1: found an empty text/);
});
