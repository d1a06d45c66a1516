import assert from "node:assert/strict";
import { joinReads, tally } from "../../lib/read/left_out.ts";

Deno.test("tally() counts reasons in the order in which they came up", () => {
  const counts = tally();
  counts.add("b");
  counts.add("__proto__", 2);
  counts.add("b");
  assert.deepEqual(counts.list(), [{ why: "b", count: 2 }, { why: "__proto__", count: 2 }]);
});

Deno.test("joinReads() of nothing is nothing", () =>
  assert.deepEqual(joinReads([]), { rows: [], leftOut: [], notes: [] }));
