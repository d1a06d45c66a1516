import assert from "node:assert/strict";
import { acceptSettings, checkFresh, stamp } from "../../lib/settings/fresh.ts";
import { keep } from "../../lib/settings/keep.ts";
import { settings } from "../../lib/settings/settings.ts";
import { TABLES } from "../../lib/tables/all.ts";

const row = (model: string, hardware: string, paramsB: number | null) => ({
  model,
  hardware,
  paramsB,
});
const table = {
  name: "served",
  rows: [row("a", "H100", 8), row("a", "B200", 8), row("b", "H100", 70), row("c", "L4", null)],
  leftOut: [{ why: "no energy", count: 2 }],
  filters: TABLES.served.filters,
};

Deno.test("settings are completed, frozen, and only of the tables that were named", () => {
  const all = settings({ studyPrices: { payment: "API", minParamsB: 3 }, grid: {} });
  assert.deepEqual(all, {
    studyPrices: {
      ...{ payment: ["API"], doubted: "all", minParamsB: 3, maxParamsB: null },
      ...{ fit: "linear", slmLimitB: 7, xScale: "log", yScale: "log" },
    },
    grid: { country: "all" },
  });
  assert.throws(() => Object.assign(all.grid, { country: "x" }), TypeError);
  assert.deepEqual(settings({ offers: {} }).offers.offer, ["list"]);
});

const refused: [string, unknown, RegExp][] = [
  ["a table", { servd: {} }, /^RangeError: There is no table `servd`; perhaps `served`/],
  [
    "a setting outside its table",
    { hardware: "H100" },
    /write \{ served: \{ hardware: … \} \}/,
  ],
  ["a near miss", { served: { hardwear: 1 } }, /served has no setting `hardwear`; perhaps `hardw/],
  ["no near miss", { served: { zzz: 1 } }, /no setting `zzz`; known are `hardware`, `task`/],
  ["NaN", { served: { minParamsB: NaN } }, /`served.minParamsB` \(Smallest model\) cannot be NaN;/],
  ["-1", { served: { maxParamsB: -1 } }, /cannot be -1; it takes 0 or more, or null for no limit/],
  [
    "a negative amount",
    { served: { myMillionTokens: -1 } },
    /cannot be -1; it takes a number above 0 and up to 1,000,000,000,000$/,
  ],
  [
    "less than the least",
    { served: { pue: 0.5 } },
    /cannot be 0.5; it takes a number from 1 to 5$/,
  ],
  [
    "more than the most",
    { served: { pue: 1e300 } },
    /cannot be 1e\+300; it takes a number from 1 to 5$/,
  ],
  [
    "least above greatest",
    { served: { minParamsB: 70, maxParamsB: 7 } },
    /`served.minParamsB` \(70\) is above `served.maxParamsB` \(7\): no row can be both/,
  ],
  [
    "an empty list",
    { served: { hardware: [] } },
    /cannot be an empty list; it takes "all" or a list of "H/,
  ],
  [
    "an unknown way",
    { evaluations: { fit: "cubic" } },
    /cannot be "cubic"; it takes one of "power law", "linear", "exponential"$/,
  ],
  ["no object", 7, /^TypeError: lm.settings\(\) got 7; it takes .* lm.settings\(\{ served: /],
];
for (const [what, given, message] of refused) {
  Deno.test(`a setting is refused and named: ${what}`, () => {
    assert.throws(() => settings(given as never), message);
    assert.throws(() => checkFresh(), /^Error: Nothing is shown: the settings were refused \(/);
    acceptSettings();
  });
}

Deno.test("keep() counts what each setting leaves out of what those before it left", () =>
  assert.deepEqual(keep(table, { maxParamsB: 10, hardware: ["B200", "L4"] }), {
    ...table,
    rows: [row("a", "B200", 8)],
    leftOut: [
      { why: "no energy", count: 2 },
      { why: "Hardware is not B200 or L4", count: 2 },
      { why: "Largest model: unknown", count: 1 },
    ],
  }));

Deno.test("keep() takes a value that only a person's own rows have, and names the known ones", () => {
  assert.equal(keep(table, { hardware: ["L4"] }).rows.length, 1);
  assert.throws(
    () => keep(table, { hardware: "H10" }),
    /^RangeError: `hardware` has no value "H10", perhaps "H100"; known are "H100", "B200", "L4"/,
  );
});

Deno.test("keep() says which setting left no row", () =>
  assert.throws(
    () => keep(table, { hardware: "H100", minParamsB: 100 }),
    /^RangeError: No row is left: `minParamsB` \(Smallest model: below 100.B\) left out the last 2 of 4/,
  ));

Deno.test("keep() says what it takes", () =>
  assert.throws(
    () => keep([] as never),
    /^TypeError: lm.keep\(\) got a list; it takes a table and settings, such as lm.keep\(lm.load/,
  ));

Deno.test("rows and what is made of them are refused once the settings are run again", () => {
  const kept = keep(table, settings({ served: {} }).served);
  const fit = stamp({ n: 1 }, kept.rows), some = kept.rows.filter(({ model }) => model === "a");
  checkFresh(kept, kept.rows, some, fit, table, [{ own: 1 }], "text", null);
  settings({ served: {} });
  for (const old of [kept, kept.rows, some, fit]) {
    assert.throws(() => checkFresh(old), /made under other settings than those of now; run the c/);
  }
  checkFresh(table, [{ own: 1 }]);
});

Deno.test("settings that are awaited are those of a settings cell that did not run", () => {
  (settings as () => unknown)();
  assert.throws(
    () => checkFresh(),
    /^Error: Nothing is shown: the settings cell has not run since/,
  );
  settings({ served: {} });
  checkFresh();
});

Deno.test("a value of the settings cell that keep() refuses counts as refused settings", () => {
  const wrong = settings({ served: { hardware: "X" } });
  assert.throws(() => keep(table, wrong.served), RangeError);
  assert.throws(() => checkFresh(), /settings were refused \(`hardware` has no value "X"/);
  settings({ served: {} });
  assert.throws(() => keep(table, { hardware: "X" }), RangeError);
  checkFresh();
});
