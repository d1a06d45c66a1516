import assert from "node:assert/strict";
import * as words from "../../lib/words/numbers.ts";
import { source } from "../../lib/words/source.ts";

const within = (estimate: number, low: number, high: number, unit?: string) =>
  words.within({ estimate, interval: [low, high] }, unit);
const times = (estimate: number, low: number, high: number) =>
  words.timesWithin({ estimate, interval: [low, high] });

Deno.test("an estimate and its interval share their decimals", () => {
  assert.equal(within(0.8857, 0.7207, 1.0506), "0.89 (0.72 to 1.05)");
  assert.equal(within(1.2345, 1.051, 1.412), "1.23 (1.05 to 1.41)");
  assert.equal(within(-0.5226, -0.5928, -0.4524), "−0.52 (−0.59 to −0.45)");
  assert.equal(within(0.0012, -0.21, 0.22), "0.0012 (−0.21 to 0.22)");
  assert.equal(within(1234.5, 1050, 1410), "1,230 (1,050 to 1,410)");
  assert.equal(within(0.82, 0.8199, 0.8201), "0.820 (0.820 to 0.820)");
  assert.equal(
    words.within({ estimate: 2, confidence: [1, 3] }, "kWh"),
    "2.00\u202fkWh (1.00 to 3.00)",
  );
});

Deno.test("a factor has two digits, and one more where they would hide its interval", () => {
  assert.equal(times(12.34, 10.1, 15.2), "12 times (10 to 15)");
  assert.equal(times(0.6907, 0.66, 0.72), "0.69 times (0.66 to 0.72)");
  assert.equal(times(1.04, 1.01, 1.07), "1.04 times (1.01 to 1.07)");
  assert.equal(times(1.12, 0.87, 1.43), "1.1 times (0.87 to 1.4)");
});

Deno.test("what nobody knows becomes the sentence that cannot be told, and why", () => {
  const none = { estimate: NaN, interval: [NaN, NaN] as const, why: "There are 2 rows, need 3" };
  assert.equal(
    words.told(`Twice the size takes ${words.timesWithin(none)}, ${words.number(none)} in all.`),
    "Cannot tell: “Twice the size takes …, … in all.” There are 2 rows, need 3.",
  );
  const unknown = [NaN, Infinity].flatMap((n) =>
    [words.number, words.times, words.percent, words.money, words.billions].map((say) => say(n))
  );
  for (const text of [...unknown, words.count(NaN, "row"), words.within(none, "kWh")]) {
    assert.match(words.told(text), /^Cannot tell: “…” /);
  }
  assert.match(words.told(words.times(1 / 0)), /A number in it is infinite: a division by 0\.$/);
  assert.equal(words.told("7 B, 58 % of 3 kWh, 2 Bs"), "7\u202fB, 58\u202f% of 3\u202fkWh, 2 Bs");
  assert.equal(words.told("the model ⁇ takes 2.0 times"), "the model ⁇ takes 2.0 times");
});

Deno.test("an interval that says nothing is no number", () => {
  const wide = "Cannot tell: “…” The interval is too wide to tell.";
  assert.equal(words.told(times(5, 0.1, 150)), wide);
  assert.equal(words.told(times(120, 1, Infinity)), wide);
  assert.equal(words.told(within(0.9, -310, 315)), wide);
  assert.equal(words.told(words.times({ estimate: 2, interval: [1e-9, 1e9] } as never)), wide);
  assert.equal(within(0.9, -31, 33), "0.90 (−31.0 to 33.0)");
});

Deno.test("dates, prices, shares, counts and lists read as people write them", () => {
  assert.deepEqual(["2026-02-16", "2026-11", "2024"].map(words.date), [
    "16 February 2026",
    "November 2026",
    "2024",
  ]);
  assert.throws(() => words.date("2026-13-01"), /^RangeError: Cannot read the date "2026-13-01"; /);
  assert.equal(words.number(1234.5), "1,230");
  assert.equal(words.times({ estimate: 1.7707 }), "1.8 times");
  assert.equal(words.percent(0.863), "86\u202f%");
  assert.equal(words.count(1, "offer"), "1 offer");
  assert.equal(words.count(2831, "entry", "entries"), "2,831 entries");
  assert.equal(words.list(["H100", "B200"]), "H100 and B200");
  assert.equal(words.billions(0.135), "135\u202fM");
  const prices = [1234.5, 12.3, 0.42, 0.0042].map((dollars) => words.money(dollars));
  assert.deepEqual(prices, ["$1,235", "$12.30", "$0.42", "$0.0042"]);
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
