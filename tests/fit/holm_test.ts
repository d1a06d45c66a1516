import assert from "node:assert/strict";
import { holm } from "../../lib/fit/holm.ts";

Deno.test("holm() agrees with statsmodels, ties and order included", () => {
  // statsmodels.stats.multitest.multipletests(p, method="holm")[1]
  const corrected = holm([0.012, 0.3, 0.004, 0.047, 0.0001, 0.9, 0.012]);
  [0.06, 0.6, 0.024, 0.141, 0.0007, 0.9, 0.06]
    .forEach((p, i) => assert.ok(Math.abs(corrected[i] - p) < 1e-15, `${i}: ${corrected[i]}`));
});

Deno.test("holm() of one value, and of none", () => {
  assert.deepEqual(holm([0.03]), [0.03]);
  assert.deepEqual(holm([]), []);
  assert.deepEqual(holm([0.9, 0.8]), [1, 1]);
});

Deno.test("holm() names what is no p-value", () =>
  assert.throws(() => holm([0.5, 1.5]), /^RangeError: .*number 2 is 1.5, need 0 to 1/));
