import assert from "node:assert/strict";
import fc from "../fast_check.ts";
import type { Fit } from "../../lib/stats/fit.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { assertDigits } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";

const fit = (rows: readonly object[]) =>
  powerLaw(rows, { y: "y", x: ["a", "b"], by: "kind", cluster: "g" });
const made = fit(MADE_ROWS);

function assertSame(found: Fit, expected: Fit): void {
  for (const name of ["a", "b", "kind: y", "kind: z"]) {
    const { estimate, interval } = found.coefficients[name], one = expected.coefficients[name];
    assertDigits(estimate, one.estimate, 10, name);
    assertDigits(interval[0], one.interval[0], 9, `interval of ${name}`);
  }
}

Deno.test("the units of x and y change no exponent and no interval", () =>
  fc.assert(fc.property(
    fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    (u, v) =>
      assertSame(fit(MADE_ROWS.map((row) => ({ ...row, y: row.y * u, a: row.a * v }))), made),
  )));

Deno.test("the order of the rows changes nothing", () =>
  fc.assert(fc.property(
    fc.shuffledSubarray(MADE_ROWS, { minLength: MADE_ROWS.length }),
    (rows) => assertSame(fit(rows), made),
  )));

Deno.test("the order of the columns changes nothing", () => {
  const turned = powerLaw(MADE_ROWS, { y: "y", x: ["b", "a"], by: ["kind"], cluster: ["g"] });
  assertSame(turned, made);
  assert.deepEqual(Object.keys(turned.coefficients).slice(0, 3), ["intercept", "b", "a"]);
});

Deno.test("residuals and fitted values add up to the logarithms of y", () =>
  MADE_ROWS.forEach(({ y }, i) =>
    assertDigits(made.residuals[i] + made.fitted[i], Math.log10(y), 12)
  ));

Deno.test("a group of one level is left out, not refused", () => {
  const one = powerLaw(MADE_ROWS.map((row) => ({ ...row, h: "H100" })), {
    y: "y",
    x: ["a", "b"],
    by: ["kind", "h"],
    cluster: "g",
  });
  assertSame(one, made);
  assert.deepEqual(one.levels.h, {
    reference: "H100",
    all: ["H100"],
    most: "H100",
    clusters: { H100: 9 },
  });
});
