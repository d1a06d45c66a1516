import assert from "node:assert/strict";
import type { FitOptions } from "../../lib/stats/fit.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { casesOf, only, ROWS } from "./rows.ts";

type Case = {
  table: string;
  keep: Record<string, string[]>;
  options: FitOptions;
  expected: null | {
    n: number;
    clusters: number;
    rSquared: number;
    estimates: Record<string, number>;
    CR1: Record<string, number[]> | null;
    CR2: Record<string, number[]> | null;
  };
};

const close = (actual: number, expected: number, what: string) => {
  const off = Math.abs(actual - expected);
  assert.ok(off <= 1e-9 * Math.abs(expected) + 1e-12, `${what}: ${actual}, expected ${expected}`);
};

Deno.test("powerLaw() gives what the former core gave on random settings of the shipped tables", () => {
  const { cases } = casesOf("stats_oracle") as { cases: Case[] };
  cases.forEach(({ table, keep, options, expected }, number) => {
    const { minParamsB: [least] = ["0"], scorePercentAbove0, ...levels } = keep;
    const rows = only(ROWS[table], levels).filter((row) => {
      const { paramsB, scorePercent } = row as { paramsB: number; scorePercent: number };
      return paramsB >= Number(least) && (!scorePercentAbove0 || scorePercent > 0);
    });
    for (const errors of ["CR1", "CR2"] as const) {
      const intervals = expected?.[errors] ?? null;
      if (expected === null || intervals === null) {
        // the former core refused a fit as a whole for one coefficient
        const { why, coefficients } = powerLaw(rows, { ...options, errors });
        assert.ok(why ?? Object.values(coefficients).some((one) => one.why), `case ${number}`);
        continue;
      }
      const fit = powerLaw(rows, { ...options, errors }), { n, clusters } = expected;
      assert.deepEqual([fit.n, fit.clusters], [n, clusters], `case ${number}`);
      close(fit.rSquared, expected.rSquared, `R² of case ${number}`);
      for (const [name, estimate] of Object.entries(expected.estimates)) {
        close(fit.coefficients[name].estimate, estimate, `${name} of case ${number}`);
      }
      for (const [name, interval] of Object.entries(intervals)) {
        interval.forEach((end, i) =>
          close(fit.coefficients[name].interval[i], end, `${errors} ${name} of case ${number}`)
        );
      }
    }
  });
});
