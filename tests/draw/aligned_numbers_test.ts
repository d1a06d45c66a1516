import assert from "node:assert/strict";
import { alignedNumbers } from "../../lib/draw/aligned_numbers.ts";

Deno.test("alignedNumbers() gives a column equal decimals", () => {
  assert.deepEqual([25.2, 3.94, -118].map(alignedNumbers([25.2, 3.94])), ["25.2", "3.9", "−118.0"]);
  assert.deepEqual([0.62, 0.5].map(alignedNumbers([0.62])), ["0.620", "0.500"]);
});

Deno.test("alignedNumbers() writes very large and small numbers without computer notation", () => {
  assert.equal(alignedNumbers([2e9])(2e9), "2,000,000,000");
  assert.equal(alignedNumbers([3e-7])(3e-7), "3.00 × 10⁻⁷");
});
