import assert from "node:assert/strict";
import { tQuantile } from "../../lib/fit/distributions.ts";
import { equivalence } from "../../lib/fit/equivalence.ts";
import { assertDigits } from "../stats/digits.ts";

const exponent = { estimate: 0.93, standardError: 0.07, degreesOfFreedom: 15.5 };

Deno.test("equivalence() agrees with scipy", () => {
  // t.sf((.93 - .8) / .07, 15.5), t.sf((1.2 - .93) / .07, 15.5)
  const { pValue, pValues, limits } = equivalence(exponent, [0.8, 1.2]);
  assertDigits(pValues[0], 0.041197935900310394, 12);
  assertDigits(pValues[1], 0.0007344355907300783, 12);
  assert.equal(pValue, pValues[0]);
  assert.deepEqual(limits, [0.8, 1.2]);
});

Deno.test("equivalence() is at 0.05 where the 90 % interval touches a limit", () => {
  const low = exponent.estimate - tQuantile(0.95, 15.5) * exponent.standardError;
  assertDigits(equivalence(exponent, [low, 2]).pValue, 0.05, 12);
});

Deno.test("equivalence() of a number beyond the limits, and of one without error", () => {
  assert.ok(equivalence({ ...exponent, estimate: 1.3 }, [0.8, 1.2]).pValue > 0.9);
  const sure = { ...exponent, standardError: 0 };
  assert.equal(equivalence(sure, [0.8, 1.2]).pValue, 0);
  assert.equal(equivalence(sure, [0.95, 1.2]).pValue, 1);
});

Deno.test("equivalence() wants its limits in order", () =>
  assert.throws(
    () => equivalence(exponent, [1.2, 0.8]),
    /^RangeError: Cannot test equivalence within 1.2 to 0.8, need low < high/,
  ));
