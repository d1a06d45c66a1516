import assert from "node:assert/strict";
import type { Columns } from "../../lib/read/column.ts";
import { readRow, readRows } from "../../lib/read/row.ts";

const columns = {
  name: { headers: ["Name"], unit: "", kind: "text" },
  size: { headers: ["Size"], unit: "B", kind: "number", above: 0 },
  score: { headers: ["Score"], unit: "%", kind: "number", whenEmpty: null },
  mixed: { headers: ["MoE"], unit: "", kind: "flag", whenEmpty: false },
} as const satisfies Columns;

const read = (...cells: string[]) =>
  readRow({ line: 2, cells }, columns, { name: 0, size: 1, score: 2, mixed: 3 });

Deno.test("readRow() gives each cell the type of its column", () => {
  assert.deepEqual(read(" a ", "7", "9.5", "TRUE"), {
    name: "a",
    size: 7,
    score: 9.5,
    mixed: true,
  });
  assert.deepEqual(read("a", "7", " ", ""), { name: "a", size: 7, score: null, mixed: false });
});

Deno.test("readRow() says why a record is of no use", () => {
  assert.equal(read("", "7", "", ""), '"Name" is empty');
  assert.equal(read("a", "0", "", ""), '"Size" is not above 0');
  assert.equal(read("a", "7", "high", ""), '"Score" is not a number');
  assert.equal(read("a", "7", "", "1"), '"MoE" is not True or False');
});

Deno.test("readRows() gives each row its line, and the reasons in their place among the rows", () => {
  const records = [["a", "7"], ["", "7"], ["b", "0"], ["c", "1"]]
    .map((cells, i) => ({ line: i + 2, cells: [...cells, "", ""] }));
  const seen: string[] = [];
  const table = { file: "t.csv", header: ["Name", "Size", "Score", "MoE"], records };
  for (const row of readRows(table, columns, (why, { line }) => seen.push(`${line}: ${why}`))) {
    seen.push(`${row.line}: ${row.name} ${row.size}`);
  }
  assert.deepEqual(seen, ["2: a 7", '3: "Name" is empty', '4: "Size" is not above 0', "5: c 1"]);
});
