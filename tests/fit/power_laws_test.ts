import assert from "node:assert/strict";
import { logErrorDifference } from "../../lib/fit/growth_candidate.ts";
import type { PowerLawRow } from "../../lib/fit/power_law_rows.ts";
import { fitPowerLaws } from "../../lib/fit/power_laws.ts";
import { crossValidatePowerLaws } from "../../lib/fit/power_laws_validation.ts";
import { predictPowerLaws } from "../../lib/fit/predict_power_laws.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";
import { co2Points } from "./study_points.ts";

const sizes = [1, 3, 7, 8, 13, 32, 70], batches = [1, 8, 16, 64, 128];
const hardware = ["A100", "B200", "H100"], factors = [1, 0.25, 0.5];

/** Sixty made rows, i = 0 to 59: y = size * (10 + (i*i*7 % 13)) / (4 + batch) * factor. */
const rows: PowerLawRow[] = Array.from({ length: 60 }, (_, i) => ({
  y: sizes[i % 7] * (10 + (i * i * 7 % 13)) / (4 + batches[i % 5]) * factors[i % 3],
  quantities: { paramsB: sizes[i % 7], batch: batches[i % 5], row: 60 - i },
  groups: { hardware: hardware[i % 3] },
  cluster: String(i % 7),
}));
const terms = {
  quantities: ["paramsB", "batch"],
  groups: ["hardware"],
  baselines: { hardware: "A100" },
};

// Reference figures: statsmodels.api.OLS(log10(y), add_constant([log10(size), log10(batch), B200, H100]))
// .fit(cov_type="cluster", cov_kwds={"groups": i % 7}, use_t=True)

Deno.test("fitPowerLaws() agrees with statsmodels, clusters and categories", () => {
  const { exponents, factors, smearing, fit, baselines } = fitPowerLaws(rows, {
    ...terms,
    errors: "cluster",
  });
  assertAllDigits(exponents.paramsB, {
    exponent: 0.9681895296519099,
    standardError: 0.012899384756788769,
    interval: [0.9366258722180445, 0.9997531870857752],
    pValue: 3.7648000580093314e-10,
    vif: 1.0007037524399691,
    range: [1, 70],
  }, 11);
  assertAllDigits(exponents.batch, {
    exponent: -0.67905367969242,
    standardError: 0.020989538965850558,
    interval: [-0.730413231338029, -0.627694128046811],
    vif: 1.0000102926459002,
  }, 11);
  assert.deepEqual(factors.map((f) => [f.group, f.category, f.baseline, f.n]), [
    ["hardware", "B200", "A100", 20],
    ["hardware", "H100", "A100", 20],
  ]);
  assertAllDigits(factors[0], {
    factor: 0.25589880132930215,
    interval: [0.20107537565924766, 0.3256698952175348],
    pValue: 8.885138402013697e-06,
  }, 11);
  assertDigits(smearing, 1.0450462345205858, 13);
  assertAllDigits(fit, { rSquared: 0.9726920323951899, clusters: 7, degreesOfFreedom: 6 }, 13);
  assert.deepEqual(fit.names, ["paramsB", "batch", "hardware = B200", "hardware = H100"]);
  assert.deepEqual(baselines, { hardware: "A100" });
});

Deno.test("predictPowerLaws() agrees with statsmodels, in the unit of y", () => {
  const fit = fitPowerLaws(rows, { ...terms, errors: "cluster" });
  const at = { quantities: { paramsB: 20, batch: 32 }, groups: { hardware: "H100" } };
  // e = x @ m.params; v = x @ m.cov_params() @ x; 10 ** (e ∓ t.ppf(.975, 6) * sqrt(v)), sqrt(v + m.scale)
  assertAllDigits(predictPowerLaws(fit, at), {
    estimate: 3.671843057123739,
    mean: 3.8372457605977197,
    confidence: [3.401811077408805, 3.963309875049709],
    prediction: [1.6903402413569344, 7.976164269345368],
  }, 11);
  assert.equal(predictPowerLaws(fit, at).extrapolated, false);
  const beyond = { ...at, quantities: { paramsB: 20, batch: 256 } };
  assert.equal(predictPowerLaws(fit, beyond).extrapolated, true);
});

Deno.test("predictPowerLaws() names what it cannot predict from", () => {
  const fit = fitPowerLaws(rows, terms), groups = { hardware: "A100" };
  const refused = (at: Parameters<typeof predictPowerLaws>[1], message: RegExp) =>
    assert.throws(() => predictPowerLaws(fit, at), message);
  refused(
    { quantities: { paramsB: 1 }, groups },
    /^RangeError: Cannot predict from power laws: batch is undefined, need a number above 0/,
  );
  refused({ quantities: { paramsB: -1, batch: 1 }, groups }, /paramsB is -1/);
  refused(
    { quantities: { paramsB: 1, batch: 1 }, groups: { hardware: "T4" } },
    /hardware is T4, need one of A100, B200, H100/,
  );
  refused({ quantities: { paramsB: 1, batch: 1 } }, /hardware is undefined/);
});

