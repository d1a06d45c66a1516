import assert from "node:assert/strict";
import { NUMBER_PATTERN, quotedText } from "../../lib/big/dialect.ts";
import { duckdb, strictNumber } from "../../lib/big/duckdb.ts";
import { openDatabase } from "../../lib/big/database.ts";
import { parseNumber } from "../../lib/read/number.ts";

const CELLS = [
  ...["7", "7.", ".5", "+1", "-1", "0", "-0", "1e3", "1E-3", " 7 ", "007", "1.5e+2", "0e5"],
  ...["", "NaN", "nan", "inf", "Infinity", "-inf", "n/a", "1,5", "0x10", "1_000", "1e400", "0b1"],
  ...["1e-400", "0.0e1", "true", "1e", "e1", ".", "1 2", "7d", "1f", "--1", "1e1.5", "٧", "½"],
  ...["5e-324", "1.7976931348623157e308", "0.1234567890123456789", "9007199254740993", "-1e-400"],
];

Deno.test("strictNumber() takes for a number what parseNumber does, and nothing else", async () => {
  await using database = openDatabase("cells");
  const values = CELLS.map((cell, i) => `(${i}, ${quotedText(cell)})`).join(", ");
  const rows = await database.query(
    `SELECT ${strictNumber("cell")} AS a, ${duckdb.number("cell")} AS b ` +
      `FROM (VALUES ${values}) cells(i, cell) ORDER BY i`,
  );
  CELLS.forEach((cell, at) => {
    const expected = parseNumber(cell);
    for (const read of [rows[at].a, rows[at].b]) {
      assert(read === expected, `${JSON.stringify(cell)}: ${read}, not ${expected}`);
    }
  });
});

Deno.test("number() takes a column of any type of number as it is", async () => {
  await using database = openDatabase("types");
  for (
    const type of ["TINYINT", "UBIGINT", "HUGEINT", "REAL", "DOUBLE", "DECIMAL(9, 2)", "VARCHAR"]
  ) {
    const [row] = await database.query(
      `SELECT ${duckdb.number("v")} AS read FROM (SELECT CAST('7' AS ${type}) AS v)`,
    );
    assert.deepEqual(row, { read: 7 }, type);
  }
  const [row] = await database.query(
    `SELECT ${duckdb.number("v")} AS read FROM (SELECT true AS v)`,
  );
  assert.deepEqual(row, { read: null });
});

Deno.test("the pattern of the other databases takes what parseNumber does, up to 1e300", () => {
  for (const cell of CELLS) {
    const value = parseNumber(cell), beyond = /e[+-]?[34]\d\d/i.test(cell);
    assert.equal(new RegExp(NUMBER_PATTERN).test(cell), value !== null && !beyond, cell);
  }
});
