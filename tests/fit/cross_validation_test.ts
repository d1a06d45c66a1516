import assert from "node:assert/strict";
import { foldErrorsOf } from "../../lib/fit/cross_validation.ts";

const line = [1, 2, 3, 4].map((x) => ({ x, y: 10 ** x }));
const dealt = { folds: Uint8Array.of(0, 1, 0, 1), count: 2 };

Deno.test("foldErrorsOf() is 0 where the others predict the fold", () => {
  const { foldErrors, logFoldErrors } = foldErrorsOf("exponential", line, dealt);
  for (const error of [...foldErrors, ...logFoldErrors]) {
    assert.ok(error < 1e-9);
  }
});

Deno.test("foldErrorsOf() is in the unit of y", () => {
  // fold 1 from x = 1, 3: the line through (1, 10), (3, 1000) is 505 at 2 and 1495 at 4
  const { foldErrors: [, second], logFoldErrors: [, logs] } = foldErrorsOf("linear", line, dealt);
  assert.ok(Math.abs(second - (505 - 100 + 10_000 - 1495) / 2) < 1e-9);
  assert.ok(Math.abs(logs - (Math.log10(5.05) + Math.log10(10_000 / 1495)) / 2) < 1e-12);
});

Deno.test("foldErrorsOf() takes an estimate below all y as the smallest where it needs a logarithm", () => {
  // fold 0 from x = 2, 4: the line through (2, 100), (4, 10000) is -4850 at 1 and 5050 at 3
  const { logFoldErrors: [first] } = foldErrorsOf("linear", line, dealt);
  assert.ok(Math.abs(first - Math.log10(5.05) / 2) < 1e-12);
});

Deno.test("foldErrorsOf() names the fold without which no line is left", () =>
  assert.throws(
    () =>
      foldErrorsOf("linear", [1, 1, 2].map((x) => ({ x, y: x })), {
        folds: Uint8Array.of(0, 0, 1),
        count: 2,
      }),
    /^RangeError: Cannot cross-validate: without fold 1 of 2 \(2 points\) all x are equal/,
  ));