Deno.test("fitPowerLaws() of one quantity is fitPowerLaw()", () => {
  const points = co2Points(7), one = fitPowerLaw(points, { errors: "cluster" });
  const fit = fitPowerLaws(
    points.map(({ x, y, cluster }) => ({ y, quantities: { paramsB: x }, cluster })),
    { quantities: ["paramsB"], errors: "cluster" },
  );
  assertDigits(fit.exponents.paramsB.exponent, one.slope, 12);
  assertDigits(fit.exponents.paramsB.standardError, one.slopeStandardError, 12);
  assertDigits(fit.smearing, one.smearing, 12);
});

Deno.test("fitPowerLaws() compares with the category of most rows, and needs but one", () => {
  const most = fitPowerLaws(rows.slice(0, 58).filter((_, i) => i !== 0), {
    ...terms,
    baselines: {},
  });
  assert.deepEqual(most.baselines, { hardware: "A100" });
  const alone = fitPowerLaws(rows.filter((row) => row.groups!.hardware === "H100"), {
    ...terms,
    baselines: {},
  });
  assert.deepEqual([alone.factors, alone.baselines], [[], { hardware: "H100" }]);
});

Deno.test("fitPowerLaws() gives plain numbers that survive JSON", () => {
  const fit = fitPowerLaws(rows, { ...terms, errors: "cluster" });
  assert.deepEqual(JSON.parse(JSON.stringify(fit)), fit);
});

Deno.test("fitPowerLaws() takes a category named as objects' own as text", () => {
  const named = rows.map((row) =>
    row.groups!.hardware === "H100" ? { ...row, groups: { hardware: "__proto__" } } : row
  );
  const { factors } = fitPowerLaws(named, terms);
  assert.deepEqual(factors.map((f) => f.category), ["B200", "__proto__"]);
});

Deno.test("fitPowerLaws() refuses what has no logarithm or no baseline", () => {
  const refused = (changed: PowerLawRow[], message: RegExp, options = {}) =>
    assert.throws(() => fitPowerLaws(changed, { ...terms, ...options }), message);
  const with5 = (change: object) => rows.map((row, i) => i === 4 ? { ...row, ...change } : row);
  refused(
    with5({ y: 0 }),
    /^RangeError: Cannot fit power laws: row 5 has y = 0, need a number above 0, because its log10/,
  );
  refused(with5({ quantities: { paramsB: 1 } }), /row 5 has batch = undefined/);
  refused(with5({ groups: {} }), /row 5 has no hardware, need a category/);
  refused(
    rows,
    /^RangeError: .*0 of 60 rows have hardware = T4, the baseline, .* one of A100, B200, H100/,
    { baselines: { hardware: "T4" } },
  );
  refused(
    rows.map((row) => ({ ...row, quantities: { ...row.quantities, batch: 8 } })),
    /^RangeError: Cannot fit: batch is .* in all 60 rows/,
  );
});

Deno.test("crossValidatePowerLaws() tests each fold on a fit to the others", () => {
  const { logFoldErrors, folds, crossValidatedLogError, factor } = crossValidatePowerLaws(
    rows,
    terms,
  );
  assert.deepEqual([folds, logFoldErrors.length], [7, 35]); // a fold for each of 7 clusters, 5 deals
  const errors = sizes.map((_, k) => {
    const fit = fitPowerLaws(rows.filter((row) => row.cluster !== String(k)), terms);
    const off = rows.filter((row) => row.cluster === String(k))
      .map((row) => Math.abs(Math.log10(row.y / predictPowerLaws(fit, row).estimate)));
    return off.reduce((a, b) => a + b) / off.length;
  });
  const dealt = logFoldErrors.slice(0, 7).toSorted((a, b) => a - b);
  errors.toSorted((a, b) => a - b).forEach((e, k) => assertDigits(dealt[k], e, 9));
  assertDigits(crossValidatedLogError, errors.reduce((a, b) => a + b) / 7, 10);
  assertDigits(factor, 10 ** crossValidatedLogError, 14);
});

Deno.test("crossValidatePowerLaws() lets candidates meet on the same folds", () => {
  const size = crossValidatePowerLaws(rows, terms);
  const other = crossValidatePowerLaws(rows, { ...terms, quantities: ["row", "batch"] });
  const { difference, standardError } = logErrorDifference(size, other);
  assert.ok(difference > 2 * standardError, `${difference} ± ${standardError}`);
  const reversed = crossValidatePowerLaws(rows.toReversed(), terms);
  assertDigits(reversed.crossValidatedLogError, size.crossValidatedLogError, 11);
});

Deno.test("crossValidatePowerLaws() says what is missing", () => {
  assert.throws(
    () => crossValidatePowerLaws(rows.map((row, i) => ({ ...row, cluster: `${i % 4}` })), terms),
    /^RangeError: Cannot cross-validate: 60 rows are in 4 clusters, need 5; widen the filter/,
  );
  const lone = rows.map((row) => ({
    ...row,
    groups: { hardware: row.cluster === "3" ? "T4" : "A100" },
  }));
  assert.throws(
    () => crossValidatePowerLaws(lone, terms),
    /^RangeError: Cannot cross-validate without fold \d of 7 \(\d+ rows\): Cannot fit: hardware = T4 does not vary/,
  );
});
