import assert from "node:assert/strict";
import fc from "fast-check";
import { spread } from "../../lib/plot/labels.ts";

Deno.test("spread() leaves what has room", () => {
  assert.deepEqual(spread([{ at: 20, size: 10 }, { at: 80, size: 10 }], [0, 100]), [20, 80]);
});

Deno.test("spread() overlaps nothing and stays within its bounds", () => {
  const block = fc.record({
    at: fc.double({ min: -50, max: 350, noNaN: true }),
    size: fc.integer({ min: 5, max: 30 }),
  });
  fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
    const centers = spread(blocks, [0, 300]);
    const edges = blocks
      .map(({ size }, index) => [centers[index] - size / 2, centers[index] + size / 2])
      .sort((a, b) => a[0] - b[0]);
    assert.ok(edges[0][0] >= -1e-9 && edges.at(-1)![1] <= 300 + 1e-9);
    edges.slice(1).forEach(([low], index) => assert.ok(low >= edges[index][1] - 1e-9));
  }));
});
