/** Numbers as people read them: on axes, in tables, in sentences. */

const THIN_SPACE = "\u202f";
const MINUS = "\u2212";

/** A number with a few significant digits, never in computer notation: `1,234`, `0.0042`, `6.3 × 10⁻⁹`. */
export function formatNumber(value: number, significantDigits = 3): string {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size < 1e-5 || size >= 1e15) return scientific(value, significantDigits);
  const rounded = Number(size.toPrecision(significantDigits));
  const decimals = significantDigits - 1 - Math.floor(Math.log10(rounded));
  const text = withThousands(rounded.toFixed(Math.min(Math.max(0, decimals), 20)));
  return value < 0 ? MINUS + text : text;
}

/** Commas between thousands. `toLocaleString` does the same at a hundred times the cost. */
function withThousands(digits: string): string {
  const [whole, fraction] = digits.split(".");
  if (whole.length <= 3) return digits;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A number with two decimals, as exponents and R² are written: `0.66`, `−1.20`. */
export function formatDecimals(value: number, decimals = 2): string {
  const text = withThousands(Math.abs(value).toFixed(decimals));
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

function scientific(value: number, significantDigits: number): string {
  const [mantissa, exponent] = value.toExponential(significantDigits - 1).split("e");
  return `${mantissa.replace("-", MINUS)} × ${formatPower(Number(exponent))}`;
}

/** A power of ten: `10⁻⁷`. */
export function formatPower(exponent: number): string {
  return `10${
    String(exponent).replace(/[-\d]/g, (c) => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])
  }`;
}

/** A number as somebody would say it, without zeros after its digits: `32`, `1.56`. */
export function formatPlain(value: number, significantDigits = 3): string {
  const text = formatNumber(value, significantDigits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A whole number with thousands separators: `2,223`. */
export function formatCount(count: number): string {
  return count < 0 ? MINUS + withThousands(String(-count)) : withThousands(String(count));
}

/** A count with its noun: `1 row`, `2,223 rows`. */
export function formatCounted(count: number, singular: string, plural = singular + "s"): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** A parameter count in the short scale: `7 B`, `135 M`, `1.7 T`. */
export function formatParams(paramsB: number): string {
  const rounded = Number(paramsB.toPrecision(3));
  const [scaled, unit] = rounded >= 1000
    ? [rounded / 1000, "T"]
    : rounded >= 1
    ? [rounded, "B"]
    : [rounded * 1000, "M"];
  return `${formatPlain(scaled)}${THIN_SPACE}${unit}`;
}

/** An interval: `0.62 to 0.71`. */
export function formatInterval(ends: readonly [number, number], significantDigits = 3): string {
  return ends.map((end) => formatNumber(end, significantDigits)).join(" to ");
}

/** A probability as reports give it: `p = 0.012`, `p < 0.001`. */
export function formatP(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${formatNumber(p, 2)}`;
}

/** A share of the whole: `25 %`; a part is never rounded up to the whole. */
export function formatPercent(share: number, significantDigits = 2): string {
  const percent = 100 * share;
  const text = percent > 99 && percent < 100 ? ">99" : formatNumber(percent, significantDigits);
  return `${text}${THIN_SPACE}%`;
}

const LISTS = new Intl.ListFormat("en-GB");

/** `a`, `a and b`, `a, b and c`. */
export const formatList = (words: readonly string[]) => LISTS.format(words);

export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}
