import assert from "node:assert/strict";
import { tally } from "../../lib/read/left_out.ts";
import { impossibleSize, leaveOutTwoSizes } from "../../lib/read/two_sizes.ts";

Deno.test("impossibleSize() lets all parameters be active, and sizes be unknown", () => {
  assert.equal(impossibleSize({ paramsB: 7, activeParamsB: 7 }), null);
  assert.equal(impossibleSize({ paramsB: 7, activeParamsB: null }), null);
  assert.equal(impossibleSize({ paramsB: null, activeParamsB: 7 }), null);
  assert.match(impossibleSize({ paramsB: 7, activeParamsB: 7.1 })!, /^more parameters are active/);
});

Deno.test("leaveOutTwoSizes() counts each model's rows, told apart as it is asked to", () => {
  const rows = [
    { model: "me/a", paramsB: 7, activeParamsB: 1 },
    { model: "me/b", paramsB: 8, activeParamsB: null },
    { model: "you/a", paramsB: 7, activeParamsB: 2 },
    { model: "me/b", paramsB: 8, activeParamsB: null },
  ];
  const leftOut = tally();
  const kept = leaveOutTwoSizes(rows, ({ model }) => model.split("/")[1], leftOut);
  assert.deepEqual(kept, [rows[1], rows[3]]);
  assert.deepEqual(leftOut.list(), [{ why: "its model has two sizes in the table: a", count: 2 }]);
  assert.deepEqual(leaveOutTwoSizes(rows, ({ model }) => model, leftOut), rows);
});
