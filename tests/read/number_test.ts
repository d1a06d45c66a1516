import assert from "node:assert/strict";
import { parseNumber } from "../../lib/read/number.ts";
import cases from "../cases/numbers.json" with { type: "json" };
import fc from "../fast_check.ts";

Deno.test("parseNumber() reads decimals and exponents, and refuses everything else", () => {
  for (const [text, value] of Object.entries(cases.numbers)) {
    assert.equal(parseNumber(text), value, text);
  }
  for (const text of cases.others) assert.equal(parseNumber(text), null, text);
});

Deno.test("parseNumber() reads back every finite number, but no negative zero, which JSON would change", () => {
  assert(Object.is(parseNumber("-0.0"), 0));
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (value) => assert.equal(parseNumber(String(value)), value === 0 ? 0 : value),
    ),
    { seed: 3, numRuns: 300 },
  );
});
