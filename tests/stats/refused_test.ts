import assert from "node:assert/strict";
import { acceptSettings } from "../../lib/settings/fresh.ts";
import { at, factor } from "../../lib/stats/at.ts";
import { bend } from "../../lib/stats/bend.ts";
import { choices } from "../../lib/stats/exponents.ts";
import { linear, powerLaw } from "../../lib/stats/laws.ts";
import { mean, quantile, spread } from "../../lib/stats/summaries.ts";
import CASES from "../cases/wrong_fits.json" with { type: "json" };
import { MADE_ROWS } from "./made_rows.ts";

const rows = MADE_ROWS.map((row) => ({ ...row, also: row.kind, powerOfB: row.b ** 2 }));
const line = linear(MADE_ROWS, { y: "y", x: "a" });

/** A fit of the first so many rows, of which those from one on are changed. */
type Case = {
  law?: "linear";
  rows?: number;
  change?: object;
  row?: number;
  options?: object;
  error?: string;
  why?: string;
};

Deno.test("what cannot be fitted is named with its place, what there is, and the mend", () => {
  for (const { law, rows: count, change, row = 0, options, error, why } of CASES as Case[]) {
    const own = rows.slice(0, count).map((each, i) => i >= row ? { ...each, ...change } : each);
    const fit = () => (law ? linear : powerLaw)(own, { y: "y", x: "a", ...options });
    if (error) {
      assert.throws(fit, new RegExp(error));
      continue;
    }
    const found = fit();
    assert.match(found.why ?? "", new RegExp(why!));
    assert.deepEqual(factor(found, "a", 2).interval, [NaN, NaN]);
  }
});

// deno-lint-ignore no-explicit-any -- what nobody should pass
const fit = (...given: any) => powerLaw(given[0], { y: "y", x: "a", ...given[1] });

const WRONG: [() => unknown, RegExp][] = [
  [() => fit({ rows }), /^TypeError: Expected a list of rows, found a table: its rows are `.rows`/],
  [() => fit(undefined), /^TypeError: Expected a list of rows, found undefined; call lm.powerLaw/],
  [() => fit([1, 2]), /^TypeError: Expected rows with columns, found 1/],
  [() => fit(rows, { y: () => 1 }), /^TypeError: `y` must be .* found a function/],
  [() => bend(rows, { y: "y", x: ["a"], at: 2 } as never), /`x` must be .* list; call lm.bend/],
  [() => choices([null] as never), /^TypeError: lm.choices\(\) got null; it takes a list of/],
  [() => choices([{ name: "all", rows, y: "y", x: "c" }]), /^RangeError: No row has a column `c`/],
  [() => at(line, null as never), /^TypeError: lm.at\(\) got null; it takes a fit and a place: lm/],
  [() => quantile(rows, "a", 50), /got 50; it takes a share from 0 to 1: lm.quantile/],
  [() => spread(line), /got "linear"; it takes a fit of logarithms: lm.spread\(fit\)$/],
  [() => mean([{ a: 1 }, { a: "5" }], "a"), /got "5"; it takes a column of numbers, `a` has texts/],
  [() => mean(rows, "kind"), /lm.mean\(\) got "x"; it takes a column of numbers, `kind` has/],
];

Deno.test("what is no rows, no options or no fit is named, with a call", () => {
  for (const [call, message] of WRONG) assert.throws(call, message);
});

Deno.test("fits and rows of earlier settings are refused", () => {
  acceptSettings();
  const made = linear(MADE_ROWS, { y: "y", x: "a" });
  assert.ok(at(made).estimate > 0);
  acceptSettings();
  assert.throws(() => at(made), /made under other settings than those of now/);
});
