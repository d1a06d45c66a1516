const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A cell as a number, or null. Only decimal digits, a decimal point and an exponent make one; empty text,
 * `NaN`, `1,5`, `Infinity`, `0x10` do not, nor does what a double cannot hold: `1e400` would become
 * infinite, `1e-400` zero.
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
