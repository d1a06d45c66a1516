import assert from "node:assert/strict";
import { orNull, TooFewError } from "../../lib/filter/too_few_error.ts";

Deno.test("orNull() takes too few rows for no result, and hides no other error", () => {
  const failing = (error: Error) => () => {
    throw error;
  };
  assert.equal(orNull(() => 7), 7);
  assert.equal(orNull(failing(new TooFewError("two rows"))), null);
  assert.throws(() => orNull(failing(new RangeError("a fault"))), /^RangeError: a fault/);
});
