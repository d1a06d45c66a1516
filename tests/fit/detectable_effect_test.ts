import assert from "node:assert/strict";
import { detectableEffect } from "../../lib/fit/detectable_effect.ts";
import { assertDigits } from "../stats/digits.ts";

Deno.test("detectableEffect() is Bloom's multiple of the standard error", () => {
  // scipy: t.ppf(.975, 30) + t.ppf(.8, 30); t.ppf(.95, 12) + t.ppf(.9, 12)
  const at = (degreesOfFreedom: number) => ({ standardError: 0.5, degreesOfFreedom });
  assertDigits(detectableEffect(at(30)), 0.5 * 2.8960397177725357, 12);
  assertDigits(detectableEffect(at(12), { power: 0.9, level: 0.9 }), 0.5 * 3.1385048896725243, 12);
});

Deno.test("detectableEffect() is within 1 % of the noncentral t distribution's", () => {
  // scipy: brentq of nct.sf(c, df, d) + nct.cdf(-c, df, d) - .8, c = t.ppf(.975, df)
  const exact = [[5, 3.513902729171201], [8, 3.200919648650885], [15.5, 2.9909694264143534], [
    200,
    2.8151240602401124,
  ]];
  for (const [degreesOfFreedom, effect] of exact) {
    const found = detectableEffect({ standardError: 1, degreesOfFreedom });
    assert.ok(Math.abs(found / effect - 1) < 0.01, `${degreesOfFreedom}: ${found}`);
  }
});

Deno.test("detectableEffect() wants shares", () =>
  assert.throws(
    () => detectableEffect({ standardError: 1, degreesOfFreedom: 9 }, { power: 80 }),
    /^RangeError: .*power is 80, need a share between 0 and 1/,
  ));
