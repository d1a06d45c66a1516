import assert from "node:assert/strict";
import { regressionOf } from "../../lib/big/regression.ts";
import { readResult } from "../../lib/big/result.ts";
// in `whole` all laws have the sums of the linear one of y = 1, 3, 2, 4 at x = 1, 2, 3, 4, by hand
import cases from "../cases/large_results.json" with { type: "json" };

const { whole } = cases;

const fitOf = (lines: readonly string[], options = {}) =>
  regressionOf(readResult(lines.join("\n"), "result.csv"), options);

Deno.test("readResult() takes lines in any order, quoted as in a CSV file, under a header or none", () => {
  const quoted = whole.map((line) => `"${line.replaceAll('"', '""')}"`);
  for (const text of [whole, [...whole.toReversed().map((line) => line + "\r"), ""], quoted]) {
    const { n, leftOut, fits: [linear], bins } = fitOf(["value", ...text]);
    const { x, intercept } = linear.coefficients;
    assert.deepEqual([n, x.estimate, Number(intercept.estimate.toFixed(12))], [4, 0.8, 0.5]);
    assert.deepEqual(leftOut, [{ why: '"x" is not above 0', count: 1 }]);
    assert.deepEqual(bins.map(({ n }) => n), [1, 3]);
  }
});

Deno.test("readResult() says what is wrong with a result", () => {
  for (const { change, message } of cases.refused) {
    const lines: (string | null)[] = Object.assign([...whole], change);
    assert.throws(() => fitOf(lines.filter((line) => line !== null)), (error: Error) => {
      assert(error.message.includes(message), `${error.message}, not ${message}`);
      return /^Cannot (read result\.csv|read runs|fit)/.test(error.message);
    });
  }
});

Deno.test("regressionOf() gives the errors that sums can give, and says why not others", () => {
  const error = (errors: string) => fitOf(whole, { errors }).fits[0].coefficients.x.error;
  assert.equal(error("classical").toFixed(10), Math.sqrt(0.9 / 5).toFixed(10));
  // √(n / (n − 2) · Σ e² (x − mean)²) / Σ (x − mean)²
  assert.equal(error("HC1").toFixed(10), (Math.sqrt(2 * 0.81) / 5).toFixed(10));
  const asks: [string, RegExp][] = [
    ["HC3", /errors "HC3" weigh each row by its own leverage and so need the rows/],
    ["CR1", /errors "CR1" need the column whose rows .* name it \(--cluster\)/],
    ["robust", /"robust" must be one of classical, HC1, CR1/],
  ];
  for (const [errors, message] of asks) assert.throws(() => error(errors), message);
});
