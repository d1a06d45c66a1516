import assert from "node:assert/strict";

/** Asserts that two numbers agree in so many significant digits. */
export function assertDigits(
  actual: number,
  expected: number,
  digits: number,
  what = "",
): void {
  const off = Math.abs(actual - expected);
  assert.ok(
    off === 0 || off <= 0.5 * 10 ** (1 - digits) * Math.abs(expected),
    `${what} is ${actual}, expected ${expected} to ${digits} digits`,
  );
}

/** Asserts that the named numbers of an object, or of pairs in it, agree in so many digits. */
export function assertAllDigits(
  actual: Record<string, unknown>,
  expected: Record<string, number | number[]>,
  digits: number,
): void {
  for (const [name, value] of Object.entries(expected)) {
    [value].flat().forEach((v, i) =>
      assertDigits(([actual[name]].flat() as number[])[i], v, digits, name)
    );
  }
}
