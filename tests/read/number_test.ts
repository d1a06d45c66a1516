import assert from "node:assert/strict";
import fc from "../fast_check.ts";
import { parseNumber } from "../../lib/read/number.ts";

Deno.test("parseNumber() reads decimals and exponents", () => {
  const cases: [string, number][] = [
    ["7", 7],
    ["-1.0", -1],
    ["+0.5", 0.5],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1.5E-3", 0.0015],
    [" 7.242 ", 7.242],
    ["007", 7],
    ["0e5", 0],
  ];
  for (const [text, value] of cases) assert.equal(parseNumber(text), value, text);
});

Deno.test("parseNumber() refuses everything else", () => {
  const texts = [
    "",
    " ",
    "NaN",
    "n/a",
    "1,5",
    "1 000",
    "Infinity",
    "-Infinity",
    "0x10",
    "0b1",
    "1e400",
  ];
  texts.push(
    "-1e400",
    "1e-400",
    "1_000",
    "1e",
    "e5",
    ".",
    "-",
    "--1",
    "2024-01",
    "7B",
    "1n",
    "٣",
    "１",
  );
  for (const text of texts) assert.equal(parseNumber(text), null, text);
});

Deno.test("parseNumber() gives no negative zero, which JSON would change", () =>
  assert(Object.is(parseNumber("-0.0"), 0)));

Deno.test("parseNumber() reads back every finite number", () =>
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (value) => assert.equal(parseNumber(String(value)), value === 0 ? 0 : value),
    ),
    { seed: 3, numRuns: 300 },
  ));
