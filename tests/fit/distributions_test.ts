import assert from "node:assert/strict";
import {
  normalCdf,
  normalQuantile,
  tCdf,
  tPValue,
  tQuantile,
} from "../../lib/fit/distributions.ts";
import { assertDigits } from "../stats/digits.ts";

Deno.test("distributions agree with scipy.stats 1.17.1", () => {
  assertDigits(tQuantile(0.975, 36), 2.0280940009804502, 14); // t.ppf(.975, 36)
  assertDigits(tQuantile(0.975, 1e6), 1.959966356814107, 14); // t.ppf(.975, 1e6)
  assertDigits(tQuantile(0.975, 1), 12.706204736174694, 14); // t.ppf(.975, 1)
  assertDigits(tCdf(-21, 36), 4.324830162795036e-22, 13); // t.cdf(-21, 36)
  assertDigits(tQuantile(0.975, 2218) ** 2, 3.8456547912321772, 13); // f.ppf(.95, 1, 2218)
  assertDigits(normalCdf(-5), 2.866515718791933e-07, 13); // norm.cdf(-5)
  assertDigits(normalQuantile(0.975), 1.959963984540054, 14); // norm.ppf(.975)
});

Deno.test("tPValue() is 0 where a double ends, and 1 at most", () => {
  assertDigits(tPValue(34.19, 577), 2 * 3.797444696087111e-141, 12); // 2 * t.cdf(-34.19, 577)
  assert.equal(tPValue(-66, 1692), 0); // t.cdf(-66, 1692) is 0.0 too
  assert.equal(tPValue(Infinity, 5), 0);
  assert.equal(tPValue(0, 5), 1);
});
