import assert from "node:assert/strict";
import { acceptSettings } from "../../lib/settings/fresh.ts";
import { at, factor } from "../../lib/stats/at.ts";
import { bend } from "../../lib/stats/bend.ts";
import { choices } from "../../lib/stats/exponents.ts";
import type { FitOptions } from "../../lib/stats/fit.ts";
import { linear, powerLaw } from "../../lib/stats/laws.ts";
import { mean, quantile, spread } from "../../lib/stats/summaries.ts";
import { MADE_ROWS } from "./made_rows.ts";

const fit = (rows: unknown, given: object = {}) =>
  powerLaw(rows as object[], { y: "y", x: "a", ...given } as FitOptions);
const made = (change: object) => MADE_ROWS.map((row) => ({ ...row, ...change }));
const line = linear(MADE_ROWS, { y: "y", x: "a" });

const WRONG: [() => unknown, RegExp][] = [
  // columns
  [
    () => fit(MADE_ROWS, { by: "kinds" }),
    /^RangeError: No row has a column `kinds`, perhaps `kind`; columns are line, a, b, kind, y, g, h$/,
  ],
  [() => fit(MADE_ROWS, { cluster: "base" }), /No row has a column `base`; columns are/],
  [() => fit(made({ intercept: 1 }), { x: "intercept" }), /A column cannot be called `intercept`/],
  // rows
  [
    () => fit({ rows: MADE_ROWS }),
    /^TypeError: Expected a list of rows, found a table: its rows are `.rows`; call lm.powerLaw\(rows, {/,
  ],
  [() => fit(undefined), /^TypeError: Expected a list of rows, found undefined/],
  [() => fit([1, 2]), /^TypeError: Expected rows with columns, found 1/],
  // options
  [() => fit(MADE_ROWS, { x: undefined }), /^TypeError: `x` must be the name of a column/],
  [() => fit(MADE_ROWS, { y: () => 1 }), /^TypeError: `y` must be .* found a function/],
  [
    () => fit(MADE_ROWS, { y: ["y"] }),
    /^TypeError: `y` must be the name of a column, found a list/,
  ],
  [() => fit(MADE_ROWS, { cluster: 7 }), /^TypeError: `cluster` must be the name .*, found 7/],
  [
    () => fit([], { clusters: "g" }),
    /^TypeError: There is no option `clusters`, perhaps `cluster`; call lm.powerLaw/,
  ],
  [
    () => bend(MADE_ROWS, { y: "y", x: ["a", "b"], at: 2 } as never),
    /^TypeError: `x` must be .* found a list; call lm.bend/,
  ],
  [() => choices([null] as never), /^TypeError: lm.choices\(\) got null; it takes a list of/],
  [
    () => choices([{ name: "all", rows: MADE_ROWS, y: "y", x: "c" }]),
    /^RangeError: No row has a column `c`/,
  ],
  [() => at(line, null as never), /^TypeError: lm.at\(\) got null; it takes a fit and a place: lm/],
  [() => quantile(MADE_ROWS, "a", 50), /got 50; it takes a share from 0 to 1: lm.quantile/],
  [() => spread(line), /got "linear"; it takes a fit of logarithms: lm.spread\(fit\)$/],
  // values
  [
    () => mean(MADE_ROWS, "kind"),
    /^TypeError: lm.mean\(\) got "x"; it takes a column of numbers, `kind` has/,
  ],
  [
    () => fit(MADE_ROWS.map((row, i) => i > 37 ? { ...row, a: 0 } : row)),
    /^RangeError: `a` is 0 in row 39 \(line 40 of its file\) and 1 more of 40, need a number above 0.*rows.filter\(\(d\) => Number.isFinite\(d.a\) && d.a > 0\)/,
  ],
  [
    () => fit(MADE_ROWS.map((row, i) => i === 2 ? { ...row, kind: null } : row), { by: "kind" }),
    /`kind` is null in row 3 .*, need a value; .*d.kind != null/,
  ],
  [
    () => linear(made({ "a b": NaN }), { y: "y", x: "a b" }),
    /rows.filter\(\(d\) => Number.isFinite\(d\["a b"\]\)\)$/,
  ],
  [
    () => linear(made({ y: 4e300 }), { y: "y", x: "a" }),
    /^RangeError: `y` is 4e\+300 in row 1; choose another unit for it$/,
  ],
];

Deno.test("what cannot be fitted is named with its place, what there is, and the mend", () => {
  for (const [call, message] of WRONG) assert.throws(call, message);
  assert.ok(linear(made({ a: 0 }).concat(MADE_ROWS), { y: "y", x: "a" }).n === 80);
});

Deno.test("too few rows, a column of one value, columns that follow from others are sentences", () => {
  const few: [object[], object, RegExp][] = [
    [[], {}, /^There are no rows; widen the filter$/],
    [MADE_ROWS.slice(0, 2), {}, /^Cannot fit: found 2 rows for the effects of a, need 3; widen/],
    [made({ a: 7 }), {}, /^Cannot fit: a has one value in all 40 rows/],
    [
      MADE_ROWS.map((row) => ({ ...row, a: row.b ** 2 })),
      { x: ["b", "a"] },
      /^Cannot fit: a follows from b, so that their effects cannot be told apart/,
    ],
    [
      MADE_ROWS.map((row) => ({ ...row, h: row.kind })),
      { by: ["kind", "h"] },
      /^Cannot fit: h: y follows from kind: y, /,
    ],
    [
      made({ base: "Qwen3-8B" }),
      { cluster: "base" },
      /^Cannot compute errors: all 40 rows have the same base \(Qwen3-8B\), need 2 different ones/,
    ],
  ];
  for (const [rows, given, why] of few) {
    const found = fit(rows, given);
    assert.match(found.why ?? "", why);
    assert.deepEqual(factor(found, "a", 2).interval, [NaN, NaN]);
  }
});

Deno.test("fits and rows of earlier settings are refused", () => {
  acceptSettings();
  const made = linear(MADE_ROWS, { y: "y", x: "a" });
  assert.ok(at(made).estimate > 0);
  acceptSettings();
  assert.throws(() => at(made), /made under other settings than those of now/);
});
