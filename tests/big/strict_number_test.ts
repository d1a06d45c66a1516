import assert from "node:assert/strict";
import { DuckDBInstance } from "@duckdb/node-api";
import { identifier, literal, strictNumberSql } from "../../lib/big/strict_number.ts";
import { parseNumber } from "../../lib/read/number.ts";

Deno.test("strictNumberSql() takes for a number what parseNumber does, and nothing else", async () => {
  const cells = [
    ...["7", "7.", ".5", "+1", "-1", "0", "-0", "1e3", "1E-3", " 7 ", "007", "1.5e+2", "0e5"],
    ...["", "NaN", "nan", "inf", "Infinity", "-inf", "n/a", "1,5", "0x10", "1_000", "1e400", "0b1"],
    ...["1e-400", "0.0e1", "true", "1e", "e1", ".", "1 2", "7d", "1f", "--1", "1e1.5", "٧", "½"],
    ...["5e-324", "1.7976931348623157e308", "0.1234567890123456789", "9007199254740993", "-1e-400"],
  ];
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const values = cells.map((cell) => `(${literal(cell)})`).join(", ");
  const result = await connection.runAndReadAll(
    `SELECT ${strictNumberSql("cell")} AS value FROM (VALUES ${values}) cells(cell)`,
  );
  const read = result.getRowObjectsJS().map(({ value }) => value);
  connection.closeSync();
  cells.forEach((cell, at) => {
    const expected = parseNumber(cell);
    assert(read[at] === expected, `${JSON.stringify(cell)}: ${read[at]}, not ${expected}`);
  });
});

Deno.test("identifier() and literal() hold any text", () => {
  assert.equal(identifier('the "x"'), '"the ""x"""');
  assert.equal(literal("it's"), "'it''s'");
});
