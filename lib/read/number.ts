const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a cell as a number, or gives null.
 *
 * Only decimal digits, a decimal point and an exponent make a number; spaces around it are ignored.
 * Empty text, `NaN`, `n/a`, `1,5`, `Infinity`, `0x10` are no numbers, nor is what a double cannot
 * hold: `1e400` would become infinite, `1e-400` zero.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parseNumber("7.242"), 7.242);
 * assert.equal(parseNumber("1e-3"), 0.001);
 * assert.equal(parseNumber("1,5"), null);
 * ```
 */
export function parseNumber(text: string): number | null {
  const digits = text.trim();
  if (!DECIMAL.test(digits)) return null;
  const value = Number(digits);
  if (!Number.isFinite(value)) return null;
  if (value !== 0) return value;
  // JSON knows no −0, so it is 0 here too
  return /[1-9]/.test(digits.split(/e/i)[0]) ? null : 0;
}
