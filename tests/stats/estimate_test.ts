import assert from "node:assert/strict";
import { estimateOf, tPValue } from "../../lib/stats/estimate.ts";
import { assertDigits } from "./digits.ts";

Deno.test("the t distribution agrees with scipy.stats 1.17.1", () => {
  const half = (df: number) => estimateOf(0, 1, df).interval[1];
  assertDigits(half(36), 2.0280940009804502, 14); // t.ppf(.975, 36)
  assertDigits(half(1e6), 1.959966356814107, 14); // t.ppf(.975, 1e6)
  assertDigits(half(1), 12.706204736174694, 14); // t.ppf(.975, 1)
  assertDigits(tPValue(21, 1, 36), 2 * 4.324830162795036e-22, 13); // 2 * t.cdf(-21, 36)
  assertDigits(tPValue(34.19, 1, 577), 2 * 3.797444696087111e-141, 12); // 2 * t.cdf(-34.19, 577)
});

Deno.test("tPValue() is 0 where a double ends or nothing is left over, and 1 without an effect", () => {
  assert.equal(tPValue(-66, 1, 1692), 0); // t.cdf(-66, 1692) is 0.0 too
  assert.equal(tPValue(1, 0, 5), 0);
  assert.equal(tPValue(0, 1, 5), 1);
  assert.equal(tPValue(0, 0, 5), 1);
});
