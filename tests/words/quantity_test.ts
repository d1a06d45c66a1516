import assert from "node:assert/strict";
import * as words from "../../lib/words/quantity.ts";

const CASES: [string, string][] = [
  [words.formatNumber(0), "0"],
  [words.formatNumber(0.284085), "0.284"],
  [words.formatNumber(0.9999), "1.00"],
  [words.formatNumber(9.996), "10.0"],
  [words.formatNumber(1234.5), "1,230"],
  [words.formatNumber(1_234_567, 7), "1,234,567"],
  [words.formatNumber(-0.9046, 2), "−0.90"],
  [words.formatNumber(0.000045152), "0.0000452"],
  [words.formatNumber(6.37e-9, 2), "6.4 × 10⁻⁹"],
  [words.formatNumber(-2.5e20, 2), "−2.5 × 10²⁰"],
  [words.formatParams(7), "7 B"],
  [words.formatParams(7.242), "7.24 B"],
  [words.formatParams(0.135), "135 M"],
  [words.formatParams(0.0021), "2.1 M"],
  [words.formatParams(1000), "1 T"],
  [words.formatParams(1700), "1.7 T"],
  [words.formatParams(70), "70 B"],
  [words.formatParams(100), "100 B"],
  [words.formatParams(0.9999), "1 B"],
  [words.formatParams(999.9), "1 T"],
  [words.formatP(0), "p < 0.001"], // never a probability of 0
  [words.formatP(0.0123), "p = 0.012"],
  [words.formatPercent(0.997), ">99 %"], // a part is never the whole
  [words.formatPercent(1), "100 %"],
  [words.formatPercent(0.764), "76 %"],
  [words.formatInterval([0.6194, 0.7057], 2), "0.62 to 0.71"],
  [words.formatCounted(1, "row"), "1 row"],
  [words.formatCounted(2223, "row"), "2,223 rows"],
  [words.formatList(["a"]), "a"],
  [words.formatList(["a", "b", "c"]), "a, b and c"],
];

Deno.test("numbers, sizes, shares, counts and lists are written for people, never for computers", () =>
  assert.deepEqual(
    CASES.map(([found]) => found.replaceAll("\u202f", " ")),
    CASES.map(([, expected]) => expected),
  ));
