import assert from "node:assert/strict";
import type { Point } from "../../lib/fit/point.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { co2Points, energyPoints } from "./study_points.ts";

// Reference figures: statsmodels 0.15.0, sm.OLS(y, sm.add_constant(x)).fit(cov_type=…, use_t=True);
// clusters: cov_type="cluster", cov_kwds={"groups": model}.

Deno.test("HC3 errors agree with statsmodels", () => {
  assertAllDigits(fitPowerLaw(co2Points(), { errors: "HC3" }), {
    interceptStandardError: 0.02051552573657841,
    slopeStandardError: 0.02169264365623906,
    covariance: -0.0004199031674589271,
    interceptInterval: [-0.526371302094156, -0.44590801047472756],
    slopeInterval: [0.6197555420434459, 0.7048355704531598],
    degreesOfFreedom: 2218,
  }, 11);
  assertAllDigits(fitLinear(co2Points(), { errors: "HC3" }), {
    interceptStandardError: 0.2112388062859057,
    slopeStandardError: 0.02039075091245834,
    covariance: -0.00400963692625566,
    pValue: 2.174270081896322e-42,
  }, 11);
});

Deno.test("cluster errors agree with statsmodels, with t of clusters − 1", () => {
  assertAllDigits(fitPowerLaw(co2Points(), { errors: "cluster" }), {
    interceptStandardError: 0.020912008144184528,
    slopeStandardError: 0.022100962254257322,
    covariance: -0.0004363090907875258,
    interceptInterval: [-0.5271494508349674, -0.4451298617339161],
    slopeInterval: [0.6189541461280095, 0.7056369663685962],
    clusters: 2158,
    degreesOfFreedom: 2157,
  }, 11);
  assertAllDigits(fitLinear(co2Points(), { errors: "cluster" }), {
    interceptStandardError: 0.2087961403870925,
    slopeStandardError: 0.020222989492217104,
    covariance: -0.003920822264248013,
  }, 11);
  assertAllDigits(fitPowerLaw(energyPoints("A100"), { errors: "cluster" }), {
    interceptStandardError: 0.06558486969072826,
    slopeStandardError: 0.08190503730662498,
    covariance: -0.0044055815543822385,
    interceptInterval: [0.4075930770228615, 0.6843370365101946],
    slopeInterval: [0.452932781445639, 0.7985418286707116],
    pValue: 6.795175267080684e-07,
    clusters: 18,
    degreesOfFreedom: 17,
  }, 11);
});

Deno.test("cluster errors with one row per cluster are HC1", () => {
  const alone = energyPoints("A100").map((p, i) => ({ ...p, cluster: `${i}` }));
  assertAllDigits(fitPowerLaw(alone, { errors: "cluster" }), {
    // cov_type="HC1"
    interceptStandardError: 0.037184890955338584,
    slopeStandardError: 0.04788350831145794,
    covariance: -0.001457161294766197,
  }, 11);
});

Deno.test("the line itself does not depend on the errors", () => {
  const points = energyPoints("T4");
  const [a, b, c] = (["classical", "HC3", "cluster"] as const)
    .map((errors) => fitPowerLaw(points, { errors }));
  for (const fit of [b, c]) {
    assert.equal(fit.slope, a.slope);
    assert.equal(fit.residualStandardError, a.residualStandardError);
  }
  assert.deepEqual([a.clusters, b.clusters, c.clusters], [null, null, 32]);
});

Deno.test("HC3 errors keep their digits when x is a million higher", () => {
  const points = energyPoints("A100");
  const near = fitLinear(points, { errors: "HC3" });
  const far = fitLinear(points.map((p) => ({ ...p, x: p.x + 1e6 })), {
    errors: "HC3",
  });
  assertDigits(far.slopeStandardError, near.slopeStandardError, 10);
});

const points: Point[] = [1, 2, 3, 4].map((x) => ({ x, y: x * x }));

Deno.test("cluster errors need a cluster on each point, and 2 of them", () => {
  assert.throws(
    () =>
      fitLinear([{ x: 0, y: 0, cluster: "a" }, ...points], {
        errors: "cluster",
      }),
    /^TypeError: Cannot compute cluster errors: point 2 has no cluster; give each/,
  );
  assert.throws(
    () =>
      fitLinear(points.map((p) => ({ ...p, cluster: "opt" })), {
        errors: "cluster",
      }),
    /^RangeError: Cannot compute cluster errors: 4 points are in 1 cluster \(opt\), need 2/,
  );
});

Deno.test("HC3 errors refuse a point that alone holds the line", () =>
  assert.throws(
    () => fitLinear([1, 1, 1, 2].map((x, y) => ({ x, y })), { errors: "HC3" }),
    /^RangeError: Cannot compute HC3 errors: point 4 alone holds the line/,
  ));

Deno.test("an unknown kind of errors is refused with those that are known", () =>
  assert.throws(
    () => fitLinear(points, { errors: "HC9" as "HC3" }),
    /^RangeError: .*errors is "HC9", need "classical", "HC3", "cluster", "CR2" or "two-way"/,
  ));
