import assert from "node:assert/strict";
import { at, factor } from "../../lib/stats/at.ts";
import { exponential, linear, powerLaw } from "../../lib/stats/laws.ts";
import { assertDigits, assertSameNumbers } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";

const line = linear(MADE_ROWS, { y: "y", x: ["a", "b"], by: "kind", errors: "classical" });
const law = powerLaw(MADE_ROWS, { y: "y", x: "a", by: "kind", errors: "classical" });

Deno.test("at() gives the intervals of statsmodels", () => {
  // r.get_prediction([[1, 2.5, 1.5, 1, 0]]).summary_frame()
  const { estimate, confidence, prediction } = at(line, { a: 2.5, b: 1.5, kind: "y" });
  assertDigits(estimate, 6.36251334675097, 12);
  assertSameNumbers(confidence, [6.261770073211106, 6.463256620290834], 11);
  assertSameNumbers(prediction, [5.99297714924573, 6.73204954425621], 11);
});

Deno.test("at() of a power law is in the unit of y", () => {
  // 10 ** of the same, of log10(y) on log10(a), kind == "y", kind == "z" at [1, log10(2.5), 0, 0]
  const { estimate, confidence, prediction } = at(law, { a: 2.5, kind: "x" });
  assertDigits(estimate, 6.0344355289649885, 11);
  assertDigits(confidence[0], 5.606885007633891, 11);
  assertDigits(prediction[1], 7.872018496113034, 11);
});

Deno.test("at() takes the middle and the level of most rows, and says so", () => {
  const { at: where } = at(law);
  assertDigits(where.a as number, 1.6620208703609582, 12); // 10 ** mean(log10(a))
  assert.equal(where.kind, "x"); // 14 rows, y and z have 13
});

Deno.test("at() refuses names, levels and places that the fit does not have", () => {
  assert.throws(
    () => at(law, { kid: "x" }),
    /^RangeError: The fit has no `kid`, perhaps `kind`; it has a, kind/,
  );
  assert.throws(
    () => at(law, { kind: "w" }),
    /^RangeError: The fit has no kind "w"; it was fitted to x, y, z/,
  );
  assert.throws(() => at(law, { a: 0 }), /at a = 0, need a number above 0/);
  assert.throws(() => at({ ...law }), /^TypeError: Expected a fit, such as lm.powerLaw/);
});

Deno.test("factor() of a level against another is statsmodels' t_test", () => {
  // t = r.t_test([[0, 0, 1, -1]]); 10 ** t.effect, 10 ** t.conf_int(), t.pvalue
  const { estimate, interval, p } = factor(law, "kind", "y", "z");
  assertDigits(estimate, 1.078813762280562, 11);
  assertDigits(interval[0], 0.9759506937954109, 11);
  assertDigits(interval[1], 1.1925183731975677, 11);
  assertDigits(p, 0.13342812765929477, 10);
  assert.deepEqual(factor(law, "kind", "x").interval, [1, 1]);
});

Deno.test("factor() of a quantity is its exponent's power, and 1 / of its inverse", () => {
  const twice = factor(law, "a", 2), half = factor(law, "a", 0.5), { a } = law.coefficients;
  assertDigits(twice.estimate, 2 ** a.estimate, 12);
  assertDigits(twice.interval[1], 2 ** a.interval[1], 12);
  assertDigits(half.estimate, 1 / twice.estimate, 12);
  assert.ok(half.interval[0] < half.interval[1]);
});

Deno.test("factor() is refused where y does not multiply", () => {
  assert.throws(
    () => factor(line, "a", 2),
    /^RangeError: In a straight line multiplying a does not/,
  );
  const growing = exponential(MADE_ROWS, { y: "y", x: "a", by: "kind" });
  assert.throws(() => factor(growing, "a", 2), /^RangeError: In an exponential law multiplying a/);
  assert.ok(factor(growing, "kind", "y").estimate > 1);
  assert.throws(() => factor(law, "a", -2), /Cannot multiply a by -2, need a number above 0/);
});
