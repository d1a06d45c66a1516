import assert from "node:assert/strict";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import { twoWay, twoWaySlope } from "../../lib/fit/two_way.ts";
import { assertAllDigits, assertDigits } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { co2Points } from "./study_points.ts";

const names = ["a", "b"], second = MADE_ROWS.map((_, i) => String(i % 7));

Deno.test("twoWay() agrees with statsmodels", () => {
  // OLS(y, X).fit(cov_type="cluster", cov_kwds={"groups": column_stack([i % 9, i % 7])}, use_t=True)
  assertAllDigits(twoWay(MADE_ROWS, { names, name: "a", second }), {
    estimate: 0.6975497291507169,
    standardError: 0.02573241105068061,
    interval: [0.6345847875922725, 0.7605146707091612],
    pValue: 1.6651909872569087e-07,
    degreesOfFreedom: 6,
    clusters: 7,
  }, 11);
  assertAllDigits(twoWay(MADE_ROWS, { names, name: "b", second }), {
    standardError: 0.02392790985714137,
    interval: [-0.5423874457983303, -0.42528847339319437],
  }, 11);
});

Deno.test("twoWay() of the same clusters twice is one way", () => {
  const same = twoWay(MADE_ROWS, { names, name: "a", second: MADE_ROWS.map((r) => r.cluster!) });
  const fit = fitMultiple(MADE_ROWS, { names, errors: "cluster" });
  assertDigits(same.standardError, fit.coefficients[1].standardError, 12);
});

Deno.test("twoWaySlope() never falls below both of its parts", () => {
  const points = co2Points(), forty = points.map((_, i) => String(i % 40));
  const { standardError } = twoWaySlope(points, { growth: "power law", second: forty });
  assert.ok(standardError > 0);
});

Deno.test("twoWay() names the row that lacks its second cluster", () =>
  assert.throws(
    () => twoWay(MADE_ROWS, { names, name: "a", second: second.slice(0, 30) }),
    /^TypeError: Cannot compute cluster errors: row 31 has no cluster/,
  ));
