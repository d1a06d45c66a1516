import assert from "node:assert/strict";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { co2Points } from "./study_points.ts";

const names = ["a", "b"], rows = MADE_ROWS.map((row, i) => ({ ...row, second: String(i % 7) }));
const twoWay = (of: typeof rows) => fitMultiple(of, { names, errors: "two-way" });

Deno.test('errors "two-way" agree with statsmodels', () => {
  // OLS(y, X).fit(cov_type="cluster", cov_kwds={"groups": column_stack([i % 9, i % 7])}, use_t=True)
  const { coefficients: [, a, b], clusters } = twoWay(rows);
  assertAllDigits(a, {
    estimate: 0.6975497291507169,
    standardError: 0.02573241105068061,
    interval: [0.6345847875922725, 0.7605146707091612],
    pValue: 1.6651909872569087e-07,
    degreesOfFreedom: 6,
  }, 11);
  assertAllDigits(b, {
    standardError: 0.02392790985714137,
    interval: [-0.5423874457983303, -0.42528847339319437],
  }, 11);
  assert.equal(clusters, 7);
});

Deno.test('errors "two-way" by the same clusters twice are those by one', () => {
  const same = twoWay(MADE_ROWS.map((row) => ({ ...row, second: row.cluster! })));
  const fit = fitMultiple(MADE_ROWS, { names, errors: "cluster" });
  assertDigits(same.coefficients[1].standardError, fit.coefficients[1].standardError, 12);
});

Deno.test('errors "two-way" never fall below both of their parts', () => {
  const points = co2Points().map((point, i) => ({ ...point, second: String(i % 40) }));
  assert.ok(fitPowerLaw(points, { errors: "two-way" }).slopeStandardError > 0);
});

Deno.test('errors "two-way" name the row that lacks its second cluster', () =>
  assert.throws(
    () => twoWay(rows.map((row, i) => i < 30 ? row : { ...row, second: undefined! })),
    /^TypeError: Cannot compute cluster errors: row 31 has no second cluster/,
  ));
