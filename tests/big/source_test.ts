import assert from "node:assert/strict";
import { type From, parseFrom } from "../../lib/big/source.ts";

Deno.test("parseFrom() tells files, tables and queries apart", () => {
  const cases: [string, From][] = [
    ["runs.csv", { kind: "file", path: "runs.csv" }],
    ["RUNS.CSV.gz", { kind: "file", path: "RUNS.CSV.gz" }],
    ["runs.tsv", { kind: "file", path: "runs.tsv" }],
    ["runs.jsonl.gz", { kind: "file", path: "runs.jsonl.gz" }],
    ["hdfs://lab/runs", { kind: "file", path: "hdfs://lab/runs" }],
    ["it's; -- a.parquet", { kind: "file", path: "it's; -- a.parquet" }],
    ["/select all/a", { kind: "file", path: "/select all/a" }],
    ["runs", { kind: "table", names: ["runs"] }],
    ["lab.runs", { kind: "table", names: ["lab", "runs"] }],
    ['lab."a.b ""c"""', { kind: "table", names: ["lab", 'a.b "c"'] }],
    ['"a / b"', { kind: "table", names: ["a / b"] }],
    ["selection", { kind: "table", names: ["selection"] }],
    ["runs; DROP TABLE runs; --", { kind: "table", names: ["runs; DROP TABLE runs; --"] }],
    ["SELECT 1 AS x", { kind: "query", sql: "SELECT 1 AS x" }],
    [" select\n1 ;\n", { kind: "query", sql: "select\n1" }],
    ["with a as (select 1) from a", { kind: "query", sql: "with a as (select 1) from a" }],
    ["(SELECT 1)", { kind: "query", sql: "(SELECT 1)" }],
  ];
  for (const [text, expected] of cases) assert.deepEqual(parseFrom(text), expected);
});

Deno.test("parseFrom() refuses several statements, and what names nothing", () => {
  for (const text of ["SELECT 1; DROP TABLE runs", "select 1 as x,\n\\! ls", "SELECT 1;;"]) {
    assert.throws(
      () => parseFrom(text),
      /^RangeError: Cannot read from this query: found a semicolon/,
    );
  }
  for (const text of ["", " ", "a..b", 'a"b', '"a', "a."]) {
    assert.throws(() => parseFrom(text), /^RangeError: Cannot read from ".*": found no file/);
  }
});
