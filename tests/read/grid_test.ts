import assert from "node:assert/strict";
import { parseGrid } from "../../lib/read/grid.ts";
import { loadGrid } from "../../lib/read/load.ts";

const HEADER = "Country,Code,Intensity (g CO2e/kWh),Year,Source\n";

Deno.test("loadGrid() has each code once, each with year and source", () => {
  const { rows, leftOut } = loadGrid();
  assert.deepEqual(leftOut, []);
  assert.equal(rows.length, 48);
  assert.equal(new Set(rows.map(({ code }) => code)).size, 48);
  for (const { code, year, source } of rows) {
    assert.match(code, /^(?:[A-Z]{2}|WORLD)$/);
    assert(year >= 2023, code);
    assert.match(source, /^https:\/\//);
  }
});

Deno.test("loadGrid() has Ember's numbers of 2024", () => {
  const of = (code: string) => loadGrid().rows.find((row) => row.code === code)?.gramsPerKWh;
  assert.deepEqual(["WORLD", "FR", "DE", "US"].map(of), [473.05, 44.18, 344.14, 383.55]);
});

Deno.test("parseGrid() counts out what it cannot use", () => {
  const { rows, leftOut } = parseGrid(
    `${HEADER}A,AA,0,2024,x\nB,BB,n/a,2024,x\nC,CC,1,2024,x\nD,CC,2,2024,x\n`,
  );
  assert.deepEqual(rows.map(({ country }) => country), ["C"]);
  assert.deepEqual(leftOut, [
    { why: '"Intensity (g CO2e/kWh)" is not above 0', count: 1 },
    { why: '"Intensity (g CO2e/kWh)" is not a number', count: 1 },
    { why: "its code is there already", count: 1 },
  ]);
});
