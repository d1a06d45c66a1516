import assert from "node:assert/strict";
import {
  domainOf,
  doublingTicks,
  formatTick,
  logTicks,
  parameterTicks,
} from "../../lib/draw/axis.ts";

Deno.test("domainOf() widens one value to a range that holds it", () => {
  for (const scale of ["log", "linear"] as const) {
    const [low, high] = domainOf([7], { scale });
    assert.ok(low < 7 && high > 7);
  }
});

Deno.test("domainOf() refuses what an axis cannot show", () => {
  assert.throws(
    () => domainOf([1, -1], { scale: "log" }),
    /^RangeError: Cannot draw -1 on a log axis/,
  );
  assert.throws(() => domainOf([NaN], { scale: "linear" }), /^RangeError: Cannot draw NaN/);
  assert.throws(() => domainOf([], { scale: "log" }), /^RangeError: Cannot make an axis/);
});

Deno.test("parameterTicks() thins out on a narrow axis", () => {
  assert.deepEqual(parameterTicks([0.08, 140], { width: 260 }), [0.1, 1, 7, 70]);
  assert.deepEqual(
    parameterTicks([0.08, 140], { width: 640 }),
    [0.1, 0.3, 1, 3, 7, 13, 30, 70],
  );
});

Deno.test("logTicks() are round numbers within a domain of any height", () => {
  assert.deepEqual(logTicks([0.02, 200]), [0.03, 0.1, 0.3, 1, 3, 10, 30, 100]);
  assert.ok(logTicks([5.2, 7.9]).length >= 2);
});

Deno.test("formatTick() writes no noise", () => {
  assert.deepEqual([0.1 + 0.2, 10000, -0.5, 0].map(formatTick), ["0.3", "10,000", "−0.5", "0"]);
});

Deno.test("doublingTicks() are powers of two that fit, or round numbers where none lies within", () => {
  assert.deepEqual(doublingTicks([8, 1024], { width: 640 }), [8, 16, 32, 64, 128, 256, 512, 1024]);
  assert.deepEqual(doublingTicks([8, 1024], { width: 120 }), [8, 32, 128, 512]);
  assert.ok(doublingTicks([5, 7], { width: 640 }).length > 1);
});
