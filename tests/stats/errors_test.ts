import assert from "node:assert/strict";
import type { FitOptions } from "../../lib/stats/fit.ts";
import { at, factor } from "../../lib/stats/at.ts";
import { linear, powerLaw } from "../../lib/stats/laws.ts";
import { timesWithin, told } from "../../lib/words/numbers.ts";
import { assertDigits } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";

const options: FitOptions = { y: "y", x: ["a", "b"], by: "kind" };
const ESTIMATES = [
  4.991764783098755,
  0.7001589973731133,
  -0.4813217905065093,
  0.34233375597919624,
  -0.05813908197434858,
];

// statsmodels: r = sm.OLS(y, column_stack([ones, a, b, kind == "y", kind == "z"])).fit(**kw);
// r.params, r.bse, r.conf_int()[:, 0], r.pvalues; kw is {}, cov_type="HC3", or cov_type="cluster",
// cov_kwds={"groups": g or column_stack([g, h])}, the last three with use_t=True
const KINDS: Record<string, { given: Partial<FitOptions>; error: number[]; a: number[] }> = {
  classical: {
    given: { errors: "classical" },
    error: [0.07676823194215064, 0.023822224104133732, 0.024221602443292696, 0.06824151525992572],
    a: [0.6517973113507549, 2.929412170034475e-26, 35],
  },
  HC3: {
    given: {},
    error: [0.08660098654759266, 0.027291904221787303, 0.027734751302260184, 0.06467926637947886],
    a: [0.6447534862354138, 2.7805751664109918e-24, 35],
  },
  HC1: { // each row its own cluster
    given: { errors: "HC1" },
    error: [0.07859760706038087, 0.02482929435106399, 0.025448688115519744, 0.06019917222030063],
    a: [0.6499370091382961, 1.4952485475538842e-27, 39],
  },
  CR1: {
    given: { cluster: "g", errors: "CR1" },
    error: [0.05474302764491737, 0.0250237606158449, 0.029490832092465, 0.06975491614030635],
    a: [0.6424541019146158, 2.874539099840606e-09, 8],
  },
  "CR1 by two columns": {
    given: { cluster: ["g", "h"] },
    error: [0.07682154046307663, 0.023495464639211792, 0.023515204226137308, 0.06228538508543185],
    a: [0.6426676664992681, 9.470012985492884e-08, 6],
  },
};

for (const [kind, { given, error, a: [low, p, df] }] of Object.entries(KINDS)) {
  Deno.test(`errors ${kind} are those of statsmodels`, () => {
    const { coefficients } = linear(MADE_ROWS, { ...options, ...given });
    const names = Object.keys(coefficients), terms = Object.values(coefficients);
    assert.deepEqual(names, ["intercept", "a", "b", "kind: y", "kind: z"]);
    ESTIMATES.forEach((estimate, i) => assertDigits(terms[i].estimate, estimate, 12));
    error.forEach((each, i) => assertDigits(terms[i].error, each, 11));
    assertDigits(terms[1].interval[0], low, 11);
    assertDigits(terms[1].p, p, 9);
    assert.equal(terms[1].df, df);
  });
}

Deno.test("errors by two columns never fall below both of their parts", () => {
  // the pairs of clusters are the rows here, and vary more than either
  const rows = MADE_ROWS.map((row, i) => ({ ...row, g: i % 5, h: Math.floor(i / 5) }));
  const error = (cluster: string[]) =>
    linear(rows, { ...options, cluster, errors: "CR1" }).coefficients.a.error;
  assert.ok(error(["g", "h"]) >= Math.min(error(["g"]), error(["h"])));
});

Deno.test("errors are CR2 by one column, CR1 by two, HC3 without", () => {
  const errors = (cluster?: string | string[]) =>
    powerLaw(MADE_ROWS, { ...options, cluster }).errors;
  assert.deepEqual([errors("g"), errors(["g", "kind"]), errors()], ["CR2", "CR1", "HC3"]);
});

// numpy: the whole matrices as in bend_test.ts, A_g = (M_gg)^−½ by eigh, without its eigenvalues
// below 1e-9, as R's clubSandwich; z is the fourth cluster alone
Deno.test("a coefficient that one cluster alone decides has no error, the others keep theirs", () => {
  const rows = MADE_ROWS.map((row) => ({ ...row, kind: row.g === 4 ? "z" : "x" }));
  const fit = linear(rows, { ...options, cluster: "g" });
  assert.equal(fit.why, null);
  const { a, "kind: z": z } = fit.coefficients;
  assertDigits(a.error, 0.024556172653554052, 10);
  assertDigits(a.df, 5.007635905080859, 10);
  assert.deepEqual([Number.isFinite(z.estimate), z.error, z.p], [true, NaN, NaN]);
  assert.match(z.why!, /^Cannot say how sure kind: z is: 4 alone decides it.*widen the filter/);
  assert.match(
    told(timesWithin(factor(powerLaw(rows, { ...options, cluster: "g" }), "kind", "z"))),
    /“…” Cannot say how sure/,
  );
  assert.equal(at(fit, { kind: "z" }).confidence[0], NaN);
});

Deno.test("a row that alone decides a coefficient leaves the others their HC3", () => {
  const rows = MADE_ROWS.map((row, i) => ({ ...row, kind: i === 7 ? "z" : "x" }));
  const { coefficients } = linear(rows, options);
  assert.match(
    coefficients["kind: z"].why!,
    /^Cannot say how sure kind: z is: row 8 alone decides/,
  );
  const without = linear(rows.filter((_, i) => i !== 7), { ...options, by: [] });
  assertDigits(coefficients.a.error, without.coefficients.a.error, 10);
});

Deno.test("errors that do not go with the clusters say which they need", () => {
  const fit = (given: Partial<FitOptions>) => () => linear(MADE_ROWS, { ...options, ...given });
  assert.throws(fit({ errors: "CR2" }), /errors "CR2" need a `cluster`/);
  assert.throws(fit({ errors: "CR2", cluster: ["g", "h"] }), /by two columns are "CR1"/);
  assert.throws(fit({ errors: "HC4" as "HC3" }), /must be one of classical, HC1, HC3, CR1, CR2/);
});
