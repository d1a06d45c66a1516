import assert from "node:assert/strict";
import { acceptSettings } from "../../lib/settings/fresh.ts";
import { at, factor } from "../../lib/stats/at.ts";
import type { FitOptions } from "../../lib/stats/fit.ts";
import { bend } from "../../lib/stats/bend.ts";
import { choices } from "../../lib/stats/exponents.ts";
import { linear, powerLaw } from "../../lib/stats/laws.ts";
import { mean, quantile, spread } from "../../lib/stats/summaries.ts";
import { MADE_ROWS } from "./made_rows.ts";

const fit = (rows: unknown, given: object = {}) => () =>
  powerLaw(rows as object[], { y: "y", x: "a", ...given } as FitOptions);

Deno.test("a column that no row has is named with those there are", () => {
  assert.throws(
    fit(MADE_ROWS, { by: "kinds" }),
    /^RangeError: No row has a column `kinds`, perhaps `kind`; columns are line, a, b, kind, y, g, h$/,
  );
  assert.throws(fit(MADE_ROWS, { cluster: "base" }), /No row has a column `base`; columns are/);
});

Deno.test("what is no list of rows is answered with a call", () => {
  assert.throws(
    fit({ rows: MADE_ROWS }),
    /^TypeError: Expected a list of rows, found a table: its rows are `.rows`; call lm.powerLaw\(rows, {/,
  );
  assert.throws(fit(undefined), /^TypeError: Expected a list of rows, found undefined/);
  assert.throws(fit([1, 2]), /^TypeError: Expected rows with columns, found 1/);
  assert.throws(fit(MADE_ROWS, { x: undefined }), /^TypeError: `x` must be the name of a column/);
  assert.throws(
    fit(MADE_ROWS, { y: (d: { y: number }) => d.y }),
    /^TypeError: `y` must be .* found a function/,
  );
  assert.throws(
    fit(MADE_ROWS, { cluster: 7 }),
    /^TypeError: `cluster` must be the name of a column, found 7/,
  );
  assert.throws(
    fit(MADE_ROWS, { clusters: "g" }),
    /^TypeError: There is no option `clusters`, perhaps `cluster`; call lm.powerLaw/,
  );
});

Deno.test("a value that has no logarithm is named with its place and the mend", () => {
  const zero = MADE_ROWS.map((row, i) => i > 37 ? { ...row, a: 0 } : row);
  assert.throws(
    fit(zero),
    /^RangeError: `a` is 0 in row 39 \(line 40 of its file\) and 1 more of 40, need a number above 0.*rows.filter\(\(d\) => Number.isFinite\(d.a\) && d.a > 0\)/,
  );
  assert.ok(linear(zero, { y: "y", x: "a" }).n === 40);
  const none = MADE_ROWS.map((row, i) => i === 2 ? { ...row, kind: null } : row);
  assert.throws(
    fit(none, { by: "kind" }),
    /`kind` is null in row 3 .*, need a value; .*d.kind != null/,
  );
});

Deno.test("too few rows, a column of one value, columns that follow from others are sentences", () => {
  const few = [
    [fit([]), /^There are no rows; widen the filter$/],
    [fit(MADE_ROWS.slice(0, 2)), /^Cannot fit: found 2 rows for the effects of a, need 3; widen/],
    [
      fit(MADE_ROWS.map((row) => ({ ...row, a: 7 }))),
      /^Cannot fit: a has one value in all 40 rows/,
    ],
    [
      fit(MADE_ROWS.map((row) => ({ ...row, a: row.b ** 2 })), { x: ["b", "a"] }),
      /^Cannot fit: a follows from b, so that their effects cannot be told apart/,
    ],
    [
      fit(MADE_ROWS.map((row) => ({ ...row, h: row.kind })), { by: ["kind", "h"] }),
      /^Cannot fit: h: y follows from kind: y, /,
    ],
    [
      fit(MADE_ROWS.map((row) => ({ ...row, base: "Qwen3-8B" })), { cluster: "base" }),
      /^Cannot compute errors: all 40 rows have the same base \(Qwen3-8B\), need 2 different ones/,
    ],
  ] as const;
  for (const [call, why] of few) {
    const found = call();
    assert.match(found.why ?? "", why);
    assert.deepEqual(factor(found, "a", 2).interval, [NaN, NaN]);
  }
});

Deno.test("wrong options are named of no rows too, one name is no list, and no text is a number", () => {
  assert.throws(fit([], { clusters: "g" }), /no option `clusters`, perhaps `cluster`; call/);
  assert.throws(
    fit(MADE_ROWS, { y: ["y"] }),
    /^TypeError: `y` must be the name of a column, found a list/,
  );
  const bent = { y: "y", x: ["a", "b"], at: 2 } as never;
  assert.throws(
    () => bend(MADE_ROWS, bent),
    /^TypeError: `x` must be .* found a list; call lm.bend/,
  );
  assert.throws(
    () => mean(MADE_ROWS, "kind"),
    /^TypeError: lm.mean\(\) got "x"; it takes a column of numbers, `kind` has/,
  );
  assert.throws(
    () => quantile(MADE_ROWS, "a", 50),
    /got 50; it takes a share from 0 to 1: lm.quantile/,
  );
  assert.throws(
    () => spread(linear(MADE_ROWS, { y: "y", x: "a" })),
    /got "linear"; it takes a fit of logarithms: lm.spread\(fit\)$/,
  );
  assert.throws(
    () => choices([null] as never),
    /^TypeError: lm.choices\(\) got null; it takes a list of/,
  );
  const line = linear(MADE_ROWS, { y: "y", x: "a" });
  assert.throws(
    () => at(line, null as never),
    /^TypeError: lm.at\(\) got null; it takes a fit and a place: lm/,
  );
});

Deno.test("numbers without a square and columns called as the constant are refused", () => {
  const rows = MADE_ROWS.map((row) => ({ ...row, intercept: row.a, "a b": NaN, y: row.y * 1e300 }));
  const line = (x: string) => () => linear(rows, { y: "y", x });
  assert.throws(
    line("a"),
    /^RangeError: `y` is 4\.\d+e\+300 in row 1; choose another unit for it$/,
  );
  assert.throws(line("intercept"), /^RangeError: A column cannot be called `intercept`/);
  assert.throws(line("a b"), /rows.filter\(\(d\) => Number.isFinite\(d\["a b"\]\)\)$/);
});

Deno.test("fits and rows of earlier settings are refused", () => {
  acceptSettings();
  const made = linear(MADE_ROWS, { y: "y", x: "a" });
  assert.ok(at(made).estimate > 0);
  acceptSettings();
  assert.throws(() => at(made), /made under other settings than those of now/);
});
