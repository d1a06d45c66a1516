const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Numbers that tell of their file: with a comma or a point before decimals, or thousands parted by the other. */
export const COMMA =
  /^[+-]?(\d*,\d+(e[+-]?\d+)?|\d{1,3}([.\u00a0\u202f '’]\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})$/i;
export const POINT =
  /^[+-]?(\d*\.\d+(e[+-]?\d+)?|\d{1,3}([,\u00a0\u202f '’]\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})$/i;
/** Numbers whose thousands are parted, by what stands before their decimals. */
export const GROUPED = {
  ".": /^[+-]?\d{1,3}([,\u00a0\u202f '’]\d{3})+(\.\d+)?$/,
  ",": /^[+-]?\d{1,3}([.\u00a0\u202f '’]\d{3})+(,\d+)?$/,
};

/**
 * Decimal digits, a point and an exponent as a number; null for all else (`NaN`, `1,5`, `0x10`), and for
 * what a double cannot hold: `1e400` would become infinite, `1e-400` zero.
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

/** A cell as a number, thousands separated or not; null when it is none, as "1,5" unless the file has it so. */
export function numberIn(cell: string, decimal: "." | "," = "."): number | null {
  const text = cell.trim();
  const plain = GROUPED[decimal].test(text)
    ? text.replace(decimal === "." ? /[^\d.+-]/g : /[^\d,+-]/g, "")
    : text;
  return decimal === "," && plain.includes(".") ? null : parseNumber(plain.replace(decimal, "."));
}
