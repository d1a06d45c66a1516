import assert from "node:assert/strict";
import { type Columns, findColumns } from "../../lib/read/column.ts";
import { ReadError } from "../../lib/read/read_error.ts";

const columns = {
  model: { headers: ["Model 🤗", "Model"], unit: "", kind: "text" },
  co2Kg: { headers: ["CO₂ cost (kg)"], unit: "kg", kind: "number" },
} as const satisfies Columns;

/** The error for a header without the columns. */
function errorOf(header: string[]): ReadError {
  try {
    findColumns({ file: "t.csv", header, records: [] }, columns);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: "no error" });
}

Deno.test("findColumns() finds columns by any of their headers, in any order", () => {
  for (const model of ["Model", "Model 🤗", " Model "]) {
    const table = { file: "t.csv", header: ["x", "CO₂ cost (kg)", model], records: [] };
    assert.deepEqual(findColumns(table, columns), { model: 2, co2Kg: 1 });
  }
});

Deno.test("findColumns() lists the columns that are there and suggests the nearest", () => {
  const error = errorOf(["Model", "CO2 cost (kg)"]);
  assert.deepEqual([error.file, error.line, error.column], ["t.csv", 1, "CO₂ cost (kg)"]);
  assert.equal(
    error.message,
    'Cannot read t.csv, line 1, column "CO₂ cost (kg)": found only the columns "Model", "CO2 cost (kg)", ' +
      'expected "CO₂ cost (kg)"; perhaps rename "CO2 cost (kg)" to "CO₂ cost (kg)"',
  );
});

Deno.test("findColumns() names all missing columns at once", () => {
  const error = errorOf(["a", "b"]);
  assert.equal(error.column, null);
  assert.equal(error.expected, '"Model 🤗" or "Model", "CO₂ cost (kg)"');
});

Deno.test("findColumns() is not deceived by names that every object has", () => {
  const table = { file: "t.csv", header: ["__proto__", "toString"], records: [] };
  assert.throws(() => findColumns(table, columns), ReadError);
});
