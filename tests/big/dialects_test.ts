import assert from "node:assert/strict";
import { openDatabase } from "../../lib/big/database.ts";
import { DIALECTS, NUMBER_PATTERN, quotedText } from "../../lib/big/dialects.ts";
import { parseNumber } from "../../lib/read/number.ts";

const { duckdb, spark } = DIALECTS;

const CELLS = [
  ...["7", "7.", ".5", "+1", "-1", "0", "-0", "1e3", "1E-3", " 7 ", "007", "1.5e+2", "0e5"],
  ...["", "NaN", "nan", "inf", "Infinity", "-inf", "n/a", "1,5", "0x10", "1_000", "1e400", "0b1"],
  ...["1e-400", "0.0e1", "true", "1e", "e1", ".", "1 2", "7d", "1f", "--1", "1e1.5", "٧", "½"],
  ...["5e-324", "1.7976931348623157e308", "0.1234567890123456789", "9007199254740993", "-1e-400"],
];

Deno.test("DuckDB takes for a number what parseNumber does, and columns of numbers as they are", async () => {
  await using database = await openDatabase("cells");
  const values = CELLS.map((cell, i) => `(${i}, ${quotedText(cell)})`).join(", ");
  const rows = await database.query(
    `SELECT ${duckdb.number("cell")} AS read FROM (VALUES ${values}) cells(i, cell) ORDER BY i`,
  );
  CELLS.forEach((cell, at) => {
    const expected = parseNumber(cell), { read } = rows[at];
    assert(read === expected, `${JSON.stringify(cell)}: ${read}, not ${expected}`);
  });
  const types = ["TINYINT", "UBIGINT", "HUGEINT", "REAL", "DOUBLE", "DECIMAL(9, 2)", "VARCHAR"];
  for (const type of types) {
    const from = `(SELECT CAST('7' AS ${type}) AS v)`;
    const [row] = await database.query(`SELECT ${duckdb.number("v")} AS read FROM ${from}`);
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

Deno.test("a name for Spark holds nothing that its client or its language would read", () => {
  assert.equal(spark.identifier("#Params (B)"), "`#Params (B)`");
  assert.equal(spark.identifier("lab", "Average ⬆️"), "`lab`.`Average ⬆️`");
  assert.equal(spark.identifier("a;b"), "IDENTIFIER('\\u0060a\\u003bb\\u0060')");
  for (const sign of ["'", '"', ";", "`", "--", "/*", "\\", "\n", "\r", "${x}", "\u2028", "\0"]) {
    for (const sql of [spark.identifier(`a${sign}b`, "c"), spark.literal(`a${sign}b`)]) {
      assert.match(sql, /^(IDENTIFIER\()?'[\w\\. ]*'\)?$/, JSON.stringify(sign));
    }
  }
  assert.equal(spark.literal("😀'"), "'😀\\u0027'");
});
