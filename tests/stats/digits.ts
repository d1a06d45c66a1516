import assert from "node:assert/strict";

export function assertDigits(actual: number, expected: number, digits: number, what = ""): void {
  const off = Math.abs(actual - expected);
  assert.ok(
    off === 0 || off <= 0.5 * 10 ** (1 - digits) * Math.abs(expected),
    `${what} is ${actual}, expected ${expected} to ${digits} digits`,
  );
}

/** Asserts that two values of the same shape agree: numbers in so many digits, all else in full. */
export function assertSameNumbers(
  actual: unknown,
  expected: unknown,
  digits: number,
  what = "",
): void {
  if (typeof expected === "number" && typeof actual === "number") {
    assertDigits(actual, expected, digits, what);
  } else if (typeof expected === "object" && expected !== null) {
    assert.deepEqual(Object.keys(actual ?? {}), Object.keys(expected), what);
    for (const [name, value] of Object.entries(expected)) {
      const own = (actual as Record<string, unknown>)[name];
      assertSameNumbers(own, value, digits, `${what} ${name}`);
    }
  } else assert.equal(actual, expected, what);
}
