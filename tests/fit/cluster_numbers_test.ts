import assert from "node:assert/strict";
import { clusterNumbers } from "../../lib/fit/cluster_numbers.ts";

Deno.test("clusterNumbers() counts clusters by first appearance", () => {
  const { of, count } = clusterNumbers(["b", "a", "b", "c"].map((cluster) => ({ cluster })));
  assert.deepEqual([...of], [0, 1, 0, 2]);
  assert.equal(count, 3);
});

Deno.test("clusterNumbers() names the row without a cluster", () =>
  assert.throws(() => clusterNumbers([{ cluster: "a" }, {}]), {
    name: "TypeError",
    message: /point 2 has no cluster/,
  }));
