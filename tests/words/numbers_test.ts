import assert from "node:assert/strict";
import * as numbers from "../../lib/words/numbers.ts";
import * as quantities from "../../lib/words/quantity.ts";
import { source } from "../../lib/words/source.ts";
import CASES from "../cases/words.json" with { type: "json" };

const say = { ...quantities, ...numbers } as unknown as Record<
  string,
  (...args: unknown[]) => string
>;

Deno.test("numbers, intervals, dates, shares, counts and lists are written for people", () => {
  for (const [name, given, text] of CASES as [string, unknown[], string][]) {
    assert.equal(say[name](...given).replaceAll("\u202f", " "), text, `${name}: ${given}`);
  }
  assert.equal(numbers.told("7 B, 58 % of 3 kWh"), "7\u202fB, 58\u202f% of 3\u202fkWh");
  for (const day of ["2026-13-01", "2026-02-31", "May"]) {
    assert.throws(() => numbers.date(day), /^RangeError: Cannot read the date "/);
  }
});

Deno.test("what nobody knows becomes the sentence that cannot be told, and why", () => {
  const none = { estimate: NaN, interval: [NaN, NaN] as const, why: "There are 2 rows, need 3" };
  assert.equal(
    numbers.told(
      `Twice the size takes ${numbers.timesWithin(none)}, ${numbers.number(none)} in all.`,
    ),
    "Cannot tell: “Twice the size takes …, … in all.” There are 2 rows, need 3.",
  );
  const unknown = [NaN, Infinity].flatMap((n) =>
    ["number", "times", "percent", "money", "billions"].map((name) => say[name](n))
  );
  for (const text of [...unknown, numbers.count(NaN, "row"), numbers.within(none, "kWh")]) {
    assert.match(numbers.told(text), /^Cannot tell: “…” /);
  }
  assert.match(
    numbers.told(numbers.times(1 / 0)),
    / A number in it is infinite: a division by 0\.$/,
  );
});

Deno.test("an interval that says nothing is no number", () => {
  for (
    const [name, estimate, low, high] of [
      ["timesWithin", 5, 0.1, 150],
      ["timesWithin", 120, 1, Infinity],
      ["within", 0.9, -310, 315],
      ["times", 2, 1e-9, 1e9],
    ] as const
  ) {
    const told = numbers.told(say[name]({ estimate, interval: [low, high] }));
    assert.equal(told, "Cannot tell: “…” The interval is too wide to tell.");
  }
});

Deno.test("the source of one's own file is its name alone", () => {
  const origin = { source: "mine.csv", url: null, date: null, licence: null, warning: null };
  const own = { rows: [{}], origin: { ...origin, files: ["mine.csv"], own: true } };
  assert.equal(source(own), "mine.csv (1 row)");
  const shipped = { ...origin, source: "A list", date: "2026-11", files: ["a.csv", "b.csv"] };
  assert.equal(
    source({ rows: [{}, {}], origin: { ...shipped, own: false } }, own),
    "A list, state of November 2026 (a.csv and b.csv, 2 rows); mine.csv (1 row)",
  );
});
