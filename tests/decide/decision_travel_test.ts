import assert from "node:assert/strict";
import { packDecisionData, unpackDecisionData } from "../../lib/decide/decision_travel.ts";
import { data } from "./decision_fixture.ts";

Deno.test("decision data arrive in a page as they were, in less than half the characters", () => {
  const packed = JSON.stringify(packDecisionData(data));
  assert.deepEqual(unpackDecisionData(JSON.parse(packed)), data);
  assert(packed.length < JSON.stringify(data).length / 2, `${packed.length}`);
});
