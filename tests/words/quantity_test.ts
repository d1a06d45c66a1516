import assert from "node:assert/strict";
import {
  formatCounted,
  formatInterval,
  formatList,
  formatNumber,
  formatP,
  formatParams,
  formatPercent,
} from "../../lib/words/quantity.ts";

Deno.test("formatNumber() keeps significant digits, never computer notation", () => {
  const cases: [number, number, string][] = [
    [0, 3, "0"],
    [0.284085, 3, "0.284"],
    [0.9999, 3, "1.00"],
    [9.996, 3, "10.0"],
    [1234.5, 3, "1,230"],
    [1_234_567, 7, "1,234,567"],
    [-0.9046, 2, "−0.90"],
    [0.000045152, 3, "0.0000452"],
    [6.37e-9, 2, "6.4 × 10⁻⁹"],
    [-2.5e20, 2, "−2.5 × 10²⁰"],
  ];
  for (const [value, digits, text] of cases) assert.equal(formatNumber(value, digits), text);
});

Deno.test("formatParams() writes the short scale", () => {
  const cases: [number, string][] = [
    [7, "7 B"],
    [7.242, "7.24 B"],
    [0.135, "135 M"],
    [0.0021, "2.1 M"],
    [1000, "1 T"],
    [1700, "1.7 T"],
    [70, "70 B"],
    [100, "100 B"],
    [0.9999, "1 B"],
    [999.9, "1 T"],
  ];
  for (const [paramsB, text] of cases) {
    assert.equal(formatParams(paramsB).replace("\u202f", " "), text);
  }
});

Deno.test("formatP() never claims a probability of 0", () => {
  assert.equal(formatP(0), "p < 0.001");
  assert.equal(formatP(0.0123), "p = 0.012");
});

Deno.test("formatPercent() never rounds a part up to the whole", () => {
  assert.equal(formatPercent(0.997), ">99\u202f%");
  assert.equal(formatPercent(1), "100\u202f%");
  assert.equal(formatPercent(0.764), "76\u202f%");
});

Deno.test("the small formats", () => {
  assert.equal(formatInterval([0.6194, 0.7057], 2), "0.62 to 0.71");
  assert.equal(formatCounted(1, "row"), "1 row");
  assert.equal(formatCounted(2223, "row"), "2,223 rows");
  assert.equal(formatList(["a"]), "a");
  assert.equal(formatList(["a", "b", "c"]), "a, b and c");
});
