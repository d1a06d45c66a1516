import assert from "node:assert/strict";
import { type Fit, type FitOptions, fitOrNone, type Law } from "../../lib/stats/fit.ts";
import { assertDigits } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { casesOf, only, ROWS } from "./rows.ts";

/** Served rows with chat as the task that others are compared with: it comes first. */
const servedFromChat = ROWS.served.map((row) => {
  const { task } = row as { task: string };
  return { ...row, task: task === "lm-arena-chat" ? " chat" : task };
});
const TABLES: typeof ROWS = { ...ROWS, servedFromChat, made: MADE_ROWS };

/** A fit, and what other programs or the former core find; `interval` may hold its lower end alone. */
type Case = {
  law: Law;
  rows: string;
  keep?: Record<string, string[]>;
  /** The least values of columns, and what they are above. */
  least?: Record<string, number>;
  above?: Record<string, number>;
  options: FitOptions;
  /** Too few rows or clusters for the fit, or for one of its coefficients. */
  refused?: boolean;
  coefficients?: Record<string, Record<string, number | number[]>>;
} & Partial<Pick<Fit, "n" | "clusters" | "errors" | "rSquared">>;

type Group = { of: string; digits: Record<string, number>; cases: Case[] };

for (const { of, digits, cases } of casesOf("fits") as Group[]) {
  Deno.test(`fits are those of the source: ${of}`, () => {
    cases.forEach((each, number) => {
      const { law, rows, keep = {}, least = {}, above = {}, options, refused, ...expected } = each;
      const is = (row: object, column: string) => (row as Record<string, number>)[column];
      const fit = fitOrNone(
        law,
        only(TABLES[rows], keep).filter((row) =>
          Object.entries(least).every(([column, value]) => is(row, column) >= value) &&
          Object.entries(above).every(([column, value]) => is(row, column) > value)
        ),
        options,
      );
      const { coefficients = {}, rSquared, ...about } = expected, what = `case ${number} of ${of}`;
      if (refused) {
        assert.ok(fit.why ?? Object.values(fit.coefficients).some(({ why }) => why), what);
        return;
      }
      for (const [name, value] of Object.entries(about)) {
        assert.equal(fit[name as keyof Fit], value, `${name} of ${what}`);
      }
      if (rSquared !== undefined) {
        assertDigits(fit.rSquared, rSquared, digits.rSquared, `R² of ${what}`);
      }
      for (const [term, numbers] of Object.entries(coefficients)) {
        for (const [name, value] of Object.entries(numbers)) {
          const found = [fit.coefficients[term][name as "estimate" | "interval"]].flat();
          const nothing = name === "interval" ? 1e-12 : 0; // an end may lie at 0
          [value].flat().forEach((one, i) => {
            if (Math.abs(found[i] - one) <= nothing) return;
            assertDigits(found[i], one, digits[name], `${name} of ${term} of ${what}`);
          });
        }
      }
    });
  });
}
