/**
 * Forty made rows of whole numbers and a rounding each, so that Python makes the same:
 * a = (i*37%41)/10+0.1, b = (i*i*13%17)/5+0.2, kind = "xyz"[i*7%3], g = i % 9, h = i % 7,
 * y = 5 + 0.7*a - 0.5*b + (0.4 if kind == "y" else 0) + ((i*i*i*7%23)-11)/40
 */
export const MADE_ROWS = Array.from({ length: 40 }, (_, i) => {
  const a = (i * 37 % 41) / 10 + 0.1, b = (i * i * 13 % 17) / 5 + 0.2, kind = "xyz"[i * 7 % 3];
  const y = 2 + 0.7 * a - 0.5 * b + (kind === "y" ? 0.4 : 0) + ((i * i * i * 7 % 23) - 11) / 40 + 3;
  return { line: i + 2, a, b, kind, y, g: i % 9, h: i % 7 };
});
