import assert from "node:assert/strict";
import { exactly, intervalOf, ratioOf, sumOf, times } from "../../lib/decide/uncertain.ts";

const small = { estimate: 2, errorLog10: 0.1, degreesOfFreedom: 15 };
const large = { estimate: 9, errorLog10: 0.2, degreesOfFreedom: 160 };
const close = (actual: number, expected: number) =>
  assert(Math.abs(actual / expected - 1) < 1e-12, `${actual} is not ${expected}`);

// by hand: variances of independent logarithms add
Deno.test("ratioOf() adds the variances of the logarithms", () => {
  const { estimate, errorLog10, degreesOfFreedom } = ratioOf(small, large);
  close(estimate, 2 / 9);
  close(errorLog10, Math.sqrt(0.01 + 0.04));
  close(degreesOfFreedom!, 0.05 ** 2 / (0.01 ** 2 / 15 + 0.04 ** 2 / 160));
});

Deno.test("ratioOf() with an exact quantity keeps the other's error", () => {
  const { errorLog10, degreesOfFreedom } = ratioOf(small, exactly(4));
  close(errorLog10, 0.1);
  close(degreesOfFreedom!, 15);
  assert.deepEqual(ratioOf(exactly(1), exactly(4)), exactly(0.25));
});

Deno.test("ratioOf() the other way round is the inverse, with the same error", () => {
  const there = ratioOf(small, large), back = ratioOf(large, small);
  close(there.estimate * back.estimate, 1);
  assert.equal(there.errorLog10, back.errorLog10);
  close(intervalOf(there, 0.95)[0] * intervalOf(back, 0.95)[1], 1);
});

Deno.test("a factor that both sides share leaves their ratio alone", () =>
  close(
    ratioOf(times(small, 0.473 * 1.56), times(large, 0.473 * 1.56)).estimate,
    ratioOf(small, large).estimate,
  ));

Deno.test("an exact quantity has an interval of one point", () =>
  assert.deepEqual(intervalOf(exactly(3), 0.95), [3, 3]));

Deno.test("sumOf() of an exact and an uncertain part is less uncertain than the latter", () => {
  const { estimate, errorLog10, degreesOfFreedom } = sumOf(small, exactly(2));
  assert.equal(estimate, 4);
  close(errorLog10, 0.05);
  assert.equal(degreesOfFreedom, 15);
  assert.deepEqual(sumOf(exactly(1), exactly(2)), exactly(3));
});
