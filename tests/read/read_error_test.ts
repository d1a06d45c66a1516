import assert from "node:assert/strict";
import { ReadError } from "../../lib/read/read_error.ts";

Deno.test("ReadError says the place, what is there, what should be, and the mend", () => {
  const place = { file: "a.csv", line: 12, column: "#Params (B)" };
  const problem = { ...place, found: '"1,5"', expected: "a number" };
  const error = new ReadError({ ...problem, mend: "write 1.5" });
  assert.equal(
    String(error),
    'ReadError: Cannot read a.csv, line 12, column "#Params (B)": found "1,5", expected a number; write 1.5',
  );
  assert(error instanceof SyntaxError);
  assert.deepEqual({ ...error }, { name: "ReadError", ...problem });
});

Deno.test("ReadError leaves out a place that does not apply", () => {
  const error = new ReadError({ file: "a.csv", found: "x", expected: "y", mend: "z" });
  assert.equal(error.message, "Cannot read a.csv: found x, expected y; z");
  assert.deepEqual([error.line, error.column], [null, null]);
});
