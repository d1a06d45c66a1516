import assert from "node:assert/strict";
import fc from "fast-check";
import { fitExponential } from "../../lib/fit/exponential.ts";
import type { ErrorKind, Fit } from "../../lib/fit/fit.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import type { Point } from "../../lib/fit/point.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { predict } from "../../lib/fit/predict.ts";

const number = fc.integer({ min: 1, max: 1000 }).map((v) => v / 8);
const points = fc.array(fc.record({ x: number, y: number }), {
  minLength: 4,
  maxLength: 30,
}).map((some) => [{ x: 0.5, y: 3 }, { x: 200, y: 5 }, ...some]);
const factor = fc.integer({ min: 1, max: 50 }).map((v) => v / 4);
const errors = fc.constantFrom<ErrorKind>("classical", "HC3", "cluster");
const clustered = (some: Point[]) => some.map((p, i) => ({ ...p, cluster: `${i % 5}` }));

/** Holds for 100 made-up data sets, always the same ones. */
function holds<T extends [unknown, ...unknown[]]>(
  name: string,
  made: { [K in keyof T]: fc.Arbitrary<T[K]> },
  law: (...args: T) => void,
): void {
  Deno.test(`property: ${name}`, () =>
    fc.assert(
      fc.property(
        fc.tuple(...made as fc.Arbitrary<unknown>[]),
        (args) => law(...args as T),
      ),
      { seed: 4, numRuns: 100 },
    ));
}

/** Equal but for rounding, in parts of `size`. */
function near(a: number, b: number, size = Math.abs(b)): void {
  assert.ok(Math.abs(a - b) <= 1e-8 * (size + 1e-3), `${a} is not ${b}`);
}

function sameLine(a: Fit, b: Fit): void {
  near(a.slope, b.slope);
  near(a.intercept, b.intercept);
  near(a.rSquared, b.rSquared);
}

holds<[Point[], number, ErrorKind]>(
  "scaling y scales slope, intercept and their errors",
  [points, factor, errors],
  (some, k, errors) => {
    const a = fitLinear(clustered(some), { errors });
    const b = fitLinear(
      clustered(some.map(({ x, y }) => ({ x, y: k * y }))),
      { errors },
    );
    near(b.slope, k * a.slope);
    near(b.intercept, k * a.intercept);
    near(b.slopeStandardError, k * a.slopeStandardError);
    near(b.pValue, a.pValue);
    near(b.rSquared, a.rSquared);
  },
);

holds<[Point[], number, ErrorKind]>(
  "scaling x divides the slope and leaves the intercept",
  [points, factor, errors],
  (some, k, errors) => {
    const a = fitLinear(clustered(some), { errors });
    const b = fitLinear(
      clustered(some.map(({ x, y }) => ({ x: k * x, y }))),
      { errors },
    );
    near(b.slope * k, a.slope);
    near(b.intercept, a.intercept);
    near(b.slopeStandardError * k, a.slopeStandardError);
    near(b.interceptStandardError, a.interceptStandardError);
  },
);

holds<[Point[], number, number]>(
  "shifting x and y moves the intercept alone",
  [points, factor, factor],
  (some, dx, dy) => {
    const a = fitLinear(some);
    const b = fitLinear(some.map(({ x, y }) => ({ x: x + dx, y: y + dy })));
    near(b.slope, a.slope);
    near(b.intercept, a.intercept + dy - a.slope * dx, 100);
    near(b.slopeStandardError, a.slopeStandardError);
    near(b.residualStandardError, a.residualStandardError);
  },
);

holds<[Point[], ErrorKind]>(
  "the order of the points is irrelevant",
  [points, errors],
  (some, errors) => {
    const named = clustered(some);
    for (const fitTo of [fitLinear, fitPowerLaw, fitExponential]) {
      const a = fitTo(named, { errors });
      const b = fitTo(named.toReversed(), { errors });
      sameLine(a, b);
      near(a.slopeStandardError, b.slopeStandardError);
      near(a.smearing, b.smearing);
    }
  },
);

holds<[Point[]]>(
  "points listed twice leave the line, and errors by cluster but for their factor",
  [points],
  (some) => {
    const named = clustered(some), twice = [...named, ...named];
    const a = fitLinear(named, { errors: "cluster" });
    const b = fitLinear(twice, { errors: "cluster" });
    sameLine(a, b);
    const factor = (n: number) => Math.sqrt((n - 1) / (n - 2));
    near(
      b.slopeStandardError / factor(b.n),
      a.slopeStandardError / factor(a.n),
    );
    assert.ok(
      fitLinear(twice).slopeStandardError <=
        fitLinear(named).slopeStandardError,
    );
  },
);

holds<[Point[]]>(
  "cluster errors with one row per cluster are White's times √(n/(n−2)), HC1",
  [points],
  (some) => {
    const alone = some.map((p, i) => ({ ...p, cluster: `${i}` }));
    const fit = fitLinear(alone, { errors: "cluster" });
    // White (1980), HC0: Σ e² d² / (Σ d²)²
    const white = some.reduce(
      (sum, { x, y }) => sum + ((y - fit.intercept - fit.slope * x) * (x - fit.xMean)) ** 2,
      0,
    ) /
      fit.sumSquaresX ** 2;
    near(
      fit.slopeStandardError,
      Math.sqrt(white * fit.n / (fit.n - 2)),
    );
  },
);

holds<[number, number, Point[]]>(
  "a power law's data give back its exponent",
  [factor, fc.integer({ min: -24, max: 24 }).map((v) => v / 8), points],
  (k, exponent, some) => {
    const fit = fitPowerLaw(some.map(({ x }) => ({ x, y: k * x ** exponent })));
    near(fit.slope, exponent);
    near(10 ** fit.intercept, k);
    near(fit.smearing, 1);
    near(predict(fit, 7).estimate, k * 7 ** exponent);
  },
);

holds<[Point[], number]>(
  "a power law's exponent does not depend on the units",
  [points, factor],
  (some, k) => {
    const a = fitPowerLaw(some);
    const b = fitPowerLaw(some.map(({ x, y }) => ({ x: k * x, y: 3 * y })));
    near(b.slope, a.slope);
    near(b.slopeStandardError, a.slopeStandardError);
    near(
      predict(b, 7 * k).prediction[1],
      3 * predict(a, 7).prediction[1],
    );
  },
);

holds<[Point[], ErrorKind, number]>(
  "median within confidence within prediction, median below mean",
  [points, errors, number],
  (some, errors, x) => {
    for (const fitTo of [fitLinear, fitPowerLaw]) {
      const fit = fitTo(clustered(some), { errors });
      const { estimate, mean, confidence, prediction } = predict(fit, x);
      assert.ok(prediction[0] <= confidence[0] && confidence[0] <= estimate);
      assert.ok(estimate <= confidence[1] && confidence[1] <= prediction[1]);
      assert.ok(mean >= estimate || fit.growth === "linear");
    }
  },
);

holds<[Point[], ErrorKind]>(
  "a fit survives JSON",
  [points, errors],
  (some, errors) => {
    for (const fitTo of [fitLinear, fitPowerLaw]) {
      const fit = fitTo(clustered(some), { errors });
      assert.deepEqual(JSON.parse(JSON.stringify(fit)), fit);
    }
  },
);
