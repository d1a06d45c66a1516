import assert from "node:assert/strict";
import { acceptSettings, checkFresh, stamp } from "../../lib/settings/fresh.ts";
import { keep } from "../../lib/settings/keep.ts";
import { settings } from "../../lib/settings/settings.ts";
import { TABLES } from "../../lib/tables/all.ts";
import refused from "../cases/settings_refused.json" with { type: "json" };

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

for (const [what, given, message] of [...refused, ["NaN", { served: { pue: NaN } }, "be NaN"]]) {
  Deno.test(`a setting is refused and named: ${what}`, () => {
    const says = (error: unknown) => String(error).includes(message as string);
    assert.throws(() => settings(given as never), says);
    assert.throws(() => checkFresh(), ({ message, stack }) => {
      assert.match(message, /^Nothing is shown: the settings were refused above/);
      return stack === `Error: ${message}`;
    });
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
    /^RangeError: `served.hardware` \(Hardware\) has no value "H10", perhaps "H100"; known are "H100", "B200", "L4"/,
  );
});

Deno.test("keep() says which setting left no row", () =>
  assert.throws(
    () => keep(table, { hardware: "H100", minParamsB: 100 }),
    /^RangeError: No row is left: `served.minParamsB` \(Smallest model: below 100.B\) left out the last 2 of 4/,
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
  assert.throws(() => checkFresh(), /settings were refused above/);
  settings({ served: {} });
});

Deno.test("what a cell gives keep() beside the settings of its table is no fault of the settings", () => {
  const { served, scores, offers } = settings({
    ...{ served: {}, scores: { benchmark: "GPQA Diamond" }, offers: { provider: "X" } },
  });
  const sold = { ...table, filters: TABLES.offers.filters };
  const wrong = [[table, scores], [[], served], [table, { hardware: "X" }], [sold, offers]];
  for (const [from, own] of wrong) {
    assert.throws(() => keep(from as never, own as never), ({ message, stack }) => {
      return /^(lm.keep\(\) got (a list|the settings of (scores|offers); rows of served)|`served.hard)/
        .test(message) &&
        stack?.split("\n").length === 1;
    });
    checkFresh();
  }
});
