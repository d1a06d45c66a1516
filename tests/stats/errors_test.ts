import assert from "node:assert/strict";
import type { FitOptions } from "../../lib/stats/fit.ts";
import { at, factor } from "../../lib/stats/at.ts";
import { linear, powerLaw } from "../../lib/stats/laws.ts";
import { timesWithin, told } from "../../lib/words/numbers.ts";
import { assertDigits } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";

const options: FitOptions = { y: "y", x: ["a", "b"], by: "kind" };
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
