import assert from "node:assert/strict";
import { parseCsv } from "../../lib/read/csv.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { type Columns, readTable } from "../../lib/read/table.ts";

const columns = {
  name: { headers: ["Name", "Model 🤗"], unit: "", kind: "text" },
  size: { headers: ["Size"], unit: "B", kind: "number", above: 0 },
  score: { headers: ["Score ⬆️"], unit: "%", kind: "number", whenEmpty: null },
  mixed: { headers: ["MoE"], unit: "", kind: "flag", whenEmpty: false, optional: true },
} as const satisfies Columns;

const table = (...lines: string[]) => parseCsv([...lines, ""].join("\n"), { file: "t.csv" });

Deno.test("readTable() gives each cell the type of its column, by any of its headers in any order", () => {
  const header = " Score ⬆️ ,MoE,Size,other,Model 🤗";
  const { rows } = readTable(table(header, "9.5,TRUE, 7 ,x, a ", ",,1,,b"), { columns });
  assert.deepEqual(rows, [
    { line: 2, name: "a", size: 7, score: 9.5, mixed: true },
    { line: 3, name: "b", size: 1, score: null, mixed: false },
  ]);
});

Deno.test("readTable() counts records of no use, first by the columns, then by the rules", () => {
  const header = "Name,Size,Score ⬆️,MoE";
  const read = readTable(
    table(header, "a,7,,", ",7,,", "b,0,,", "c,1,high,", "d,1,,1", "e,99,,", "a,8,,"),
    {
      columns,
      row: ({ line, name, size }, { notes }) => {
        if (size > 50) return "more than can be";
        notes.add("sized");
        return { line, name };
      },
      all: (rows, { file }) => [rows.length, file],
    },
  );
  assert.deepEqual(read, {
    rows: [2, "t.csv"],
    leftOut: [
      '"Name" is empty',
      '"Size" is not above 0',
      '"Score ⬆️" is not a number',
      '"MoE" is not True or False',
      "more than can be",
    ].map((why) => ({ why, count: 1 })),
    notes: [{ why: "sized", count: 2 }],
  });
});

Deno.test("readTable() lists the columns that are there, all that are missing, and the nearest", () => {
  const error = (header: string): ReadError => {
    try {
      readTable(table(header, header.replace(/[^,]+/g, "1")), { columns });
    } catch (error) {
      if (error instanceof ReadError) return error;
      throw error;
    }
    throw new assert.AssertionError({ message: "no error" });
  };
  const one = error("Name,Size,Score");
  assert.deepEqual([one.file, one.line, one.column], ["t.csv", 1, "Score ⬆️"]);
  assert.equal(
    one.message,
    'Cannot read t.csv, line 1, column "Score ⬆️": found only the columns "Name", "Size", "Score", ' +
      'expected "Score ⬆️"; perhaps rename "Score" to "Score ⬆️"',
  );
  const all = error("__proto__,toString"); // names that every object has
  assert.deepEqual([all.column, all.expected], [null, '"Name" or "Model 🤗", "Size", "Score ⬆️"']);
});
